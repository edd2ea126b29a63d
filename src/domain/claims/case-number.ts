import { type Day, day } from '../day.ts';

/** `LP` numbers a report (laporan), `KL` a claim (klaim). */
export type CasePrefix = 'LP' | 'KL';

const RANDOM = 8;

/**
 * A new number: prefix, the day as yymmdd, eight random digits. `below(n)` gives a whole number from 0 up to but without `n`,
 * each as likely. The number names a case and opens nothing: that takes the access code too.
 */
export const makeCaseNumber = (prefix: CasePrefix, on: Day, below: (limit: number) => number): string =>
  prefix + on.slice(2).replaceAll('-', '') + String(below(10 ** RANDOM)).padStart(RANDOM, '0');

// What may stand between the signs of one number, and which letters people type for digits.
const GAP = String.raw`[\s.,:/_\-\u2010-\u2015\u200b-\u200d\u2060]{0,3}`;
const DIGIT = '[0-9OolI]';
const written = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?=([Ll]${GAP}[Pp]|[Kk]${GAP}[LlI])((?:${GAP}${DIGIT}){${6 + RANDOM}})(?![\p{L}\p{N}]))`,
  'gu',
);

const digitsOf = (text: string): string => text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1').replace(/\D/g, '');

const isDated = (digits: string): boolean =>
  day.safeParse(`20${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`).success;

/**
 * The first number of a case in a text, as `makeCaseNumber` writes it. People copy it in lower case, with spaces, dots and
 * dashes, with O for 0 and l or I for 1. Undefined for none, and where a digit is missing, doubled or gives a day that never was.
 */
export function findCaseNumber(text: string): string | undefined {
  for (const [, prefix, digits] of text.matchAll(written)) {
    const found = digitsOf(digits!);
    if (isDated(found)) return (/^l/i.test(prefix!) ? 'LP' : 'KL') + found;
  }
  return undefined;
}
