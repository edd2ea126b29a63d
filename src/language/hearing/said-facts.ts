import idChildWords from '../../../locales/id/words-children.json' with { type: 'json' };
import idNumber from '../../../locales/id/words-number.json' with { type: 'json' };
import idWords from '../../../locales/id/words-said.json' with { type: 'json' };
import { PART, withParts } from '../entities/told.ts';
import { fromLocale } from '../locale.ts';
import { mentions, normalise } from '../normalise.ts';
import { longestFirst, meaningsIn, type Phrases } from '../phrases.ts';
import { type ChildHeard, hearChildren } from './hear-children.ts';
import { hearCount } from './hear-count.ts';
import { hearMoney } from './hear-money.ts';
import { hearMonths } from './hear-months.ts';
import { hearPart, type PartHeard } from './hear-part.ts';

const childWords = fromLocale('words-children', idChildWords);
const number = fromLocale('words-number', idNumber);
const words = fromLocale('words-said', idWords);

const says = (text: string, phrases: readonly string[]): boolean => phrases.some((phrase) => mentions(text, phrase));

/** A message whole, and then each part of it: what needs all numbers to be its own is rather found in a part. */
const piecesOf = (written: string): string[] => {
  const whole = normalise(written);
  const parts = normalise(withParts(written)).split(` ${PART} `);
  return parts.length > 1 ? [whole, ...parts] : [whole];
};

/** What the first piece tells that is about something. */
function inPieces<Found>(
  written: string,
  isAbout: (piece: string) => boolean,
  hear: (piece: string) => Found | undefined,
): Found | undefined {
  for (const piece of piecesOf(written)) {
    const found = isAbout(piece) ? hear(piece) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Months of contributions that a message says were paid: "iuran sudah 38 bulan", not "nunggak 3 bulan" or "3 bulan lalu". */
export const saidMonths = (written: string): number | undefined =>
  inPieces(
    written,
    (piece) => says(piece, words.paid) && !says(piece, words.unpaid) && !says(piece, words.ago),
    hearMonths,
  ) || undefined;

/** A month's pay, in whole rupiah: the only sum of a message that speaks of pay, and none by the day or the week. */
export function saidIncome(text: string): number | undefined {
  const money = says(text, number.money.wage) ? hearMoney(text) : undefined;
  return money && (money.per === undefined || money.per === 'month') ? money.amount : undefined;
}

/** Any one sum, in whole rupiah; undefined for several. */
export const saidAmount = (text: string): number | undefined => hearMoney(text)?.amount;

const AGE = new RegExp(
  `(?:^| )(?:${words.age.join('|')})((?: (?:${words.mine.join('|')}))* \\S+(?: puluh \\S+| belas)?)`,
);

/** An age that is called one, in whole years: "umur 45", "usia sayo 52 taun". */
export function saidAge(text: string): number | undefined {
  const [, told] = AGE.exec(text) ?? [];
  const age = told === undefined ? undefined : hearCount(told.trim());
  return age || undefined;
}

/** A part of the body that is said to be lost: "jari telunjuk putus", not "tangan luka". */
export const saidPart = (text: string): PartHeard | undefined => (says(text, words.loss) ? hearPart(text) : undefined);

const CHILD = new RegExp(`(?:^| )((?:(?:\\S+ orang|\\S+) )?(?:${childWords.child.join('|')})(?: .*)?)$`);
const schools = Object.values(childWords.levels).flat();

/** From the first word of a child on, with the number before it. */
const ofChildren = (piece: string): string => CHILD.exec(piece)?.[1] ?? piece;

/** More are no family, and more than a saved place takes (`said.ts`). */
const MOST_CHILDREN = 20;

/** Children at school or college, told as such; who only has no card has no "no children" in it. */
export function saidChildren(written: string): ChildHeard[] | undefined {
  const isAbout = (piece: string): boolean =>
    says(piece, childWords.child) && says(piece, [...schools, 'kelas', 'kls']);
  const found = inPieces(
    written.replace(/(?<!\p{L})pt(?!\p{L})/giu, ' '),
    isAbout,
    (piece) => hearChildren(piece) ?? hearChildren(ofChildren(piece)),
  );
  return found && found.length > 0 && found.length <= MOST_CHILDREN ? found : undefined;
}

const one = <Meaning extends string>(table: Phrases<Meaning>): ((text: string) => Meaning | undefined) => {
  const phrases = longestFirst(table);
  return (text) => {
    const heard = meaningsIn(text, phrases);
    return heard.length === 1 ? heard[0] : undefined;
  };
};

/** How the worker works, where the words say it. */
export const saidHow = one(words.how);

/** Who pays the contributions, where the words say it. */
export const saidPayer = one(words.payer);
