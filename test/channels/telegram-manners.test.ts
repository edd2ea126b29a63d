import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { INBOUND } from '../../src/store/inbound.ts';
import { caller, type TelegramHome, telegramHome } from './telegram-home.ts';

const NIK = '1571015708900000';
const LINK = 'https://t.me/uji_1001_bot';

let home: TelegramHome;
beforeAll(async () => {
  home = await telegramHome('webhook');
});
beforeEach(() => Object.assign(home.hooks, { storing: async () => {}, working: async () => {} }));
afterAll(() => home.stop());

/** Holds something up until it is opened. */
function gate(): { wait: () => Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { wait: () => promise, open: () => resolve() };
}

const callsOf = (method: string, chat: number) =>
  home.side.calls.filter((call) => call.method === method && call.params.chat_id === chat);

const chatsOf = (...ids: number[]) =>
  home.rows<{ address: string; why: string | null }>(
    'SELECT address, stopped_why AS why FROM chats WHERE address = ANY($1)',
    [ids.map(String)],
  );

/** All that the database holds of the messages of a chat, opened. */
async function keptOf(chat: number): Promise<string[]> {
  const rows = await home.rows<{ body: Buffer }>(
    'SELECT body FROM inbound i JOIN chats c ON c.id = i.chat_id WHERE address = $1 AND body IS NOT NULL',
    [String(chat)],
  );
  return rows.map(({ body }) => home.db.vault.open(INBOUND, body));
}

describe('a group', () => {
  it('is told once where one can be alone with the bot, and nothing that was said there is kept', async () => {
    const { hooks, side, settled } = home;
    const group = side.group(-100);
    const stall = gate();
    hooks.working = stall.wait;
    group.addsBot(55);
    for (const said of ['cek kepesertaan', NIK, '90000000001', 'rahasia kami']) group.says(56, said);
    await vi.waitUntil(() => side.queued() === 0);
    const [unworked] = await home.rows<{ body: Buffer }>('SELECT body FROM inbound ORDER BY id DESC LIMIT 1');
    expect(home.db.vault.open(INBOUND, unworked!.body)).not.toContain('rahasia');
    stall.open();
    await settled(-100);
    expect(group.sees().map(({ text: shown }) => shown)).toEqual([text('group.private', { link: LINK })]);
    for (const kept of await keptOf(-100)) expect(kept).not.toMatch(/cek|\d{4}|rahasia/);
    const all = await home.rows<{ row: string }>('SELECT to_jsonb(c)::text AS row FROM chats c');
    expect(all.filter(({ row }) => /rahasia|0000000/.test(row))).toEqual([]);
    expect(await keptOf(56)).toEqual([]);
  });

  it('that becomes a supergroup is still the same chat, and is not told again', async () => {
    const { side, settled } = home;
    const [group, upgraded] = [side.group(-200), -1_000_000_000_200];
    group.addsBot(55);
    await vi.waitUntil(() => group.sees().length === 1);
    await settled(-200);
    group.becomesSupergroup(upgraded);
    await vi.waitUntil(async () => (await chatsOf(upgraded)).length === 1);
    group.says(55, 'halo');
    await vi.waitUntil(async () => (await keptOf(upgraded)).length === 2);
    await settled(upgraded);
    expect(group.sees()).toEqual([]);
    expect(await chatsOf(-200)).toEqual([]);
  });

  it('that puts the bot out is not written to any more', async () => {
    const { side, settled } = home;
    const group = side.group(-300);
    group.addsBot(55);
    await vi.waitUntil(() => group.sees().length === 1);
    await settled(-300);
    group.removesBot(55);
    await vi.waitUntil(async () => (await chatsOf(-300))[0]?.why === 'gone');
  });
});

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
