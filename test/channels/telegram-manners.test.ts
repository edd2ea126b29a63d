import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { caller } from './telegram-caller.ts';
import { gate, type TelegramHome, telegramHome } from './telegram-home.ts';

const NIK = '1571015708900000';

let home: TelegramHome;
beforeAll(async () => {
  home = await telegramHome('webhook');
});
beforeEach(() => Object.assign(home.hooks, { storing: async () => {}, working: async () => {} }));
afterAll(() => home.stop());

const callsOf = (method: string, chat: number) =>
  home.side.calls.filter((call) => call.method === method && call.params.chat_id === chat);

describe('a message with a NIK', () => {
  it('is taken back once it is stored, and not before', async () => {
    const call = caller(home);
    await call.begins();
    const stall = gate();
    let reached = false;
    home.hooks.storing = () => {
      reached = true;
      return stall.wait();
    };
    const done = call.says(NIK);
    await vi.waitUntil(() => reached);
    expect(callsOf('deleteMessage', call.person.id)).toEqual([]);
    expect(call.person.own()).toHaveLength(3);
    stall.open();
    expect(await done).toContain(text('telegram.sharePhone'));
    await vi.waitUntil(() => call.person.own().length === 2);
    expect(call.person.own().map(({ text: said }) => said)).toEqual(['/start', 'setuju']);
  });

  it('stays where storing failed, until it is stored', async () => {
    const call = caller(home);
    await call.begins();
    let left = 2;
    home.hooks.storing = async () => {
      left -= 1;
      if (left >= 0) throw new Error('storing failed');
      expect(call.person.own()).toHaveLength(3);
    };
    await call.says(NIK);
    await vi.waitUntil(() => call.person.own().length === 2);
    expect(callsOf('deleteMessage', call.person.id)).toHaveLength(1);
  });

  it('that may not be taken back is answered all the same; other messages stay', async () => {
    const call = caller(home);
    await call.begins();
    home.api.fail({ method: 'deleteMessage', chat: call.person.id, code: 400 });
    expect(await call.says(NIK)).toContain(text('telegram.sharePhone'));
    await home.side.waitFor('deleteMessage', ({ params, ok }) => params.chat_id === call.person.id && !ok);
    await call.says('90000000001');
    expect(call.person.own()).toHaveLength(4);
  });
});

describe('a tapped button', () => {
  it('stops waiting before the answer is made; what was chosen is marked and the buttons are gone', async () => {
    const call = caller(home);
    await call.says('/start');
    const [asked] = call.person.sees();
    const stall = gate();
    home.hooks.storing = stall.wait;
    const done = call.taps('Setuju');
    await vi.waitUntil(() => call.person.answered().length === 1);
    await vi.waitUntil(() => call.person.sees()[0]!.buttons.length === 0);
    expect(call.person.sees()).toHaveLength(1);
    expect(call.person.sees()[0]!.text).toBe(`${asked!.text}\n\n${text('telegram.chosen', { label: 'Setuju' })}`);
    stall.open();
    expect(await done).toContain('Cek kepesertaan');
  });

  it('that is old or gone is answered too, and nothing breaks', async () => {
    const call = caller(home);
    await call.begins();
    await call.does((one) => one.tapsOn(999_999, 'agree'));
    await call.does((one) => one.tapsOn(one.sees()[0]!.id, 'no-such-choice'));
    expect(call.person.answered()).toHaveLength(2);
    expect(await call.says('manfaat jkm')).toContain('Rp42.000.000');
  });
});

it('only a turn that takes long shows that the bot is typing', async () => {
  const [quick, slow] = [caller(home), caller(home)];
  await quick.says('halo');
  const stall = gate();
  home.hooks.working = stall.wait;
  const begun = performance.now();
  const done = slow.says('halo');
  await home.side.waitFor('sendChatAction', ({ params }) => params.chat_id === slow.person.id);
  expect(performance.now() - begun).toBeGreaterThan(690);
  expect(slow.person.sees()).toEqual([]);
  stall.open();
  await done;
  expect(callsOf('sendChatAction', quick.person.id)).toEqual([]);
  expect(callsOf('sendChatAction', slow.person.id)).toHaveLength(1);
});

it('an update that could not be stored comes again and is answered once', async () => {
  const call = caller(home);
  let tries = 0;
  home.hooks.storing = async () => {
    tries += 1;
    if (tries <= 3) throw new Error('storing failed');
  };
  expect(await call.says('halo')).toContain('Setuju');
  expect(tries).toBe(4);
  expect(home.side.webhook.lastError).toContain('503');
  expect(call.person.sees()).toHaveLength(1);
});
