import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Inbound } from '../message.ts';

/** A phone as the roll has it (E.164); as it came where it is no phone of anywhere. */
const e164 = (phone: string): string => parsePhoneNumberFromString(phone, 'ID')?.number ?? phone;

/** The message with its phones written as the roll writes them, so that their indexes agree. */
export const withE164 = (message: Inbound): Inbound => ({
  ...message,
  ...(message.vouchedPhone && { vouchedPhone: e164(message.vouchedPhone) }),
  ...(message.contact && { contact: { ...message.contact, phone: e164(message.contact.phone) } }),
});
