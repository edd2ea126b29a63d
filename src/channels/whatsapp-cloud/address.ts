/** People who hide their number have an id that holds for our business alone: two letters, a dot, what Meta likes. */
const HIDDEN = 'bsuid:';

const BY_PHONE = /^\d{5,20}$/;
const BY_ID = /^bsuid:[A-Z]{2}\.[A-Za-z0-9.]{1,140}$/;

/** The address of a chat whose person is known by her business-scoped user id alone. */
export const hiddenAddress = (id: string): string => HIDDEN + id;

/**
 * Whom a message is for, as the Messages API names them: `to` a number, `recipient` a business-scoped user id
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids). Undefined for no address of ours.
 */
export function recipientOf(chat: string): { to: string } | { recipient: string } | undefined {
  if (BY_PHONE.test(chat)) return { to: chat };
  return BY_ID.test(chat) ? { recipient: chat.slice(HIDDEN.length) } : undefined;
}
