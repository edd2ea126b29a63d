import { proto, type WAMessage } from '@whiskeysockets/baileys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/channels/whatsapp/read-message.ts';
import { edit, ephemeral, forwarded, kinds, quoting, reaction, revoke } from '../whatsapp/kinds.ts';

const now = new Date('2026-11-23T03:00:00Z');
const seconds = now.getTime() / 1_000;
const LID = '90000000000002@lid';
const PHONE = '6281234567890@s.whatsapp.net';

const message = (held: proto.IMessage | undefined, more: Partial<WAMessage> = {}, key: object = {}): WAMessage =>
  ({
    key: { remoteJid: LID, remoteJidAlt: PHONE, fromMe: false, id: 'A1', ...key },
    messageTimestamp: seconds,
    pushName: 'Budi',
    ...(held && { message: held }),
    ...more,
  }) as WAMessage;

const read = (one: WAMessage) => readMessage(one, 'whatsapp', now);
const contentOf = (held: proto.IMessage | undefined, more: Partial<WAMessage> = {}, key: object = {}) => {
  const heard = read(message(held, more, key));
  return heard && { text: heard.text, media: heard.media };
};
const text = { conversation: 'halo' };

describe('who wrote', () => {
  it.each([
    ['by LID', {}, { chat: LID, aliases: [PHONE], vouchedPhone: '+6281234567890' }],
    [
      'by phone',
      { remoteJid: PHONE, remoteJidAlt: LID },
      { chat: PHONE, aliases: [LID], vouchedPhone: '+6281234567890' },
    ],
    [
      'from one of several devices',
      { remoteJid: '90000000000002:7@lid', remoteJidAlt: '6281234567890:7@s.whatsapp.net' },
      { chat: LID, aliases: [PHONE], vouchedPhone: '+6281234567890' },
    ],
    ['by LID alone, and then no phone is vouched for', { remoteJidAlt: undefined }, { chat: LID }],
    ['by phone alone', { remoteJid: PHONE, remoteJidAlt: undefined }, { chat: PHONE, vouchedPhone: '+6281234567890' }],
  ])('%s', (_, key, expected) => {
    expect(read(message(text, {}, key))).toEqual({
      channel: 'whatsapp',
      id: 'A1',
      sender: 'Budi',
      text: 'halo',
      ...expected,
    });
  });

  it.each([
    ['ourselves', { fromMe: true }],
    ['a group', { remoteJid: '1203@g.us', participant: LID }],
    ['a status', { remoteJid: 'status@broadcast' }],
    ['a list', { remoteJid: '628@broadcast' }],
    ['a newsletter', { remoteJid: '1203@newsletter' }],
    ['WhatsApp itself', { remoteJid: '0@s.whatsapp.net' }],
    ['nobody', { remoteJid: undefined }],
  ])('%s is not heard', (_, key) => {
    expect(read(message(text, {}, key))).toBeUndefined();
  });
});

