import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askingOn, platforms, wayOf } from '../../src/conversation/asking.ts';
import { OWN_CLOCK } from '../../src/store/chats.ts';

const publicUrl = 'https://tangguh.example.id';

describe('how a NIK may be had', () => {
  it('is written down for every channel', () => {
    const folders = readdirSync('src/channels', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const name of [...folders.map(({ name }) => name), OWN_CLOCK]) expect(Object.keys(platforms)).toContain(name);
  });

  it.each([
    ['whatsapp', publicUrl, false, 'link'],
    ['whatsapp-cloud', publicUrl, false, 'link'],
    ['whatsapp', undefined, false, 'none'],
    ['whatsapp-cloud', undefined, false, 'none'],
    ['whatsapp', publicUrl, true, 'chat'],
    ['telegram', publicUrl, false, 'chat'],
    ['telegram', undefined, false, 'chat'],
    ['web', publicUrl, false, 'chat'],
    ['terminal', undefined, false, 'chat'],
    ['a channel that nobody wrote down', publicUrl, false, 'link'],
    ['a channel that nobody wrote down', undefined, false, 'none'],
  ] as const)('on %s with the address %s, asking allowed: %s, is by %s', (channel, publicUrl, askInChat, way) => {
    expect(wayOf(askingOn(channel, { publicUrl, askInChat }))).toBe(way);
  });

  it.each([
    ['telegram', publicUrl, true],
    ['telegram', undefined, false],
    ['whatsapp', publicUrl, true],
    ['web', publicUrl, false],
    ['terminal', publicUrl, false],
    [OWN_CLOCK, publicUrl, false],
  ])('on %s with the address %s can be by a link too: %s', (channel, publicUrl, byLink) => {
    expect(askingOn(channel, { publicUrl, askInChat: true }).byLink).toBe(byLink);
  });
});
