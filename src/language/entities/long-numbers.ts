import type { Day } from '../../domain/day.ts';
import { readNik } from '../../domain/nik.ts';
import { type DigitRun, digitRuns } from './digit-runs.ts';

const NIK_DIGITS = 16;
/** Numbers of here that `hearPhone` takes, and no others: a card has 11 or 13 digits too. */
const MOBILE = /^(?:(?:0|62)8[1-9]\d{6,10}|8[1-9]\d{8,10})$/;
/** Landlines of Jambi and Jakarta. */
const LANDLINE = /^(?:074\d|021)\d{5,8}$/;
/** Spelled out digit by digit a number has many pieces: only what is typed is looked into. */
const MOST_PIECES = 8;

const joined = (groups: string[][]): string => groups.flat().join('');

/** What may be one number: each group, and all of them. Of a phone beside a NIK without a mark between, each piece that is whole. */
const candidates = ({ groups }: DigitRun): string[] => [
  ...groups.flat().filter((piece) => piece.length === NIK_DIGITS),
  ...groups.map((group) => group.join('')),
  joined(groups),
];

const isNik = (digits: string, today: Day): boolean => digits.length === NIK_DIGITS && readNik(digits, today).ok;

const nikOf = (runs: DigitRun[], today: Day): string | undefined =>
  runs
    .filter(({ other }) => !other)
    .flatMap(candidates)
    .find((digits) => isNik(digits, today));

const isSlip = (digits: string): boolean => Math.abs(digits.length - NIK_DIGITS) === 1 && !digits.startsWith('0');

const isPhone = (digits: string): boolean => MOBILE.test(digits) || LANDLINE.test(digits);

/** The pieces in a row that make a phone, others of the group left and right: "45 0812 3456 7890". */
function phoneIn(group: string[]): string | undefined {
  if (group.length > MOST_PIECES) return isPhone(group.join('')) ? group.join('') : undefined;
  for (let from = 0; from < group.length; from++)
    for (let to = group.length; to > from; to--) {
      const digits = group.slice(from, to).join('');
      if (isPhone(digits)) return digits;
    }
  return undefined;
}

/** All pieces of a NIK, or of one with a digit too many or too few, are no phone. */
const isTaken = (digits: string): boolean => Math.abs(digits.length - NIK_DIGITS) <= 1 && !/^0?8/.test(digits);

const phoneOf = (runs: DigitRun[]): string | undefined => {
  const groups = runs.filter(({ other }) => !other).flatMap(({ groups }) => [...groups, groups.flat()]);
  const digits = groups
    .filter((group) => !isTaken(group.join('')))
    .map(phoneIn)
    .find(Boolean);
  return digits?.replace(/^(?:62|0)?/, '0');
};

/** The NIK (16 digits) and the phone (national digits, `0812…`) among the digit runs of a message. */
export function longNumbersIn(runs: DigitRun[], today: Day): { nik?: string; phone?: string } {
  const [nik, phone] = [nikOf(runs, today), phoneOf(runs)];
  return { ...(nik && { nik }), ...(phone && { phone }) };
}

/** Shorter runs are sums and years. */
const LONG = 10;

/** The pieces of the long numbers of a message. */
export const piecesOf = (runs: DigitRun[]): Set<string> =>
  new Set(runs.filter(({ groups }) => joined(groups).length >= LONG).flatMap(({ groups }) => groups.flat()));

/** How many digits a NIK has that was written with one too few (15) or too many (17); undefined where there is none, or a right one. */
export function slipIn(written: string): 15 | 17 | undefined {
  const all = digitRuns(written)
    .filter(({ other }) => !other)
    .flatMap(candidates);
  if (all.some((digits) => digits.length === NIK_DIGITS)) return undefined;
  return all.find(isSlip)?.length as 15 | 17 | undefined;
}
