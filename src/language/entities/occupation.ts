import idTable from '../../../locales/id/words-occupation.json' with { type: 'json' };
import idTold from '../../../locales/id/words-occupation-told.json' with { type: 'json' };
import type { Occupation } from '../../domain/occupations.ts';
import { fromLocale } from '../locale.ts';
import { longestFirst, type Phrases, type Said, saidIn } from '../phrases.ts';

const table = fromLocale('words-occupation', idTable);
const told = fromLocale('words-occupation-told', idTold);

type Found = Exclude<Occupation, 'other'>;

const { other: _, ...phrases } = table as Phrases<Occupation>;
/** A word of a place or a thing is an occupation only beside a word of work, so it stands apart. */
const needsWork = new Set(told.needsWork);
const all = longestFirst<`${Found}` | `${Found}?`>(
  Object.fromEntries(
    (Object.entries(phrases) as [Found, string[]][]).flatMap(([code, said]) => [
      [code, said.filter((phrase) => !needsWork.has(phrase))],
      [`${code}?`, said.filter((phrase) => needsWork.has(phrase))],
    ]),
  ) as Phrases<`${Found}` | `${Found}?`>,
);

const sets = { work: new Set(told.work), stranger: new Set(told.stranger), asked: new Set(told.asked) };
const officials: string[] = told.officials;

const BEFORE = 4;
/** A message this short is an answer to "what is your work?". */
const SHORT = 3;

const last = (text: string, many: number): string[] => text.trim().split(' ').slice(-many);
const next = (text: string, many: number): string[] => text.trim().split(' ').slice(0, many);

/** Someone else's work: whoever hit the worker or was asked, or a thing that has a price. */
function isStranger({ meaning, before, after }: Said<string>): boolean {
  if (last(before, 3).some((word) => sets.stranger.has(word))) return true;
  const isOfficial = officials.includes(meaning.replace('?', ''));
  return (
    isOfficial &&
    (last(before, 3).some((word) => sets.asked.has(word)) || next(after, 2).some((word) => sets.asked.has(word)))
  );
}

const isWork = ({ meaning, before }: Said<string>, isShort: boolean): boolean =>
  !meaning.endsWith('?') || isShort || last(before, BEFORE).some((word) => sets.work.has(word));

/**
 * The occupation of the worker that a normalised text tells, by its longest words: "bawa truk batubara", "manen sawit". Not that of an
 * official who was asked, nor of whoever hit the worker; a shop or a motorcycle taxi that is only mentioned is none.
 */
export function occupationIn(text: string): Occupation | undefined {
  const isShort = text.split(' ').length <= SHORT;
  const said = saidIn(text.replaceAll('/', ' '), all).find((one) => isWork(one, isShort) && !isStranger(one));
  return said?.meaning.replace('?', '') as Occupation | undefined;
}
