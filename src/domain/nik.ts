import { ageOn } from './age.ts';
import { type Day, day } from './day.ts';

/** A hard finding says that this is no NIK; a soft one only that something is unusual, and never turns a person away. */
export type NikFinding =
  | { level: 'hard'; code: 'not_16_digits' | 'not_digits' | 'same_digit' }
  | { level: 'soft'; code: 'province_unknown' | 'day_impossible' | 'date_impossible' | 'serial_0000' };

/** What a NIK says. `region` is where it was first issued (6 digits), not where the person lives. */
export type NikReading = {
  ok: boolean;
  findings: NikFinding[];
  /** The 16 digits, without spaces, dots and dashes; null when `ok` is false. */
  nik: string | null;
  region: string | null;
  birthDate: Day | null;
  sex: 'f' | 'm' | null;
  masked: string;
};

const FEMALE_DAYS = 40;

const hard = (code: (NikFinding & { level: 'hard' })['code']): NikFinding => ({ level: 'hard', code });
const soft = (code: (NikFinding & { level: 'soft' })['code']): NikFinding => ({ level: 'soft', code });

function hardFindings(text: string): NikFinding[] {
  if (/\D/.test(text)) return [hard('not_digits')];
  if (text.length !== 16) return [hard('not_16_digits')];
  return /^(.)\1*$/.test(text) ? [hard('same_digit')] : [];
}

const between = (age: number, least: number, most: number): boolean => age >= least && age <= most;

/** The year is written with two digits: take the century that gives 15 to 100 years, else one that gives 0 to 110. */
function birthDate(date: number, month: string, year: string, on: Day): Day | null {
  const thisCentury = Number(on.slice(0, 2));
  let possible: Day | null = null;
  for (const century of [thisCentury - 1, thisCentury]) {
    const born = day.safeParse(`${century}${year}-${month}-${String(date).padStart(2, '0')}`).data;
    const age = born ? ageOn(born, on) : -1;
    if (born && between(age, 15, 100)) return born;
    if (born && between(age, 0, 110)) possible = born;
  }
  return possible;
}

/** Women's days are written 40 higher (41 to 71). */
const sexOf = (days: number): 'f' | 'm' | null => {
  if (days >= 1 && days <= 31) return 'm';
  return days > FEMALE_DAYS && days <= FEMALE_DAYS + 31 ? 'f' : null;
};

function readDigits(nik: string, on: Day): NikReading {
  const days = Number(nik.slice(6, 8));
  const sex = sexOf(days);
  const born = sex && birthDate(sex === 'f' ? days - FEMALE_DAYS : days, nik.slice(8, 10), nik.slice(10, 12), on);
  const province = Number(nik.slice(0, 2));
  const findings = [
    province >= 11 && province <= 96 ? null : soft('province_unknown'),
    sex ? null : soft('day_impossible'),
    sex && !born ? soft('date_impossible') : null,
    nik.endsWith('0000') ? soft('serial_0000') : null,
  ].filter((finding) => finding !== null);
  return { ok: true, findings, nik, region: nik.slice(0, 6), birthDate: born, sex, masked: maskNik(nik) };
}

/**
 * Reads any text as a NIK. Only what cannot be one is refused: the number is for life, so a region that moved, a birth
 * date that differs from the family card's and a day that does not exist are all real (PP 40/2019 Pasal 30 ayat (2)).
 */
export function readNik(text: string, on: Day): NikReading {
  const nik = text.replace(/[\s.\u2010-\u2015-]/g, '');
  const findings = hardFindings(nik);
  if (findings.length === 0) return readDigits(nik, on);
  return { ok: false, findings, nik: null, region: null, birthDate: null, sex: null, masked: maskNik(text) };
}

/** `************0000`: the last four digits, or none of a text that is too short to hide the rest. */
export function maskNik(text: string): string {
  const digits = text.replace(/\D/g, '');
  return digits.length >= 8 ? `${'*'.repeat(12)}${digits.slice(-4)}` : '*'.repeat(16);
}
