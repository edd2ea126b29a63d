import type { AuthenticationState } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bare, bare, memoryAuth, textsOf } from './bare.ts';
import { openWhatsapp, type Phone, type Reason, type Whatsapp } from './index.ts';
import { again, linkedBare } from './linked.ts';

let whatsapp: Whatsapp;
let budi: Phone;
let auth: AuthenticationState;
let bot: Bare;

const shownQr = async (client: Bare): Promise<string> =>
  vi.waitFor(() => client.qrs[0] ?? Promise.reject(new Error('no QR yet')), 10_000);

beforeAll(async () => {
  whatsapp = await openWhatsapp();
  budi = whatsapp.addPhone({ number: '6281200000001', name: 'Budi' });
});
afterAll(() => whatsapp?.stop());

describe('linking', () => {
  it('ends with 515, and the history comes after the first login', async () => {
    whatsapp.remember(budi, 'kata lama');
    const auth = memoryAuth();
    const pairing = bare(whatsapp.url, auth);
    await whatsapp.scan(await shownQr(pairing));
    expect(await pairing.closed).toBe(515);
    expect(auth.creds.me).toMatchObject({ id: `${whatsapp.owner.number}:1@s.whatsapp.net`, name: 'Tangguh' });
    const bot = bare(whatsapp.url, auth);
    const past: unknown[] = [];
    bot.socket.ev.on(
      'messaging-history.set',
      ({ messages }) => void past.push(...messages.map(({ message }) => message?.conversation)),
    );
    await vi.waitFor(() => expect(past).toEqual(['kata lama']), 10_000);
    bot.socket.end(undefined);
  });

  it('takes a code once, and no code that it did not give', async () => {
    const pairing = bare(whatsapp.url, memoryAuth());
    const qr = await shownQr(pairing);
    await expect(whatsapp.scan(qr.replace('2@', '3@'))).rejects.toThrow('not known');
    await whatsapp.scan(qr);
    await expect(whatsapp.scan(qr)).rejects.toThrow('not known');
  });

  it('answers a client that waits for a scan, which would else take it for gone after half a minute', async () => {
    const waiting = bare(whatsapp.url, memoryAuth());
    await shownQr(waiting);
    const ping = { tag: 'iq', attrs: { to: '@s.whatsapp.net', type: 'get', xmlns: 'w:p' } };
    expect(await waiting.socket.query({ ...ping, content: [{ tag: 'ping', attrs: {} }] })).toMatchObject({
      attrs: { type: 'result' },
    });
    await waiting.socket.end(undefined);
  });

  it('ends with 408 when the codes are used up, for who waits and for who comes', async () => {
    const waiting = bare(whatsapp.url, memoryAuth());
    await shownQr(waiting);
    whatsapp.useUpCodes();
    expect(await waiting.closed).toBe(408);
    const late = bare(whatsapp.url, memoryAuth());
    expect([await late.closed, late.qrs]).toEqual([408, []]);
    whatsapp.useUpCodes(false);
  });

  it('tells a client that the account asks for a passkey', async () => {
    const asked: unknown[] = [];
    const client = bare(whatsapp.url, memoryAuth());
    client.socket.ws.on('CB:notification,type:passkey_prologue_request', (node: unknown) => void asked.push(node));
    const qr = await shownQr(client);
    whatsapp.askPasskey();
    await whatsapp.scan(qr);
    await vi.waitFor(() => expect(asked).toHaveLength(1), 5000);
    whatsapp.askPasskey(false);
    client.socket.end(undefined);
  });

  it('is refused to a client that is too old', async () => {
    whatsapp.requireVersion(1_043_857_761);
    expect(await bare(whatsapp.url, memoryAuth(), { version: [2, 3000, 1_043_857_760] }).closed).toBe(405);
    const newer = bare(whatsapp.url, memoryAuth(), { version: [2, 3000, 1_043_857_761] });
    await shownQr(newer);
    newer.socket.end(undefined);
    whatsapp.requireVersion(0);
  });
});

describe('a connection', () => {
  beforeAll(async () => {
    ({ bot, auth } = await linkedBare(whatsapp));
  });

  const codes: [Reason, number][] = [
    ['replaced', 440],
    ['restart', 503],
    ['bad-session', 500],
    ['mismatch', 411],
    ['banned', 403],
    ['outdated', 405],
  ];
  it.each(codes)('that ends as %s gives %i, and the account comes back when it may', async (reason, code) => {
    await whatsapp.close(reason);
    expect(await bot.closed).toBe(code);
    if (code === 403 || code === 405) expect(await bare(whatsapp.url, auth).closed).toBe(code);
    whatsapp.refuseLogin();
    bot = await again(whatsapp, auth);
  });

  it('is replaced by a second one of the same account', async () => {
    const second = await again(whatsapp, auth);
    expect(await bot.closed).toBe(440);
    bot = second;
  });

  it('that is cut gives 428, and what came meanwhile comes as append, in its order', async () => {
    whatsapp.cut();
    expect(await bot.closed).toBe(428);
    await budi.say('selagi mati 1');
    await budi.say('selagi mati 2');
    expect([whatsapp.isOnline(), whatsapp.waiting()]).toEqual([false, 2]);
    bot = await again(whatsapp, auth);
    await vi.waitFor(() => expect(textsOf(bot)).toEqual(['selagi mati 1', 'selagi mati 2']), 10_000);
    expect(bot.heard.map(({ type }) => type)).toEqual(['append', 'append']);
    await vi.waitFor(() => expect(whatsapp.waiting()).toBe(0), 5000);
  });

  it('that is cut before a message was confirmed brings it again', async () => {
    bot.socket.ws.removeAllListeners('CB:message');
    const id = await budi.say('belum diakui');
    expect([whatsapp.waiting(), budi.confirmed(id)]).toEqual([1, false]);
    whatsapp.cut();
    await bot.closed;
    bot = await again(whatsapp, auth);
    await vi.waitFor(() => expect(textsOf(bot)).toEqual(['belum diakui']), 10_000);
    await vi.waitFor(() => expect(budi.confirmed(id)).toBe(true), 5000);
  });

  it('that hears nothing any more gives 408', async () => {
    bot.socket.end(undefined);
    bot = await again(whatsapp, auth, { keepAliveIntervalMs: 200 });
    whatsapp.mute(true);
    expect(await bot.closed).toBe(408);
    whatsapp.mute(false);
    bot = await again(whatsapp, auth);
  });

  it('to a server that is down gives 408, and the server remembers the account', async () => {
    await whatsapp.down();
    expect(await bot.closed).toBe(428);
    expect(await bare(whatsapp.url, auth).closed).toBe(408);
    await whatsapp.up();
    bot = await again(whatsapp, auth);
  });

  it('of an account that unlinks gives 401, also when that happened while it was away', async () => {
    await whatsapp.close('unlinked');
    expect(await bot.closed).toBe(401);
    expect(await bare(whatsapp.url, auth).closed).toBe(401);
    ({ bot, auth } = await linkedBare(whatsapp));
    whatsapp.cut();
    await bot.closed;
    await whatsapp.close('unlinked');
    expect(await bare(whatsapp.url, auth).closed).toBe(401);
  });

  it('of a bot that unlinks itself ends, and its device is gone', async () => {
    ({ bot, auth } = await linkedBare(whatsapp));
    await bot.socket.logout();
    expect(await bot.closed).toBe(401);
    expect(await bare(whatsapp.url, auth).closed).toBe(401);
  });
});
