import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { WhatsappParts } from '../../src/channels/whatsapp/parts.ts';
import type { Outbound } from '../../src/message.ts';
import type { Phone } from '../whatsapp/index.ts';
import { forwarded, kinds, quoting, reaction, revoke } from '../whatsapp/kinds.ts';
import { type Home, home, linkedServer, newPhone, quick, started } from './whatsapp-rig.ts';

/** What reaches the console: recorded before anything is loaded, so behind our filter. */
const printed = vi.hoisted(() => {
  const said: unknown[][] = [];
  const record = (...values: unknown[]) => void said.push(values);
  for (const name of ['debug', 'error', 'info', 'log', 'warn']) Object.assign(globalThis.console, { [name]: record });
  return said;
});

let server: Awaited<ReturnType<typeof linkedServer>>;
beforeAll(async () => {
  server = await linkedServer();
});
afterAll(() => server.whatsapp.stop());

const waitFor = <T>(look: () => T) => vi.waitFor(look, { timeout: 10_000, interval: 10 });
const standing = (at: Home, of: string) => waitFor(() => expect(at.states.at(-1)?.standing).toBe(of));
const reply = (id: number, text: string): Outbound => ({ id: String(id), text, choices: [] });
const notice = (id: number, text: string): Outbound => ({ ...reply(id, text), notice: 'notice', heardAt: new Date() });

/** The channel, online, and somebody new who has said hello. */
async function talking(more: Partial<WhatsappParts> = {}, patience: Parameters<typeof started>[1] = quick) {
  const at = home(server.whatsapp, server.keys, more);
  const channel = await started(at, patience);
  onTestFinished(() => channel.stop());
  await standing(at, 'open');
  await server.whatsapp.online();
  return { at, channel, ...(await met(at)) };
}

/** What was heard of one person. */
const heardOf = (at: Home, { lidJid, numberJid }: Phone) =>
  at.heard.filter(({ chat }) => chat === lidJid || chat === numberJid);

const textsOf = (at: Home, person: Phone) => heardOf(at, person).map(({ text }) => text);

/** Somebody new, who has said hello. */
async function met(at: Home, manner: Parameters<Phone['say']>[1] = {}) {
  const person = newPhone(server.whatsapp);
  await person.say('halo', manner);
  const hello = await waitFor(() => heardOf(at, person)[0] ?? expect.fail('not heard yet'));
  return { person, chat: hello.chat, hello };
}

describe('a person', () => {
  it.each([
    ['by LID', { addressing: 'lid' }, true, true],
    ['by phone', { addressing: 'pn' }, false, true],
    ['by LID alone', { addressing: 'lid', withoutAlt: true }, true, false],
    ['by phone alone', { addressing: 'pn', withoutAlt: true }, false, false],
  ] as const)(
    'who is addressed %s is answered there, and vouched for as far as the server does',
    async (_, manner, byLid, hasBoth) => {
      const { at, channel } = await talking();
      const { person, chat, hello } = await met(at, manner);
      expect(chat).toBe(byLid ? person.lidJid : person.numberJid);
      expect(hello.aliases).toEqual(hasBoth ? [byLid ? person.numberJid : person.lidJid] : undefined);
      expect(hello.vouchedPhone).toBe(byLid && !hasBoth ? undefined : `+${person.number}`);
      expect(await channel.send(chat, reply(1, 'jawaban'))).toMatchObject({ ok: true });
      await person.waitFor('jawaban');
      expect(person.got().at(-1)?.chat).toBe(chat);
      expect(person.typing()).toBe(1);
    },
  );

  it('has both addresses made one when WhatsApp tells of them outside of a message', async () => {
    const { at, person } = await talking();
    for (const how of ['notice', 'history'] as const) {
      at.samePerson.length = 0;
      await server.whatsapp.tellMapping(person, how);
      await waitFor(() => expect(at.samePerson).toContainEqual([person.lidJid, person.numberJid]));
    }
  });

  it('is heard in no group, list, status or newsletter', async () => {
    const { at, person } = await talking();
    for (const where of ['group', 'status', 'newsletter', 'broadcast'] as const) person.sayIn(where, 'bukan untuk bot');
    await person.say('selesai');
    await waitFor(() => expect(textsOf(at, person)).toEqual(['halo', 'selesai']));
    expect(at.heard.some(({ text }) => text === 'bukan untuk bot')).toBe(false);
  });
});

