import { checkInteractive, checkText } from './check-interactive.ts';
import { checkTemplate } from './check-template.ts';
import { wrong } from './refusal.ts';
import { type Approved, isObj, type Obj, type Shown } from './types.ts';

/** Fields of a message beside the one that its type names. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/reference/whatsapp-business-phone-number/message-api */
const FIELDS = [
  'messaging_product',
  'recipient_type',
  'to',
  'recipient',
  'type',
  'biz_opaque_callback_data',
  'context',
];

/** A message as it will be shown, and who it is for. */
export type Checked = { whom: { to?: string; recipient?: string }; shown: Omit<Shown, 'id'> };

/** Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids */
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

function whomOf({ to, recipient }: Obj): Checked['whom'] {
  if (to === undefined && recipient === undefined) throw wrong('The parameter to is required');
  if (to !== undefined && (typeof to !== 'string' || !/^\+?\d{5,15}$/.test(to))) throw wrong('to is no phone number');
  if (recipient !== undefined && (typeof recipient !== 'string' || !USER_ID.test(recipient)))
    throw wrong('recipient is no user id');
  // Where both are named, the number holds.
  return typeof to === 'string' ? { to: to.replace('+', '') } : { recipient: recipient as string };
}

function shownOf(message: Obj, known: Approved[]): Omit<Shown, 'id' | 'tag'> {
  const { type } = message;
  const content = message[String(type)];
  if (!isObj(content)) throw wrong(`the parameter ${type} is required`);
  if (type === 'template') return checkTemplate(content, known);
  if (type === 'interactive') return checkInteractive(content);
  if (type !== 'text') throw wrong('this type is not known here');
  return { by: 'text', text: checkText(content.body, 'body', 4_096), choices: [] };
}

/** Checks a message as Meta does; throws its refusal. */
export function checkMessage(message: unknown, known: Approved[]): Checked {
  if (!isObj(message)) throw wrong('no JSON');
  const { messaging_product, recipient_type = 'individual', type, biz_opaque_callback_data: tag } = message;
  if (messaging_product !== 'whatsapp') throw wrong('messaging_product is required');
  if (recipient_type !== 'individual') throw wrong('recipient_type is unknown');
  const unknown = Object.keys(message).filter((name) => !FIELDS.includes(name) && name !== type);
  if (unknown.length > 0) throw wrong(`unknown parameters: ${unknown}`);
  if (tag !== undefined && (typeof tag !== 'string' || tag.length > 512)) throw wrong('biz_opaque_callback_data');
  return { whom: whomOf(message), shown: { ...shownOf(message, known), ...(tag !== undefined && { tag }) } };
}
