import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { type Day, day } from '../domain/day.ts';
import { maskNumbers } from '../domain/mask.ts';
import { type NikReading, readNik } from '../domain/nik.ts';
import { type Programme, programmeOf } from '../domain/programmes.ts';
import type { TextKey } from '../language/texts.ts';
import type { Value } from '../message.ts';

/** What a cell says, or why it cannot be read. With `soft` the row is taken without this value. */
export type Read<T> = { value: T } | { wrong: TextKey; values?: Record<string, Value>; soft?: true };

/** Reads a cell that is not empty, already trimmed. `on` is the file's day. */
export type ReadCell<T> = (cell: string, on: Day) => Read<T>;

/** What may be quoted of a cell: places and programmes, short and without long numbers. */
export const quoted = (cell: string): string => maskNumbers(cell).slice(0, 40);

const SEPARATORS = /[\s.-]/g;

export const nik: ReadCell<NikReading & { nik: string }> = (cell, on) => {
  const { nik, ...reading } = readNik(cell, on);
  return nik ? { value: { ...reading, nik } } : { wrong: 'roll.notNik' };
};

/** A number of exactly so many digits, such as a family card's (16) or a card's (11). */
export const digits =
  (length: number): ReadCell<string> =>
  (cell) => {
    const number = cell.replace(SEPARATORS, '');
    return /^\d+$/.test(number) && number.length === length
      ? { value: number }
      : { wrong: 'roll.notDigits', values: { length } };
  };

/** One line of text of at most so many letters; PostgreSQL takes no NUL, and no name has a control character. */
export const lineOf =
  (longest: number): ReadCell<string> =>
  (cell) => {
    const line = cell.replace(/\s+/g, ' ');
    return /\p{Cc}/u.test(line) || line.length > longest
      ? { wrong: 'roll.notText', values: { longest } }
      : { value: line };
  };

/** A name or another short text. */
export const words = lineOf(200);

/** Remembers what was read: a column of days says the same few thousand things again and again. */
function remembering<T>(read: ReadCell<T>, most: number): ReadCell<T> {
  const known = new Map<string, Read<T>>();
  return (cell, on) => {
    const found = known.get(cell) ?? read(cell, on);
    if (known.size < most) known.set(cell, found);
    return found;
  };
}

export const isoDay: ReadCell<Day> = remembering((cell) => {
  const read = day.safeParse(cell);
  return read.success ? { value: read.data } : { wrong: 'roll.notDay' };
}, 40_000);

export const sex: ReadCell<'f' | 'm'> = (cell) => {
  const letter = cell.toUpperCase();
  if (letter === 'P') return { value: 'f' };
  return letter === 'L' ? { value: 'm' } : { wrong: 'roll.notSex' };
};

/** E.164, from any form people write. A person without a readable phone is still covered, so the row stays. */
export const phone: ReadCell<string> = (cell) => {
  const found = parsePhoneNumberFromString(cell.replace(/^00(?=[1-9])/, '+'), 'ID');
  return found?.isValid() ? { value: found.number } : { wrong: 'roll.notPhone', soft: true };
};

export const programme: ReadCell<Programme> = (cell) => {
  const found = programmeOf(cell);
  return found ? { value: found } : { wrong: 'roll.notProgramme', values: { written: quoted(cell) } };
};

export const benefits: ReadCell<{ jkk: boolean; jkm: boolean }> = (cell) => {
  const named = cell.toUpperCase().split(/[\s+,;&/]+/);
  const known = named.every((one) => one === 'JKK' || one === 'JKM');
  return known ? { value: { jkk: named.includes('JKK'), jkm: named.includes('JKM') } } : { wrong: 'roll.notBenefits' };
};

const MOST_RUPIAH = 2_147_483_647;

export const rupiah: ReadCell<number> = (cell) =>
  /^\d+$/.test(cell) && Number(cell) <= MOST_RUPIAH ? { value: Number(cell) } : { wrong: 'roll.notRupiah' };
