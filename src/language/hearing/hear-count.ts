import idTable from '../../../locales/id/words-number.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { numbersIn, numberWords, whole } from './hear-number.ts';

const table = fromLocale('words-number', idTable);

const { length, none } = table;
const MOST = 999;

/** What is left of a text without the words that people put around a number. */
export const withoutFillers = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !length.fillers.includes(word))
    .join(' ');

const NO = `(?:${none.no.join('|')})`;
const NONE = new RegExp(`^${NO}(?: (?:${none.have.join('|')}))?(?: (?:${none.paid.join('|')}))?$`);

/** Whether a normalised text says that there is nothing: "belum pernah", "dak ado", "belum bayar"; not "belum pernah telat". */
export const isNone = (words: string): boolean =>
  none.alone.includes(words) || NONE.test(words) || new RegExp(`^${NO}$`).test(withoutFillers(words));

/** A plain number from 0 to 999 in a normalised text (`heard.words`): 2 · duo · dua orang · dak ado (0). Undefined when none, several or a range. */
export function hearCount(words: string): number | undefined {
  if (isNone(words)) return 0;
  const spoken = numberWords(words);
  const runs = numbersIn(spoken);
  const count = runs.length === 1 ? whole(runs[0]!.value) : undefined;
  return count !== undefined && count <= MOST ? count : undefined;
}