describe('what was written', () => {
  it.each([
    ['a text', text, { text: 'halo' }],
    [
      'a text with a preview',
      { extendedTextMessage: { text: 'lihat https://contoh.id' } },
      { text: 'lihat https://contoh.id' },
    ],
    ['an answer to another message', quoting('itu', 'B1', LID, 'yang mana?'), { text: 'itu' }],
    ['a text that disappears', ephemeral('sebentar'), { text: 'sebentar' }],
    ['the words of somebody else', forwarded('NIK 1571'), { media: 'forward' }],
    ['a forwarded photo', { imageMessage: { contextInfo: { isForwarded: true } } }, { media: 'forward' }],
    ['a photo', kinds.photo, { media: 'photo' }],
    ['a photo with words', kinds.photoWithCaption, { text: 'kuitansi saya' }],
    ['a photo to be seen once', kinds.viewOnce, { media: 'photo' }],
    ['a video', kinds.video, { media: 'video' }],
    ['a round video', kinds.roundVideo, { media: 'video' }],
    ['a voice message', kinds.voice, { media: 'voice' }],
    ['a sound', kinds.audio, { media: 'voice' }],
    ['a document', kinds.document, { media: 'document' }],
    ['a document with words', kinds.documentWithCaption, { text: 'ini' }],
    ['a sticker', kinds.sticker, { media: 'sticker' }],
    ['a place', kinds.location, { media: 'location' }],
    ['a moving place', kinds.liveLocation, { media: 'location' }],
    ['a contact', kinds.contact, { media: 'contact' }],
    ['contacts', kinds.contacts, { media: 'contact' }],
    ['a poll', kinds.poll, { media: 'other' }],
    ['an event', kinds.event, { media: 'other' }],
    ['an order', { orderMessage: { orderId: '1' } }, { media: 'other' }],
    ['something that comes next year', { yearMessage: {} } as proto.IMessage, { media: 'other' }],
    ['a text beside a key', { ...text, senderKeyDistributionMessage: {}, messageContextInfo: {} }, { text: 'halo' }],
  ])('%s', (_, held, expected) => {
    expect(contentOf(held)).toEqual({ text: undefined, media: undefined, ...expected });
    const sent = proto.Message.decode(proto.Message.encode(proto.Message.fromObject(held)).finish());
    if (!('yearMessage' in held)) expect(contentOf(sent)).toEqual({ text: undefined, media: undefined, ...expected });
  });

  it.each<[string, proto.IMessage]>([
    ['an edit', edit('A0', LID, 'diganti')],
    ['an edit in its wrapping', { editedMessage: { message: edit('A0', LID, 'diganti') } }],
    ['an edit without', { editedMessage: { message: { conversation: 'diganti' } } }],
    ['a deletion', revoke('A0', LID)],
    ['a reaction', reaction('A0', LID, '👍')],
    ['a vote', { pollUpdateMessage: {} }],
    ['a pinned message', { pinInChatMessage: {} }],
    ['a call', { call: { callKey: Buffer.from('x') } }],
    ['an album, whose photos come by themselves', { albumMessage: { expectedImageCount: 2 } }],
    ['a key alone', { senderKeyDistributionMessage: { groupId: 'x' } }],
    ['nothing', {}],
  ])('%s is not heard', (_, held) => {
    expect(contentOf(held)).toBeUndefined();
  });

  it('what could not be read, and calls that were missed, are not heard', () => {
    const { StubType } = proto.WebMessageInfo;
    expect(
      contentOf(undefined, { messageStubType: StubType.CIPHERTEXT, messageStubParameters: ['x'] }),
    ).toBeUndefined();
    expect(contentOf(undefined, { messageStubType: StubType.CALL_MISSED_VOICE })).toBeUndefined();
    expect(contentOf(undefined)).toBeUndefined();
  });

  it('of a photo to be seen once, which we are not given, is heard that there was something', () => {
    expect(contentOf(undefined, {}, { isViewOnce: true })).toEqual({ text: undefined, media: 'other' });
  });

  it('is heard up to seven days later, however its time is written', () => {
    const daysAgo = (days: number) => seconds - days * 86_400;
    expect(contentOf(text, { messageTimestamp: daysAgo(7) })).toBeDefined();
    expect(contentOf(text, { messageTimestamp: daysAgo(7) - 1 })).toBeUndefined();
    const long = { low: daysAgo(8), high: 0, unsigned: true, toNumber: () => daysAgo(8) };
    expect(contentOf(text, { messageTimestamp: long as unknown as number })).toBeUndefined();
  });

  it('is never so strange that reading it throws', () => {
    const fields = fc.constantFrom(
      ...Object.keys(kinds.photo),
      'conversation',
      'ephemeralMessage',
      'editedMessage',
      'x',
    );
    const inner = fc.anything({ maxDepth: 2 });
    const held = fc.oneof(inner, fc.record({ message: fc.oneof(inner, fc.dictionary(fields, inner, { maxKeys: 3 })) }));
    fc.assert(
      fc.property(fc.dictionary(fields, held, { maxKeys: 3 }), fc.anything({ maxDepth: 1 }), (one, pushName) => {
        const heard = read(message(one as proto.IMessage, { pushName: pushName as string }));
        if (heard) expect(Number(heard.text !== undefined) + Number(heard.media !== undefined)).toBe(1);
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });
});
