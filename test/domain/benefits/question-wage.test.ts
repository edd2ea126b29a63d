import { describe, expect, it } from 'vitest';
import { refused } from './asked.ts';

const on = '2026-06-01';
const receipts = { transport: { land: 1 }, homeCare: 1, dentures: 1, hearingAid: 1, glasses: 1, daysLate: 1 };
const disabilities = [{ part: 'eye_one' }];

const needed: [string, object][] = [
  ['a death at work', { event: 'work_death' }],
  ['a disability', { event: 'work_accident', disabilities }],
  ['a total disability', { event: 'work_accident', totalPermanent: true }],
  ['months without work', { event: 'work_accident', stmbMonths: 1 }],
  ['part of a month without work', { event: 'work_accident', stmbMonths: 0.1 }],
];

const notNeeded: [string, object][] = [
  ['an accident of which nothing more is told', { event: 'work_accident' }],
  ['receipts', { event: 'work_accident', ...receipts }],
  ['nothing lost', { event: 'work_accident', disabilities: [], totalPermanent: false, stmbMonths: 0 }],
  ['children of someone who lives', { event: 'work_accident', children: [{ level: 'sd' }] }],
  ['another death', { event: 'other_death' }],
  ['another death of which much is told', { event: 'other_death', disabilities, totalPermanent: true, stmbMonths: 4 }],
];

describe('the wage', () => {
  it.each(needed)('must be told for %s', (_, told) => {
    expect(refused({ on, ...told })).toEqual(['wage: wageNeeded']);
    expect(refused({ on, ...told, wage: null })).toEqual(['wage: wageNeeded']);
    expect(refused({ on, ...told, segment: 'pu' })).toEqual(['wage: wageNeeded']);
    expect(refused({ on, ...told, wage: 0 })).toEqual([]);
  });

  it.each(needed)('need not be told by migrant workers, who get no sum: %s', (_, told) => {
    expect(refused({ on, ...told, segment: 'pmi' })).toEqual([]);
  });

  it.each(notNeeded)('need not be told for %s', (_, told) => expect(refused({ on, ...told })).toEqual([]));
});
