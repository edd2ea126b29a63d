import { proto } from '@whiskeysockets/baileys';

const { Type } = proto.Message.ProtocolMessage;

/** What stands in every media message. The host does not exist: the bot never downloads. */
const media = {
  url: 'https://mmg.whatsapp.net/v/t62/none.enc',
  directPath: '/v/t62/none.enc',
  mediaKey: Buffer.alloc(32, 1),
  fileSha256: Buffer.alloc(32, 2),
  fileEncSha256: Buffer.alloc(32, 3),
  fileLength: 1234,
};

const photo: proto.IMessage = { imageMessage: { ...media, mimetype: 'image/jpeg' } };
const place = { degreesLatitude: -1.61, degreesLongitude: 103.61 };
const vcard = 'BEGIN:VCARD\nVERSION:3.0\nFN:Tetangga\nTEL;waid=6281299990000:+6281299990000\nEND:VCARD';

/** A message of every kind that people send, for `Phone.send`. */
export const kinds = {
  photo,
  photoWithCaption: { imageMessage: { ...media, mimetype: 'image/jpeg', caption: 'kuitansi saya' } },
  video: { videoMessage: { ...media, mimetype: 'video/mp4', seconds: 3 } },
  roundVideo: { ptvMessage: { ...media, mimetype: 'video/mp4', seconds: 3 } },
  voice: { audioMessage: { ...media, mimetype: 'audio/ogg; codecs=opus', seconds: 3, ptt: true } },
  audio: { audioMessage: { ...media, mimetype: 'audio/mpeg', seconds: 3 } },
  document: { documentMessage: { ...media, mimetype: 'application/pdf', fileName: 'surat.pdf' } },
  documentWithCaption: {
    documentWithCaptionMessage: {
      message: { documentMessage: { ...media, mimetype: 'application/pdf', fileName: 'surat.pdf', caption: 'ini' } },
    },
  },
  sticker: { stickerMessage: { ...media, mimetype: 'image/webp' } },
  location: { locationMessage: place },
  liveLocation: { liveLocationMessage: { ...place, sequenceNumber: 1 } },
  contact: { contactMessage: { displayName: 'Tetangga', vcard } },
  contacts: { contactsArrayMessage: { displayName: '2 kontak', contacts: [{ vcard }, { vcard }] } },
  poll: { pollCreationMessageV3: { name: 'Kapan?', options: [{ optionName: 'Pagi' }, { optionName: 'Sore' }] } },
  event: { eventMessage: { name: 'Pertemuan', startTime: 1_900_000_000 } },
  viewOnce: { viewOnceMessageV2: { message: photo } },
} satisfies Record<string, proto.IMessage>;

/** As when somebody turned on disappearing messages. */
export const ephemeral = (text: string): proto.IMessage => ({
  ephemeralMessage: { message: { extendedTextMessage: { text, contextInfo: { expiration: 86_400 } } } },
});

export const forwarded = (text: string): proto.IMessage => ({
  extendedTextMessage: { text, contextInfo: { isForwarded: true, forwardingScore: 1 } },
});

/** An answer to a message; `of` is who wrote that one. */
export const quoting = (text: string, id: string, of: string, quoted: string): proto.IMessage => ({
  extendedTextMessage: {
    text,
    contextInfo: { stanzaId: id, participant: of, quotedMessage: { conversation: quoted } },
  },
});

/** About a message of the bot's (`fromMe` as the bot sees it is true) or of one's own. */
const keyOf = (id: string, remoteJid: string, fromMe: boolean): proto.IMessageKey => ({ id, remoteJid, fromMe });

/** To a message that the bot sent; an empty emoji takes it back. */
export const reaction = (id: string, chat: string, emoji: string): proto.IMessage => ({
  reactionMessage: { key: keyOf(id, chat, false), text: emoji, senderTimestampMs: Date.now() },
});

/** One's own earlier message says something else now. */
export const edit = (id: string, chat: string, text: string): proto.IMessage => ({
  protocolMessage: {
    ...{ type: Type.MESSAGE_EDIT, key: keyOf(id, chat, true), timestampMs: Date.now() },
    editedMessage: { conversation: text },
  },
});

/** One's own earlier message is deleted for everybody. */
export const revoke = (id: string, chat: string): proto.IMessage => ({
  protocolMessage: { type: Type.REVOKE, key: keyOf(id, chat, true) },
});
