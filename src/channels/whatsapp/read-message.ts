import './quiet.ts';
import { jidNormalizedUser, toNumber, type WAMessage } from '@whiskeysockets/baileys';
import type { Inbound } from '../../message.ts';
import { readContent } from './read-content.ts';

/** What waited longer than this while we were away is no longer answered. */
const OLD_MS = 7 * 24 * 60 * 60_000;

const ADDRESS = /^\d{1,20}@(?:lid|s\.whatsapp\.net)$/;
const BY_PHONE = /^(\d{5,15})@s\.whatsapp\.net$/;

/** Ids come from the sender's phone: what looks otherwise could not be stored, and would hold up everybody. */
const ID = /^[!-~]{1,128}$/;

/** WhatsApp's own announcements come from here. */
const OFFICIAL = '0@s.whatsapp.net';

/** Whether this is the address of a chat with one person, by LID or by phone. */
export const isPerson = (address: string): boolean => ADDRESS.test(address) && address !== OFFICIAL;

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
  if (!writer || !key.id || !ID.test(key.id) || messageStubType || isOld(message, now)) return undefined;
  const content = message.message ? readContent(message.message) : key.isViewOnce && { media: 'other' as const };
  return content ? { channel, id: key.id, ...writer, ...content } : undefined;
}
