import type { proto } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Bare, textsOf } from './bare.ts';
import { kinds, openWhatsapp, type Phone, type Whatsapp } from './index.ts';
import { edit, quoting, reaction, revoke } from './kinds.ts';
import { linkedBare } from './linked.ts';

let whatsapp: Whatsapp;
let bot: Bare;
let budi: Phone;
/** What the bot remembers for phones that ask again. */
const sent = new Map<string, proto.IMessage>();

const reply = async (jid: string, text: string, messageId: string): Promise<void> => {
  sent.set(messageId, { extendedTextMessage: { text } });
  await bot.socket.sendMessage(jid, { text }, { messageId });
};
const heard = (text: string) =>
  vi.waitFor(() => {
    const found = bot.heard.find(({ message: { message } }) => message?.conversation === text);
    if (!found) throw new Error(`not heard: ${text}; heard ${textsOf(bot).join(' | ')}`);
    return found;
  }, 10_000);

beforeAll(async () => {
  whatsapp = await openWhatsapp();
  budi = whatsapp.addPhone({ number: '6281200000001', name: 'Budi' });
  ({ bot } = await linkedBare(whatsapp, { getMessage: async ({ id }) => sent.get(id ?? '') }));
});
afterAll(async () => {
  bot?.socket.end(undefined);
  await whatsapp?.stop();
});

describe('a conversation', () => {
  it('is read on both sides when it is addressed by LID', async () => {
    await budi.say('lewat lid');
    const { type, message } = await heard('lewat lid');
    expect([type, message.key.remoteJid, message.key.remoteJidAlt]).toEqual(['notify', budi.lidJid, budi.numberJid]);
    await reply(budi.lidJid, 'jawaban lid', 'A1');
    await budi.waitFor('jawaban lid');
    expect(budi.got().at(-1)).toMatchObject({ id: 'A1', chat: budi.lidJid });
  });

  it('is read on both sides when it is addressed by number', async () => {
    const citra = whatsapp.addPhone({ number: '6281200000002', name: 'Citra' });
    await citra.say('lewat nomor', { addressing: 'pn' });
    const { message } = await heard('lewat nomor');
    expect([message.key.remoteJid, message.key.remoteJidAlt]).toEqual([citra.numberJid, citra.lidJid]);
    await reply(citra.numberJid, 'jawaban nomor', 'A2');
    expect(await citra.waitFor('jawaban nomor')).toBe('jawaban nomor');
  });

  it('begins by the bot with a number that it never met', async () => {
    const dewi = whatsapp.addPhone({ number: '6281200000003', name: 'Dewi' });
    const found = await bot.socket.onWhatsApp(dewi.number, '6281299999999');
    expect(found).toEqual([{ jid: dewi.numberJid, exists: true }]);
    await reply(dewi.numberJid, 'salam kenal', 'A3');
    await dewi.waitFor('salam kenal');
  });

  it('comes with a LID alone, and the number is told later', async () => {
    const eka = whatsapp.addPhone({ number: '6281200000004', name: 'Eka' });
    const told: unknown[] = [];
    bot.socket.ev.on('lid-mapping.update', (mapping) => void told.push(mapping));
    await eka.say('tanpa nomor', { withoutAlt: true });
    expect((await heard('tanpa nomor')).message.key.remoteJidAlt).toBeUndefined();
    await whatsapp.tellMapping(eka);
    await vi.waitFor(() => expect(told).toEqual([{ lid: eka.lidJid, pn: eka.numberJid }]), 5000);
    await reply(eka.lidJid, 'tetap sampai', 'A4');
    await eka.waitFor('tetap sampai');
  });

  it('is told its number in the history too', async () => {
    const fajar = whatsapp.addPhone({ number: '6281200000005', name: 'Fajar' });
    const told: unknown[] = [];
    bot.socket.ev.on('messaging-history.set', ({ contacts }) => void told.push(...contacts));
    await whatsapp.tellMapping(fajar, 'history');
    await vi.waitFor(() => expect(told).toMatchObject([{ id: fajar.lidJid, phoneNumber: fajar.numberJid }]), 5000);
  });

  it('shows receipts and typing', async () => {
    const states: unknown[] = [];
    bot.socket.ev.on(
      'messages.update',
      (all) => void states.push(...all.map(({ key, update }) => [key.id, update.status])),
    );
    budi.delivers(false);
    await reply(budi.lidJid, 'belum sampai', 'A5');
    await budi.waitFor('belum sampai');
    budi.delivers(true);
    await reply(budi.lidJid, 'sampai', 'A6');
    await vi.waitFor(() => expect(states).toContainEqual(['A6', 3]), 5000);
    expect(states).not.toContainEqual(['A5', 3]);
    budi.read();
    await vi.waitFor(
      () =>
        expect(states).toEqual(
          expect.arrayContaining([
            ['A5', 4],
            ['A6', 4],
          ]),
        ),
      5000,
    );
    await bot.socket.sendPresenceUpdate('composing', budi.lidJid);
    await vi.waitFor(() => expect(budi.typing()).toBe(1), 5000);
  });

  it('has a copy of what the owner writes on the phone', async () => {
    await whatsapp.owner.say('saya sendiri', { to: budi });
    const { message } = await heard('saya sendiri');
    expect([message.key.fromMe, message.key.remoteJid]).toEqual([true, budi.lidJid]);
    expect(budi.shown().at(-1)!.text).toBe('saya sendiri');
    expect(whatsapp.owner.shown().map(({ text }) => text)).toContain('jawaban lid');
  });
});