describe('what people send', () => {
  it('is heard each as its kind, and notes about messages not at all', async () => {
    const { at, person, chat } = await talking();
    const expected = {
      photo: 'photo',
      video: 'video',
      voice: 'voice',
      document: 'document',
      sticker: 'sticker',
      location: 'location',
      contact: 'contact',
      poll: 'other',
      viewOnce: 'photo',
    } as const;
    for (const kind of Object.keys(expected) as (keyof typeof expected)[]) await person.send(kinds[kind]);
    await person.sendUnavailable();
    const said = await person.send(forwarded('kata orang'));
    for (const note of [reaction(said, chat, '👍'), revoke(said, chat)]) await person.send(note);
    await person.send(quoting('itu', said, person.lidJid, 'yang mana?'));
    await waitFor(() => expect(textsOf(at, person).at(-1)).toBe('itu'));
    const kindsHeard = heardOf(at, person).map(({ media }) => media);
    expect(kindsHeard.slice(1, -1)).toEqual([...Object.values(expected), 'other', 'forward']);
  });

  it('is handed over one after another, and again until it is stored', async () => {
    const { at, channel, person } = await talking();
    await channel.stop();
    const told: string[] = [];
    let isBroken = true;
    const other = home(server.whatsapp, server.keys);
    const again = (await import('../../src/channels/whatsapp/whatsapp-channel.ts')).whatsappChannel(other.parts, quick);
    onTestFinished(() => again.stop());
    await again.start(async ({ text }) => {
      told.push(`${text}?`);
      if (isBroken) throw new Error('no database');
      told.push(text!);
    });
    await standing(other, 'open');
    for (const text of ['satu', 'dua']) await person.say(text);
    await waitFor(() => expect(told).toEqual(['satu?']));
    isBroken = false;
    await waitFor(() => expect(told).toEqual(['satu?', 'satu?', 'satu', 'dua?', 'dua']));
    expect(textsOf(at, person)).toEqual(['halo']);
  });
});

describe('a message of ours', () => {
  it('that a phone has lost is given again after a restart, under the same id, each part as it was', async () => {
    const { at, channel, person, chat } = await talking({}, { ...quick, ackMs: 300 });
    const long: Outbound = { ...reply(4, 'kata '.repeat(1_500).trim()), choices: [{ id: 'ya', label: 'Ya' }] };
    at.ledger.set(4, long);
    person.delivers(false);
    person.lose(4);
    await channel.send(chat, long);
    await channel.stop();

    const other = home(server.whatsapp, server.keys, { index: at.parts.index, sent: at.parts.sent });
    const restarted = await started(other);
    onTestFinished(() => restarted.stop());
    await waitFor(() => expect(person.shown()).toHaveLength(2));
    const words = [long.text, '1. Ya', 'Balas dengan nomornya.'].join(' ');
    expect(
      person
        .shown()
        .flatMap(({ text }) => text.split(/\s+/))
        .join(' '),
    ).toBe(words);
    const [first, second] = person.shown();
    expect(first!.text.length).toBeGreaterThan(second!.text.length);
    for (const { id } of person.shown()) expect(person.asked(id)).toBeGreaterThan(1);
  });

  it('tells what became of it: delivered, then read', async () => {
    const { at, channel, person, chat } = await talking();
    await channel.send(chat, reply(7, 'kabar'));
    await person.waitFor('kabar');
    await waitFor(() => expect(at.receipts).toContainEqual({ row: 7, status: 'delivered' }));
    person.read();
    await waitFor(() => expect(at.receipts.at(-1)).toEqual({ row: 7, status: 'read' }));
  });

  it('that nobody acknowledges is doubtful, and is shown once when it is sent again', async () => {
    const { channel, person, chat } = await talking({}, { ...quick, ackMs: 300 });
    server.whatsapp.withholdAcks(true);
    const unsure = await channel.send(chat, reply(8, 'sekali saja'));
    expect(unsure).toEqual({ ok: false, retry: true, why: 'no-ack', doubtful: true });
    server.whatsapp.withholdAcks(false);
    expect(await channel.send(chat, reply(8, 'sekali saja'))).toMatchObject({ ok: true });
    await waitFor(() => expect([...person.received().values()]).toEqual([2]));
    expect(person.shown().map(({ text }) => text)).toEqual(['sekali saja']);
  });

  it('that is acknowledged late counts as sent after all', async () => {
    const { at, channel, chat } = await talking({}, { ...quick, ackMs: 100 });
    server.whatsapp.delayAcks(400);
    expect(await channel.send(chat, reply(9, 'pelan'))).toMatchObject({ doubtful: true });
    server.whatsapp.delayAcks(0);
    await waitFor(() => expect(at.receipts).toContainEqual({ row: 9, status: 'sent' }));
  });

  it('does not keep the next reply waiting while its own is not acknowledged; a notice does', async () => {
    const { channel, person, chat } = await talking({}, { ...quick, ackMs: 30_000 });
    server.whatsapp.withholdAcks(true);
    const all = [
      channel.send(chat, reply(1, 'jawaban 1')),
      channel.send(chat, reply(2, 'jawaban 2')),
      channel.send(chat, notice(3, 'kabar 3')),
    ];
    await waitFor(() => expect(person.shown()).toHaveLength(3));
    all.push(channel.send(chat, reply(4, 'jawaban 4')));
    server.whatsapp.withholdAcks(false);
    await Promise.all([channel.stop(), server.whatsapp.cut()]);
    for (const sent of await Promise.all(all)) expect(sent).toMatchObject({ ok: false, retry: true });
    expect(person.shown().map(({ text }) => text)).toEqual(['jawaban 1', 'jawaban 2', 'kabar 3']);
  });

  it('goes one at a time, replies before notices', async () => {
    const { channel, person, chat } = await talking();
    const all = [
      channel.send(chat, notice(1, 'kabar 1')),
      channel.send(chat, notice(2, 'kabar 2')),
      channel.send(chat, reply(3, 'jawaban 3')),
      channel.send(chat, reply(4, 'jawaban 4')),
    ];
    expect((await Promise.all(all)).map(({ ok }) => ok)).toEqual([true, true, true, true]);
    await waitFor(() => expect(person.shown()).toHaveLength(4));
    expect(person.shown().map(({ text }) => text)).toEqual(['kabar 1', 'jawaban 3', 'jawaban 4', 'kabar 2']);
  });
});

