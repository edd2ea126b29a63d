import { maskPhone } from '../language/phone.ts';
import type { Inbound } from '../message.ts';
import type { Asker } from '../store/nik-links.ts';

const LONGEST_NAME = 40;

/** Anybody may call himself anything: nothing of a name may turn the text around it, break its line or end its quotes. */
const plainName = (name: string): string =>
  [...name.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/["“”„«»]/gu, '')].slice(0, LONGEST_NAME).join('').trim();

/** As what a page names whoever wrote this message: by the masked phone that the platform vouches for, else by her own name. */
export function askerOf({ channel, vouchedPhone, sender }: Inbound): Asker {
  if (vouchedPhone) return { channel, phone: maskPhone(vouchedPhone) };
  const name = plainName(sender ?? '');
  return { channel, ...(name && { name }) };
}
