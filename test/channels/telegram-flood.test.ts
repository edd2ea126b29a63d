import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../bot-api/index.ts';
import { begun } from './telegram-caller.ts';
import { type TelegramHome, telegramHome } from './telegram-home.ts';

let home: TelegramHome;
beforeAll(async () => {
  home = await telegramHome();
});
afterAll(() => home.stop());

const fails = (chat: number, fault: Fault) => home.api.fail({ method: 'sendMessage', chat, ...fault });

describe('a 429', () => {
  it('is obeyed to the second by the whole bot: nothing is asked before, then all arrives in order', async () => {
    const calls = [await begun(home), await begun(home), await begun(home)];
    const shown = calls.map(({ person }) => person.sees().length);
    const early = home.side.tooEarly;
    const flood = fails(calls[0]!.person.id, { code: 429, retryAfter: 2 });
    calls[0]!.person.says('manfaat jkk');
    await vi.waitUntil(() => flood.hits() === 1);
    const begin = performance.now();
    await vi.waitUntil(async () => (await home.lastOf(calls[0]!.person.id))?.why === 'throttled');
    for (const { person } of calls) for (const words of ['manfaat jkm', 'bantuan']) person.says(words);
    await vi.waitUntil(() => calls[1]!.person.sees().length > shown[1]!, { timeout: 10_000, interval: 5 });
    expect(performance.now() - begin).toBeGreaterThan(1_950);
    for (const { person } of calls) await home.settled(person.id);
    expect(home.side.tooEarly).toBe(early);
    const texts = calls.map(({ person }, at) =>
      person
        .sees()
        .slice(shown[at])
        .map(({ text }) => text),
    );
    expect(texts.map(({ length }) => length)).toEqual([3, 2, 2]);
    for (const two of texts.map((all) => all.slice(-2))) {
      expect(two[0]).toContain('42.000.000');
      expect(two[1]).toContain('batal');
    }
    expect(await home.lastOf(calls[0]!.person.id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('silences the courtesies too', async () => {
    const [one, other] = [await begun(home), await begun(home)];
    const early = home.side.tooEarly;
    const flood = fails(one.person.id, { code: 429, retryAfter: 2 });
    one.person.says('manfaat jkk');
    await vi.waitUntil(() => flood.hits() === 1);
    await vi.waitUntil(async () => (await home.lastOf(one.person.id))?.why === 'throttled');
    await other.taps('Cek kepesertaan');
    await other.says('1571015708900000');
    expect(home.side.tooEarly).toBe(early);
  });
});