describe('what stops notices', () => {
  it.each([463, 403])('error %i: it is told of, kept after a restart, and replies go on', async (error) => {
    const { at, channel, person, chat } = await talking();
    server.whatsapp.failNext(error);
    expect(await channel.send(chat, notice(1, 'kabar'))).toEqual({ ok: false, retry: false, why: `error-${error}` });
    expect(await channel.send(chat, notice(2, 'kabar'))).toMatchObject({
      why: 'throttled',
      retry: true,
      afterMs: expect.any(Number),
    });
    expect(await channel.send(chat, reply(3, 'jawaban'))).toMatchObject({ ok: true });
    await person.waitFor('jawaban');
    const { notices } = at.states.at(-1)!;
    expect(notices?.why).toBe(`error-${error}`);
    expect(at.receipts.filter(({ status }) => status === 'failed')).toEqual([]);
    await channel.stop();

    const other = home(server.whatsapp, server.keys, { stopped: notices });
    const restarted = await started(other);
    onTestFinished(() => restarted.stop());
    await standing(other, 'open');
    expect(await restarted.send(chat, notice(4, 'kabar'))).toMatchObject({ why: 'throttled' });
    expect(await restarted.send(chat, reply(5, 'lagi'))).toMatchObject({ ok: true });
  });

  it('error 429: that notice is not lost, and goes when its time has come', async () => {
    let now = Date.now();
    const { at, channel, person, chat } = await talking({ now: () => new Date(now) });
    server.whatsapp.failNext(429);
    expect(await channel.send(chat, notice(1, 'kabar'))).toMatchObject({ why: 'throttled', retry: true });
    now += 16 * 60_000;
    expect(await channel.send(chat, notice(1, 'kabar'))).toMatchObject({ ok: true });
    await person.waitFor('kabar');
    expect(at.states.at(-1)).toEqual({ standing: 'open' });
  });

  it('a lock on writing first, until it is lifted', async () => {
    const { at, channel, chat } = await talking();
    server.whatsapp.timelock(new Date(Date.now() + 3_600_000));
    await waitFor(() => expect(at.states.at(-1)?.notices?.why).toBe('reach-out'));
    expect(await channel.send(chat, notice(1, 'kabar'))).toMatchObject({ why: 'throttled' });
    server.whatsapp.timelock();
    await waitFor(() => expect(at.states.at(-1)?.notices).toBeUndefined());
    expect(await channel.send(chat, notice(1, 'kabar'))).toMatchObject({ ok: true });
  });
});

