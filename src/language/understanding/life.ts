import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';

const words = fromLocale('words-told', idWords);

const death = new RegExp(` (?:${words.deaths.join('|')})(?= )`, 'u');
const denied = new RegExp(` (?:${words.denied.join('|')})(?: \\p{L}+){0,2} (?:${words.deaths.join('|')})(?= )`, 'u');

/** "suami saya belum meninggal", "hampir meninggal": plain words that deny a death and tell of no other. */
export function tellsOfLife(plain: string[]): boolean {
  const text = ` ${plain.join(' ')} `;
  return denied.test(text) && !death.test(text.replace(denied, ' '));
}
