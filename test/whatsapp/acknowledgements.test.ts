import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { type Bare, bare, memoryAuth, textsOf } from './bare.ts';
import { openWhatsapp, type Phone, type Whatsapp } from './index.ts';
import { linkedBare } from './linked.ts';
import type { Stanza } from './stanza.ts';

let whatsapp: Whatsapp;
let bot: Bare;
let budi: Phone;
const acks: Stanza['attrs'][] = [];

beforeAll(async () => {
  whatsapp = await openWhatsapp();
  budi = whatsapp.addPhone({ number: '6281200000001', name: 'Budi' });
  ({ bot } = await linkedBare(whatsapp));
  bot.socket.ws.on('CB:ack,class:message', ({ attrs }: Stanza) => void acks.push(attrs));
  await budi.say('halo');
  await vi.waitFor(() => expect(textsOf(bot)).toContain('halo'), 10_000);
});
afterAll(async () => {
  bot?.socket.end(undefined);
  await whatsapp?.stop();
});

const send = (text: string, messageId: string) => bot.socket.sendMessage(budi.lidJid, { text }, { messageId });
const ackOf = (id: string) =>
  vi.waitFor(() => acks.find((ack) => ack.id === id) ?? Promise.reject(new Error(`no ack of ${id}`)), 5000);

describe('an acknowledgement', () => {
  it('comes for every message', async () => {
    await send('satu', 'C1');
    expect(await ackOf('C1')).toMatchObject({ from: budi.lidJid });
    expect((await ackOf('C1')).error).toBeUndefined();
  });

  it.each([463, 403, 479])('says %i on demand, and then nothing is delivered', async (error) => {
    whatsapp.failNext(error);
    await send(`ditolak ${error}`, `C${error}`);
    expect((await ackOf(`C${error}`)).error).toBe(String(error));
    await send(`sesudah ${error}`, `D${error}`);
    await budi.waitFor(`sesudah ${error}`);
    expect(budi.shown().map(({ id }) => id)).not.toContain(`C${error}`);
  });

  it('is withheld on demand, though the message is delivered', async () => {
    whatsapp.withholdAcks(true);
    await send('tanpa tanda', 'C2');
    await budi.waitFor('tanpa tanda');
    whatsapp.withholdAcks(false);
    await send('dengan tanda', 'C3');
    await ackOf('C3');
    expect(acks.map(({ id }) => id)).not.toContain('C2');
  });

  it('comes later on demand', async () => {
    whatsapp.delayAcks(300);
    await send('lambat', 'C4');
    await budi.waitFor('lambat');
    expect(acks.map(({ id }) => id)).not.toContain('C4');
    whatsapp.delayAcks(0);
    await ackOf('C4');
  });
});

describe('a time-lock', () => {
  it('is told, can be asked for, and is lifted', async () => {
    const locks = () => bot.updates.flatMap(({ reachoutTimeLock }) => reachoutTimeLock ?? []);
    const until = new Date('2030-01-01T00:00:00Z');
    whatsapp.timelock(until);
    await vi.waitFor(() => expect(locks().at(-1)).toMatchObject({ isActive: true, timeEnforcementEnds: until }), 5000);
    expect(await bot.socket.fetchAccountReachoutTimelock()).toMatchObject({
      isActive: true,
      timeEnforcementEnds: until,
    });
    whatsapp.timelock();
    await vi.waitFor(() => expect(locks().at(-1)).toMatchObject({ isActive: false }), 5000);
  });
});

describe('the server', () => {
  it('measures how long an exchange takes', async () => {
    bot.socket.ev.on('messages.upsert', ({ messages }) => {
      for (const { message } of messages) if (message?.conversation === 'gema') void send('gema balik', 'E1');
    });
    const { text, ms } = await budi.exchange('gema');
    expect([text, ms > 0]).toEqual(['gema balik', true]);
  });

  it('does not stand a client that signs with the wrong key or does not keep to the handshake', async () => {
    const strict = await openWhatsapp();
    const forged = memoryAuth();
    forged.creds.signedPreKey.signature = Buffer.alloc(64, 1);
    await bare(strict.url, forged).closed;
    const noisy = new WebSocket(strict.url);
    noisy.on('open', () => noisy.send('GET / HTTP/1.1'));
    await new Promise((resolve) => noisy.once('close', resolve));
    await expect(strict.stop()).rejects.toThrow(/prekey is not signed.*began with/);
  });

  it('does not stand a device that shows no proof that it belongs to the account', async () => {
    const strict = await openWhatsapp();
    const { bot: forged, auth } = await linkedBare(strict);
    auth.creds.account!.accountSignature = Buffer.alloc(64, 1);
    const stranger = strict.addPhone({ number: '6281200000002', name: 'Citra' });
    await forged.socket.sendMessage(stranger.numberJid, { text: 'halo' });
    await vi.waitFor(() => expect(strict.wrongs()).toHaveLength(1), 5000);
    forged.socket.end(undefined);
    await expect(strict.stop()).rejects.toThrow('the device identity is not signed');
  });
});