describe('a message', () => {
  it('that a phone lost is asked for, twice if need be, and comes with the same id from getMessage', async () => {
    budi.lose(2);
    await reply(budi.lidJid, 'hilang', 'B1');
    await budi.waitFor('hilang', 10_000);
    expect([budi.asked('B1'), budi.shown().at(-1)!.id]).toEqual([2, 'B1']);
  });

  it("that the owner's phone lost is asked for by its own address, and Baileys sends it to everybody again", async () => {
    whatsapp.owner.lose();
    await reply(budi.lidJid, 'salinan', 'B2');
    await whatsapp.owner.waitFor('salinan', 10_000);
    await vi.waitFor(() => expect(budi.received().get('B2')).toBe(2), 5000);
    expect(budi.shown().filter(({ id }) => id === 'B2')).toHaveLength(1);
  });

  it('that the bot cannot read is asked for and comes again', async () => {
    const id = await budi.say('rusak', { broken: true });
    expect((await heard('rusak')).message.key.id).toBe(id);
    await vi.waitFor(() => expect(budi.confirmed(id)).toBe(true), 5000);
  });

  it('that comes twice is counted twice and shown once', async () => {
    await reply(budi.lidJid, 'dua kali', 'B3');
    await reply(budi.lidJid, 'dua kali', 'B3');
    await vi.waitFor(() => expect(budi.received().get('B3')).toBe(2), 5000);
    expect(budi.shown().filter(({ id }) => id === 'B3')).toHaveLength(1);
    expect(budi.received().get('A1')).toBe(1);
  });

  it('that a phone repeats has the same id', async () => {
    const id = await budi.say('ulang');
    await budi.repeat();
    await vi.waitFor(() => expect(bot.heard.filter(({ message }) => message.key.id === id)).toHaveLength(2), 5000);
  });

  it.each(Object.entries(kinds))('of the kind %s arrives as it was sent', async (_, content) => {
    const id = await budi.send(content);
    const [name] = Object.keys(content);
    await vi.waitFor(() => {
      const found = bot.heard.find(({ message }) => message.key.id === id);
      expect(found?.message.message).toHaveProperty(name!);
    }, 5000);
  });

  it('can be quoted, edited, deleted, reacted to and withheld from linked devices', async () => {
    const id = await budi.say('asli');
    const about = [edit(id, budi.lidJid, 'baru'), revoke(id, budi.lidJid), reaction('A1', budi.lidJid, '👍')];
    const ids = [await budi.send(quoting('kutip', 'A1', whatsapp.owner.lidJid, 'jawaban lid'))];
    for (const message of about) ids.push(await budi.send(message));
    ids.push(await budi.sendUnavailable());
    const seen = () => bot.heard.map(({ message }) => message.key.id);
    await vi.waitFor(() => expect(seen()).toEqual(expect.arrayContaining(ids)), 5000);
  });

  it.each(['group', 'status', 'newsletter', 'broadcast'] as const)(
    'in a %s is heard by whoever does not ignore it',
    async (where) => {
      const id = budi.sayIn(where, 'halo semua');
      await vi.waitFor(() => {
        const found = bot.heard.find(({ message }) => message.key.id === id);
        expect(found?.message.message?.conversation).toBe('halo semua');
      }, 5000);
    },
  );
});
