import { type Judged, judge } from '../../../src/domain/eligibility/judge.ts';
import { type Person, person } from '../../../src/domain/eligibility/person.ts';

/** Whom every programme of Kota Jambi takes, and what the tests change of it. */
export const willing = {
  on: '2026-11-21',
  domicile: '1571',
  birthDate: '1990-08-17',
  occupation: 'ojek_online',
  segment: 'none',
  covered: false,
  desil: 2,
  listedByVillage: true,
  working: true,
  ill: false,
};

export const made = (changes: Record<string, unknown> = {}): Person => person.parse({ ...willing, ...changes });

export const judged = (code: string, changes: Record<string, unknown> = {}): Judged =>
  judge(made(changes)).programmes.find((one) => one.code === code)!;

export const resultOf = (code: string, condition: string, changes: Record<string, unknown>): string | undefined =>
  judged(code, changes).because.find((reason) => reason.condition === condition)?.result;
