import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SECRET, type TelegramRig, telegramRig, type Way, ways } from './telegram-rig.ts';

async function rigged(way: Way): Promise<TelegramRig> {
  const rig = await telegramRig(way);
  onTestFinished(rig.stop);
  return rig;
}

describe('the webhook', () => {
  const update = { update_id: 1, message: { message_id: 1, date: 1, chat: { id: 55, type: 'private' }, text: 'a' } };
  const post = ({ url }: TelegramRig, body: string, secret = SECRET) =>
    fetch(url, { method: 'POST', body, headers: { 'x-telegram-bot-api-secret-token': secret } }).then((r) => r.status);

  it('hears nobody who does not know its secret', async () => {
    const rig = await rigged('webhook');
    const body = JSON.stringify(update);
    for (const secret of ['', 'falsch', `${SECRET}x`, SECRET.slice(1)]) expect(await post(rig, body, secret)).toBe(401);
    expect(await fetch(rig.url, { method: 'POST', body }).then((r) => r.status)).toBe(401);
    expect(rig.heard).toEqual([]);
    expect(await post(rig, body)).toBe(200);
    expect(rig.heard).toHaveLength(1);
  });

  it.each(['', '{"update_id":', '[]', 'null', '{"message":{}}'])('refuses the broken update %j', async (body) => {
    const rig = await rigged('webhook');
    expect(await post(rig, body)).toBe(400);
  });

  it('says when an update could not be stored, and takes what it does not need', async () => {
    const rig = await rigged('webhook');
    rig.state.failing = true;
    expect(await post(rig, JSON.stringify(update))).toBe(503);
    expect(await post(rig, JSON.stringify({ update_id: 2, edited_message: update.message }))).toBe(200);
  });
});

describe.each(ways)('while storing fails, by %s', (way) => {
  it('nothing is confirmed and nothing is lost, and afterwards it is heard in order', async () => {
    const rig = await rigged(way);
    rig.state.failing = true;
    const before = rig.side.calls.length;
    const said = ['satu', 'dua', 'tiga'];
    for (const text of said) rig.person.says(text);
    await vi.waitUntil(() => rig.state.tries > 6);
    expect(rig.heard).toEqual([]);
    expect(rig.side.queued()).toBe(said.length);
    expect(rig.side.calls.slice(before).filter(({ method }) => method === 'getUpdates')).toEqual([]);
    rig.state.failing = false;
    await vi.waitUntil(() => rig.side.queued() === 0);
    expect(rig.heard.map(({ text }) => text)).toEqual(said);
  });
});
