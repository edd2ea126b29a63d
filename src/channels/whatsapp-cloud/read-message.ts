import type { Content, Media } from '../../message.ts';
import { hiddenAddress } from './address.ts';
import type { Contact, Message } from './payload.ts';

/** A message as it is heard, but for the channel's name. */
export type Said = Content & {
  chat: string;
  id: string;
  aliases?: string[];
  sender?: string;
  vouchedPhone?: string;
};

/** What needs no answer: a sign under a message, an edit or a recall of one, and the platform's own notes. */
const UNSPOKEN = ['reaction', 'edit', 'revoke', 'system', 'request_welcome'];

const kinds: Record<string, Media> = {
  image: 'photo',
  audio: 'voice',
  voice: 'voice',
  video: 'video',
  document: 'document',
  sticker: 'sticker',
  location: 'location',
  contacts: 'contact',
};

const DIGITS = /^\d{5,20}$/;

const digitsOf = (phone: string | undefined): string | undefined => {
  const digits = phone?.replace(/^\+/, '');
  return digits && DIGITS.test(digits) ? digits : undefined;
};

/** A card that somebody shares is the sender's own when WhatsApp gives it the number that she writes from. */
function cardOf({ contacts, from }: Message): Content | undefined {
  const card = contacts?.[0]?.phones[0];
  const phone = digitsOf(card?.wa_id) ?? digitsOf(card?.phone?.replace(/[\s()-]/g, ''));
  return phone ? { contact: { phone: `+${phone}`, own: card?.wa_id !== undefined && card.wa_id === from } } : undefined;
}

/** A button of ours gives back its choice; one of a template without a payload what stands on it. */
function tapped({ interactive, button }: Message): Content | undefined {
  const choice = interactive?.button_reply?.id ?? interactive?.list_reply?.id ?? button?.payload;
  if (choice) return { choice };
  return button?.text ? { text: button.text } : undefined;
}

const wordsOf = ({ text, image, video, document }: Message): string | undefined =>
  text?.body ?? image?.caption ?? video?.caption ?? document?.caption;

function contentOf(message: Message): Content | undefined {
  if (UNSPOKEN.includes(message.type)) return undefined;
  if (message.context?.forwarded || message.context?.frequently_forwarded) return { media: 'forward' };
  const words = wordsOf(message)?.trim() ? wordsOf(message) : undefined;
  return words ? { text: words } : (tapped(message) ?? cardOf(message) ?? { media: kinds[message.type] ?? 'other' });
}

/** The number that Meta states, and the id that holds for our business; either may be missing. */
function sides({ from, from_user_id }: Message, contact: Contact | undefined) {
  const phone = digitsOf(from) ?? digitsOf(contact?.wa_id);
  const id = from_user_id ?? contact?.user_id;
  return { phone, hidden: id ? hiddenAddress(id) : undefined };
}

/** Who of those that the webhook names has written this. Of one who is named nothing is taken from another. */
function senderOf({ from, from_user_id }: Message, contacts: Contact[]): Contact | undefined {
  if (!from && !from_user_id) return contacts.length === 1 ? contacts[0] : undefined;
  return contacts.find(({ wa_id, user_id }) => (from && wa_id === from) || (from_user_id && user_id === from_user_id));
}

/**
 * Reads a message. A chat is known by the number where there is one, which Meta then vouches for, else by the id. `nothing` for
 * what needs no answer, undefined for one whose sender is nowhere named.
 */
export function readMessage(message: Message, contacts: Contact[]): Said | 'nothing' | undefined {
  const content = contentOf(message);
  if (!content || message.group_id) return 'nothing';
  const contact = senderOf(message, contacts);
  const { phone, hidden } = sides(message, contact);
  const chat = phone ?? hidden;
  if (!chat) return undefined;
  const name = contact?.profile?.name ?? contact?.profile?.username;
  return {
    ...content,
    chat,
    id: message.id,
    ...(phone && { vouchedPhone: `+${phone}` }),
    ...(phone && hidden && { aliases: [hidden] }),
    ...(name && { sender: name }),
  };
}

/** What it is called when a person has changed her number, by the version of the API. */
const MOVED = ['user_changed_number', 'customer_changed_number'];

/** A person has changed her number: from which address to which. */
export function readMove({ type, from, system }: Message): { from: string; to: string } | undefined {
  if (type !== 'system' || !MOVED.includes(system?.type ?? '')) return undefined;
  const to = digitsOf(system?.wa_id ?? system?.new_wa_id);
  return from && to && from !== to ? { from, to } : undefined;
}
