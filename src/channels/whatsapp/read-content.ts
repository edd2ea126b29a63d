import './quiet.ts';
import { normalizeMessageContent, type proto } from '@whiskeysockets/baileys';
import type { Content, Media } from '../../message.ts';

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

/** What a person says with a message; undefined where she says nothing to us. Reads any shape. */
export function readContent(message: proto.IMessage | null | undefined): Content | undefined {
  if (isEdit(message)) return undefined;
  const fields = Object.entries(normalizeMessageContent(message ?? undefined) ?? {}).filter(
    ([name, value]) => value !== null && value !== undefined && !besides.has(name),
  );
  const [field] = fields;
  return field && !fields.some(([name]) => unsaid.has(name)) ? contentOf(...field) : undefined;
}
