import { describe, expect, it } from 'vitest';
import { openPages, type Told } from '../../src/channels/web/open-pages.ts';

const said = (data: string): Told => ({ event: 'said', data });

describe('the open pages of a chat', () => {
  it('are told what was said in order, also what was said before they asked', async () => {
    const pages = openPages();
    const page = pages.open('chat');
    for (const word of ['satu', 'dua']) expect(pages.tell('chat', said(word))).toBe(true);
    expect([await page.next(1_000), await page.next(1_000)]).toEqual([said('satu'), said('dua')]);
  });

  it('are told at once when they wait', async () => {
    const pages = openPages();
    const next = pages.open('chat').next(60_000);
    pages.tell('chat', said('satu'));
    expect(await next).toEqual(said('satu'));
  });

  it('get a beat after a silence', async () => {
    expect(await openPages().open('chat').next(10)).toEqual({ event: 'beat', data: 'null' });
  });

  it('are told what is left before they end, and count no more', async () => {
    const pages = openPages();
    const page = pages.open('chat');
    pages.tell('chat', said('satu'));
    page.end();
    expect(pages.tell('chat', said('dua'))).toBe(false);
    expect([await page.next(1_000), await page.next(1_000)]).toEqual([said('satu'), null]);
  });

  it('leave the other pages of their chat alone when they end', () => {
    const pages = openPages();
    pages.open('chat').end();
    expect(pages.tell('chat', said('satu'))).toBe(false);
    const [one] = [pages.open('chat'), pages.open('chat')];
    one.end();
    expect(pages.tell('chat', said('satu'))).toBe(true);
  });

  it('all end together, and those that open later at once', async () => {
    const pages = openPages();
    const waiting = pages.open('chat').next(60_000);
    pages.endAll();
    expect(await waiting).toBeNull();
    expect(await pages.open('chat').next(60_000)).toBeNull();
    expect(pages.tell('chat', said('satu'))).toBe(false);
  });

  it('count for their network until they end, each once', () => {
    const pages = openPages();
    const [one] = [pages.open('chat', 'here'), pages.open('other', 'here'), pages.open('chat', 'there')];
    expect([pages.from('here'), pages.from('there'), pages.from('nowhere')]).toEqual([2, 1, 0]);
    one.end();
    one.end();
    expect(pages.from('here')).toBe(1);
    pages.endAll();
    expect([pages.from('here'), pages.from('there')]).toEqual([0, 0]);
  });
});
