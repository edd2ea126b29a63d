import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Inbound } from '../message.ts';

/** Of a shorter one the mask would hide nothing. */
const MASKED_FROM = 9;

/** A phone as the roll has it (E.164); as it came where it is no phone of anywhere. */
const e164 = (phone: string): string => parsePhoneNumberFromString(phone, 'ID')?.number ?? phone;

/** The message with its phones written as the roll writes them, so that their indexes agree. */
export const withE164 = (message: Inbound): Inbound => ({
  ...message,
  ...(message.vouchedPhone && { vouchedPhone: e164(message.vouchedPhone) }),
  ...(message.contact && { contact: { ...message.contact, phone: e164(message.contact.phone) } }),
});

/** `+62 812-••••-4321`: the country, the first three digits and the last four. */
export function maskPhone(phone: string): string {
  const { countryCallingCode = '', nationalNumber = '' } = parsePhoneNumberFromString(phone) ?? {};
  return nationalNumber.length < MASKED_FROM
    ? '••••'
    : `+${countryCallingCode} ${nationalNumber.slice(0, 3)}-••••-${nationalNumber.slice(-4)}`;
}

const INDONESIA = '62';

/** The longest that a number of here is with its country code: a NIK is none. */
const MOST_DIGITS = 14;

/** A phone number that was typed, from its digits alone (E.164); undefined where it can be none. */
export function hearPhone(digits: string): string | undefined {
  if (digits.length > MOST_DIGITS) return undefined;
  const written = digits.startsWith(INDONESIA) ? `+${digits}` : digits.replace(/^8/, '08');
  const phone = parsePhoneNumberFromString(written, 'ID');
  return phone?.isPossible() ? phone.number : undefined;
}
