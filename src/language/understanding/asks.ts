import { conceptsIn } from './concepts.ts';
import { plainWords } from './plain.ts';

/** "bisa diganti dak?" and "ado dak batasnyo?": a no behind a word that asks for a yes or a no. */
const YES_OR_NO =
  /(?:^| )(?:bisa|boleh|ada|dapat|perlu|wajib|termasuk|ditanggung|dijamin|diganti|dihitung)(?: \p{L}+){0,3} tidak(?: |$)/u;

/** Whether plain words ask something: they hold a word of question, or its sign, or ask for a yes or a no. */
export const asksIn = (plain: string[]): boolean =>
  conceptsIn(plain).includes('question') || YES_OR_NO.test(plain.join(' '));

/** The same of a message as it was written. */
export const asksSomething = (written: string): boolean => asksIn(plainWords(written));

/** Whether a message asks something or says what is wanted: what only tells ("meninggal karena sakit jantung") does neither. */
export function asksOrWants(written: string): boolean {
  const plain = plainWords(written);
  return asksIn(plain) || conceptsIn(plain).includes('wish');
}
