import type { Outbound } from '../message.ts';
import { numbered } from './numbered.ts';
import { splitText } from './split.ts';

/** The longest part in UTF-16 units: what the Cloud API takes, so both ways say the same; WhatsApp itself takes far more. */
const MOST = 4_096;

/**
 * A message as the texts that are sent, in order. The last one carries the choices, numbered and with `hint` under them; that
 * list is never cut. *Bold* is WhatsApp's own mark. The same message gives the same texts: a phone may ask for one again.
 */
export function textsOf({ text, choices }: Pick<Outbound, 'text' | 'choices'>, hint: string): string[] {
  const list = numbered({ text: '', choices }, hint).length;
  const parts = splitText(text, MOST);
  const last = parts.pop()!;
  const ends = last.length + list > MOST ? splitText(last, Math.max(MOST - list, MOST / 4)) : [last];
  return [...parts, ...ends.slice(0, -1), numbered({ text: ends.at(-1)!, choices }, hint)];
}
