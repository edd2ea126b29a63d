import './quiet.ts';
import {
  jidNormalizedUser,
  normalizeMessageContent,
  type proto,
  toNumber,
  type WAMessage,
} from '@whiskeysockets/baileys';
import type { Content, Inbound, Media } from '../../message.ts';

/** What waited longer than this while we were away is no longer answered. */
const OLD_MS = 7 * 24 * 60 * 60_000;

const ADDRESS = /^\d{1,20}@(?:lid|s\.whatsapp\.net)$/;
const BY_PHONE = /^(\d{5,15})@s\.whatsapp\.net$/;

/** WhatsApp's own announcements come from here. */
const OFFICIAL = '0@s.whatsapp.net';

/** Whether this is the address of a chat with one person, by LID or by phone. */
export const isPerson = (address: string): boolean => ADDRESS.test(address) && address !== OFFICIAL;

/** What a message holds, by its field. Of anything that stands neither here nor below we say that we cannot use it. */
const kinds: Record<string, Media> = {
  imageMessage: 'photo',
  audioMessage: 'voice',
  videoMessage: 'video',
  ptvMessage: 'video',
  documentMessage: 'document',
  stickerMessage: 'sticker',
  lottieStickerMessage: 'sticker',
  stickerPackMessage: 'sticker',
  locationMessage: 'location',
  liveLocationMessage: 'location',
  contactMessage: 'contact',
  contactsArrayMessage: 'contact',
};

/**
 * Nothing that a person says to us: edits, deletions and other notes, reactions, votes, calls, keys; an album announces photos
 * that come by themselves; what a phone encrypts once more changes an earlier message.
 */
const unsaid = new Set([
  'protocolMessage',
  'editedMessage',
  'reactionMessage',
  'encReactionMessage',
  'pollUpdateMessage',
  'encEventResponseMessage',
  'encCommentMessage',
  'secretEncryptedMessage',
  'keepInChatMessage',
  'pinInChatMessage',
  'albumMessage',
  'call',
  'callLogMesssage',
  'bcallMessage',
  'scheduledCallCreationMessage',
  'scheduledCallEditMessage',
  'chat',
  'deviceSentMessage',
  'placeholderMessage',
  'stickerSyncRmrMessage',
  'limitSharingMessage',
  'messageHistoryBundle',
  'messageHistoryNotice',
]);

/** What accompanies a message and is none. */
const besides = new Set([
  'messageContextInfo',
  'senderKeyDistributionMessage',
  'fastRatchetKeySenderKeyDistributionMessage',
]);

type Held = { text?: unknown; caption?: unknown; contextInfo?: { isForwarded?: unknown } | null };

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The words of another person are not heard as hers; a caption is what she says of a picture. */
function contentOf(field: string, value: unknown): Content {
  if (field === 'conversation') return isText(value) ? { text: value } : { media: 'other' };
  const { text, caption, contextInfo } = value as Held;
  if (contextInfo?.isForwarded === true) return { media: 'forward' };
  const said = field === 'extendedTextMessage' ? text : caption;
  if (isText(said)) return { text: said };
  return { media: kinds[field] ?? 'other' };
}

const isEdit = (message: proto.IMessage | null | undefined): boolean =>
  Boolean(message?.editedMessage ?? message?.ephemeralMessage?.message?.editedMessage);

function readContent(message: proto.IMessage | null | undefined): Content | undefined {
  if (isEdit(message)) return undefined;
  const fields = Object.entries(normalizeMessageContent(message ?? undefined) ?? {}).filter(
    ([name, value]) => value !== null && value !== undefined && !besides.has(name),
  );
  const [field] = fields;
  return field && !fields.some(([name]) => unsaid.has(name)) ? contentOf(...field) : undefined;
}

const isOld = ({ messageTimestamp }: WAMessage, now: Date): boolean =>
  now.getTime() - toNumber(messageTimestamp) * 1_000 > OLD_MS;

/** The phone with + that the server itself states, if it does. */
const phoneIn = (addresses: string[]): string | undefined =>
  addresses.flatMap((address) => BY_PHONE.exec(address)?.[1] ?? []).map((digits) => `+${digits}`)[0];

/** Who wrote, as the server states it in this very message. */
function writerOf({ key, pushName }: WAMessage): Omit<Inbound, 'channel' | 'id'> | undefined {
  const chat = jidNormalizedUser(key.remoteJid ?? '');
  if (key.fromMe || !isPerson(chat)) return undefined;
  const other = jidNormalizedUser(key.remoteJidAlt ?? '');
  const aliases = isPerson(other) && other !== chat ? [other] : [];
  const vouchedPhone = phoneIn([chat, ...aliases]);
  return {
    chat,
    ...(aliases.length > 0 && { aliases }),
    ...(vouchedPhone && { vouchedPhone }),
    ...(pushName && { sender: pushName }),
  };
}

/**
 * What a person wrote to us alone, whether it came just now or while we were away; undefined for everything else. A picture
 * that can be seen once is not given to linked devices: all that we know is that there was something.
 */
export function readMessage(message: WAMessage, channel: string, now: Date): Inbound | undefined {
  const { key, messageStubType } = message;
  const writer = writerOf(message);
  if (!writer || !key.id || messageStubType || isOld(message, now)) return undefined;
  const content = message.message ? readContent(message.message) : key.isViewOnce && { media: 'other' as const };
  return content ? { channel, id: key.id, ...writer, ...content } : undefined;
}
