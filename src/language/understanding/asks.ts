import { conceptsIn } from './concepts.ts';
import { plainWords } from './plain.ts';

/** "bisa diganti dak?" and "ado dak batasnyo?": a no behind a word that asks for a yes or a no. */
const YES_OR_NO =
  /(?:^| )(?:bisa|boleh|ada|dapat|perlu|wajib|termasuk|ditanggung|dijamin|diganti|dihitung)(?: \p{L}+){0,3} tidak(?: |$)/u;

/** Whether a message asks something: it has a word of question, its sign, or asks for a yes or a no. */
export function asksSomething(written: string): boolean {
  const plain = plainWords(written);
  return conceptsIn(plain).includes('question') || YES_OR_NO.test(plain.join(' '));
}

/** Whether a message asks something or says what is wanted: what only tells ("meninggal karena sakit jantung") does neither. */
export function asksOrWants(written: string): boolean {
  const concepts = conceptsIn(plainWords(written));
  return concepts.includes('question') || concepts.includes('wish');
}