describe('a connection', () => {
  it('that is cut is made again, and what was said meanwhile is heard', async () => {
    const { at, channel, person, chat } = await talking({}, { ...quick, waits: () => 200 });
    server.whatsapp.cut();
    await standing(at, 'waiting');
    expect(at.states.at(-1)).toEqual({ standing: 'waiting', code: 428 });
    expect(await channel.send(chat, reply(1, 'halo?'))).toEqual({ ok: false, retry: true, why: 'away' });
    for (const text of ['satu', 'dua']) await person.say(text);
    await standing(at, 'open');
    await waitFor(() => expect(textsOf(at, person)).toEqual(['halo', 'satu', 'dua']));
  });

  it.each([
    ['restart', { standing: 'waiting', code: 503 }],
    ['bad-session', { standing: 'waiting', code: 500 }],
  ] as const)('that ends with %s is made again', async (reason, state) => {
    const { at } = await talking();
    await server.whatsapp.close(reason);
    await waitFor(() => expect(at.states).toContainEqual(state));
    await standing(at, 'open');
  });

  it.each([
    ['replaced', { standing: 'replaced', code: 440 }],
    ['banned', { standing: 'banned', code: 403 }],
    ['mismatch', { standing: 'refused', code: 411 }],
    ['outdated', { standing: 'outdated', code: 405 }],
  ] as const)('that ends with %s is not made again, and its keys stay', async (reason, state) => {
    const { at, channel, chat } = await talking();
    await server.whatsapp.close(reason);
    await standing(at, state.standing);
    expect(at.states.at(-1)).toEqual(state);
    server.whatsapp.refuseLogin();
    expect(await channel.send(chat, reply(1, 'halo?'))).toMatchObject({ why: 'away' });
    await expect(server.whatsapp.online(200)).rejects.toThrow();
    expect(server.keys.kept.has('creds')).toBe(true);
  });

  it.each(['cut', 'stopped'] as const)('that is %s loses nothing of what WhatsApp took for delivered', async (how) => {
    const slow = { ...quick, waits: () => 300 };
    const { at, channel, person } = await talking({}, slow);
    await channel.stop();
    const ids = await Promise.all(Array.from({ length: 150 }, (_, one) => person.say(`pesan ${one}`)));
    const heard = () => new Set(at.heard.map(({ id }) => id));
    const missing = () => ids.filter((id) => person.confirmed(id) && !heard().has(id));
    const other = await started(at, slow);
    onTestFinished(() => other.stop());
    await waitFor(() => expect(textsOf(at, person).length).toBeGreaterThan(1));
    // Baileys hands over what comes after an absence every 100 ms: some is held back now.
    await sleep(30);
    if (how === 'cut') {
      server.whatsapp.cut();
      await standing(at, 'waiting');
      expect(missing()).toEqual([]);
      // One was deciphered, so nobody can read it again, and could not be confirmed any more.
      return waitFor(() => expect(ids.filter((id) => !heard().has(id)).length).toBeLessThanOrEqual(1));
    }
    await other.stop();
    expect(missing()).toEqual([]);
    const last = await started(at);
    onTestFinished(() => last.stop());
    await waitFor(() => expect(heard().size).toBeGreaterThanOrEqual(ids.length + 1));
    expect(ids.filter((id) => !heard().has(id))).toEqual([]);
  });

  it('is closed in order: what is being sent is answered, what was heard is stored', async () => {
    const { channel, person, chat } = await talking();
    server.whatsapp.delayAcks(300);
    const sending = channel.send(chat, reply(1, 'terakhir'));
    await person.waitFor('terakhir');
    await channel.stop();
    server.whatsapp.delayAcks(0);
    expect(await sending).toMatchObject({ ok: true });
    expect(server.whatsapp.isOnline()).toBe(false);
  });
});

it('prints no key, whatever happened above', () => {
  const said = printed.map((values) => inspect(values, { depth: 10 })).join('\n');
  expect(said).toContain('Closing session');
  expect(said).not.toMatch(/privKey|rootKey|SessionEntry/);
});
