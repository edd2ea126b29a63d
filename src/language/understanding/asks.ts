import { conceptsIn } from './concepts.ts';
import { plainWords } from './plain.ts';

/** Whether plain words ask something: they hold a word of question, or its sign. */
export const asksIn = (plain: string[]): boolean => conceptsIn(plain).includes('question');

/** The same of a message as it was written. */
export const asksSomething = (written: string): boolean => asksIn(plainWords(written));

/** Whether a message asks something or says what is wanted: what only tells ("meninggal karena sakit jantung") does neither. */
export function asksOrWants(written: string): boolean {
  const plain = plainWords(written);
  return asksIn(plain) || conceptsIn(plain).includes('wish');
}
