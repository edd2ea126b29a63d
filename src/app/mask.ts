import { maskText } from '../domain/mask.ts';
import type { Content, Inbound } from '../message.ts';

/** What is kept of a message once its turn is done: codes masked, long numbers to their last four digits, a contact without its number. */
export function masked(
  { text, choice, contact, media }: Inbound,
  label: string | undefined,
): Content & { label?: string } {
  return {
    ...(text !== undefined && { text: maskText(text) }),
    ...(choice && { choice }),
    ...(label && { label }),
    ...((media || contact) && { media: media ?? 'contact' }),
  };
}
