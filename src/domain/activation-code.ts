import { addDays, type Day } from './day.ts';

/** No two of these look alike on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B and U V are left out, and 6 stands without G. */
export const SIGNS = 'ACDEFHJKMNPQRTWXY34679';

const LENGTH = 10;
const HALF = LENGTH / 2;

/** A code holds on the day it was made and on so many days after it (design §5). */
export const CODE_DAYS = 90;

/** The last day, Jakarta's, on which a code made on this day holds. */
export const codeHoldsUntil = (made: Day): Day => addDays(made, CODE_DAYS);

// A digit and a letter in each half, as no word of a sentence has them ("KECAMATAN", "kerja 37 thn").
const isHalf = (half: string): boolean => /\d/.test(half) && /\D/.test(half);
const isCode = (signs: string): boolean =>
  signs.length === LENGTH &&
  [...signs].every((sign) => SIGNS.includes(sign)) &&
  isHalf(signs.slice(0, HALF)) &&
  isHalf(signs.slice(HALF));

/**
 * A new code. `below(n)` gives a whole number from 0 up to but without `n`, each as likely, and nobody may foresee it. Every
 * code is as likely as any other: what has no digit or no letter in a half is drawn again. 22 signs at 10 places are
 * 44.6 bits, of which that leaves 43.6; a guess is counted like any wrong proof and opens nothing without the right NIK.
 */
export function makeActivationCode(below: (limit: number) => number): string {
  for (;;) {
    const signs = Array.from({ length: LENGTH }, () => SIGNS[below(SIGNS.length)]).join('');
    if (isCode(signs)) return signs;
  }
}

/** As it is printed: `XXXXX-XXXXX`. */
export const printActivationCode = (code: string): string => `${code.slice(0, HALF)}-${code.slice(HALF)}`;

const GAP = String.raw`[\s._\-\u2010-\u2015\u200b-\u200d\u2060]`;
const gaps = new RegExp(GAP, 'gu');

/** The ten signs of a code in capitals, from a text that is nothing but a code, however it is spaced; undefined when it is none. */
export function readActivationCode(text: string): string | undefined {
  const signs = text.replace(gaps, '').toUpperCase();
  return isCode(signs) ? signs : undefined;
}

const half = `[${SIGNS}]{${HALF}}`;
const printed = new RegExp(String.raw`(?<![\p{L}\p{N}])(?=(${half}${GAP}{0,3}${half})(?![\p{L}\p{N}]))`, 'giu');

/** The first code in a sentence: ten signs on end, or two fives as printed. */
export const findActivationCode = (text: string): string | undefined =>
  [...text.matchAll(printed)].map(([, found]) => readActivationCode(found!)).find(Boolean);

const anySign = `[${SIGNS}]`;
const spaced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?=(${anySign}(?:${GAP}{0,3}${anySign}){${LENGTH - 1}})(?![\p{L}\p{N}]))`,
  'giu',
);
// One sign misread, left out or doubled, and it is still nearly a code. No dots here: "Rp20.000.000" is a sum.
const nearly = /(?<![\p{L}\p{N}])(?=([\p{L}\p{N}](?:[\s\-\u2010-\u2015]?[\p{L}\p{N}]){8,10})(?![\p{L}\p{N}]))/gu;

const isNearly = (found: string): boolean => {
  const words = found.split(/\s+/u);
  return words.length <= 2 && words.every((word) => /\p{N}/u.test(word) && /\p{L}/u.test(word));
};

/** Where codes stand in a text, as pairs of first and last place. */
function spans(text: string): [number, number][] {
  const whole = [...text.matchAll(spaced)].filter(([, found]) => readActivationCode(found!));
  const almost = [...text.matchAll(nearly)].filter(([, found]) => isNearly(found!));
  return [...whole, ...almost].map(({ index, 1: found }) => [index, index + found!.length]);
}

/** Masks every code in a text, and whatever is nearly one: nothing of it stays. Errs on the side of masking. */
export function maskActivationCodes(text: string): string {
  const signs = text.split('');
  for (const [from, to] of spans(text)) signs.fill('*', from, to);
  return signs.join('');
}
