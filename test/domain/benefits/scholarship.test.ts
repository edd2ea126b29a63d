import { describe, expect, it } from 'vitest';
import type { Child } from '../../../src/domain/benefits/question.ts';
import { childScholarship } from '../../../src/domain/benefits/scholarship.ts';
import { day } from '../../../src/domain/day.ts';
import { estimated, partOf, sumOf } from './asked.ts';

const on = '2026-06-01';
const asked = { event: 'work_death', segment: 'pu', wage: 1_000_000, unpaidMonths: 0, on };
const grown = { birthDate: '2020-01-01' };
const sum = (child: object) => sumOf({ ...asked, children: [child] }, 'scholarship');
const how = (child: object) => partOf({ ...asked, children: [child] }, 'scholarship')?.how;
const assumed = (child: object) => estimated({ ...asked, children: [child] }).assumed;

const million = 1_000_000;

describe('the school years still to come', () => {
  it.each([
    ['tk', [87, 85.5]],
    ['sd', [84, 82.5, 81, 79.5, 78, 76.5]],
    ['smp', [75, 73, 71]],
    ['sma', [69, 66, 63]],
    ['pt', [60, 48, 36, 24, 12]],
  ] as const)('of each grade of %s', (level, all) => {
    expect(all.map((_, at) => sum({ level, grade: at + 1 }))).toEqual(all.map((each) => each * million));
    expect(sum({ level })).toBe(all[0] * million);
  });

  it.each([
    ['tk', 2, '1 × 1.500.000 + 6 × 1.500.000 + 3 × 2.000.000 + 3 × 3.000.000 + 5 × 12.000.000'],
    ['smp', 3, '1 × 2.000.000 + 3 × 3.000.000 + 5 × 12.000.000'],
    ['pt', 5, '1 × 12.000.000'],
  ])('stand in the formula: %s %i', (level, grade, formula) => expect(how({ level, grade })).toBe(formula));

  it('are paid a year at a time, by a table that others quote', () => {
    expect(partOf({ ...asked, children: [{ level: 'sd' }] }, 'scholarship')).toMatchObject({
      cite: 'PP 82/2019 Lampiran III',
      confidence: 'published',
      when: 'yearly',
    });
  });

  it('begin with the first where no grade is said, and say so', () => {
    expect(assumed({ level: 'sd', ...grown })).toEqual(['child_grade']);
    expect(assumed({ level: 'sd', grade: 1, ...grown })).toEqual([]);
    expect(assumed({ level: 'sd', grade: 1 })).toEqual(['child_under_23']);
  });
});

describe('the 23rd birthday', () => {
  const master = (birthDate: string) => sum({ level: 'pt', grade: 1, birthDate });

  it.each([
    ['on the day', '2003-06-01', undefined],
    ['after it', '2003-05-31', undefined],
    ['long after it', '1990-01-01', undefined],
    ['the day before', '2003-06-02', 12],
    ['a year and a day before', '2004-06-02', 24],
    ['exactly a year before', '2004-06-01', 12],
    ['exactly four years before', '2007-06-01', 48],
    ['four years and a day before', '2007-06-02', 60],
    ['nine years before', '2012-06-02', 60],
  ])('ends it: %s', (_, birthDate, millions) => {
    expect(master(birthDate)).toBe(millions && millions * million);
  });

  it('cuts the last years, not the next', () => {
    const late = { level: 'sma', grade: 2, birthDate: '2005-06-02' };
    expect(how(late)).toBe('2 × 3.000.000 + 1 × 12.000.000');
    expect(how({ ...late, birthDate: '2004-06-02' })).toBe('2 × 3.000.000');
    expect(how({ ...late, birthDate: '2003-06-02' })).toBe('1 × 3.000.000');
  });

  it('leaves a child all years that is not yet born', () => {
    expect(sum({ level: 'tk', birthDate: '2026-12-01' })).toBe(87 * million);
    const unborn = { ...asked, on: '9999-06-01', children: [{ level: 'pt', birthDate: '9976-12-01' }] };
    expect(sumOf(unborn, 'scholarship')).toBe(60 * million);
  });
});

describe('a child', () => {
  it('that is married has no right', () => {
    expect(sum({ level: 'sd', married: true })).toBeUndefined();
    expect(sum({ level: 'sd', married: false })).toBe(84 * million);
    expect(estimated({ ...asked, children: [{ level: 'sd', married: true, working: true }] })).toMatchObject({
      total: 70 * million,
      assumed: [],
      askOfficer: [],
    });
  });

  it('that works keeps it for some months, of which an officer must say', () => {
    const ask = (working?: boolean) => estimated({ ...asked, children: [{ level: 'sd', working }] }).askOfficer;
    expect([ask(true), ask(false), ask()]).toEqual([['child_works'], [], []]);
    expect(sum({ level: 'sd', working: true })).toBe(84 * million);
  });

  it('had no such right before PP 82/2019', () => {
    const child: Child = { level: 'sd' };
    expect(childScholarship(child, day.parse('2019-12-01'))).toBeUndefined();
    expect(childScholarship(child, day.parse('2019-12-02'))).toMatchObject({ child, amount: 84 * million });
  });
});
