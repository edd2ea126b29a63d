import { describe, expect, it } from 'vitest';
import { parts } from '../../../src/domain/benefits/parts.ts';
import { refused } from './asked.ts';

const asked = { event: 'work_accident', on: '2026-06-01', wage: 1_000_000 };
const mistakes = (told: object) => refused({ ...asked, disabilities: [{ part: 'eye_one' }, told] });
const needsPercent = ['disabilities.1.percent: percentNeeded'];

describe('a disability that is asked for', () => {
  it('has a part of the table', () => {
    expect(mistakes({ part: 'elbow' })).toEqual(['disabilities.1.part: part']);
    expect(mistakes({ part: 1 })).toEqual(['disabilities.1.part: part']);
    expect(mistakes({})).toEqual(['disabilities.1.part: part']);
    expect(mistakes({ part: 'toString' })).toEqual(['disabilities.1.part: part']);
  });

  it.each(['hearing_both_per_10_db', 'hearing_one_per_10_db', 'scalp_most'])(
    'is not a row that only helps to read another: %s',
    (part) => expect(mistakes({ part })).toEqual(['disabilities.1.part: part']),
  );

  it.each(parts.map(({ part }) => part))('says how much of its function is lost: %s', (part) => {
    expect(mistakes({ part, kind: 'functional' })).toEqual(needsPercent);
    expect(mistakes({ part, kind: 'functional', percent: null })).toEqual(needsPercent);
    expect(mistakes({ part, kind: 'functional', percent: 0 })).toEqual([]);
  });

  it.each(parts.map(({ part }) => part))('says in percent what is lost of sight, and of nothing else: %s', (part) => {
    const bySteps = ['visual_efficiency', 'visual_field'].includes(part);
    expect(mistakes({ part })).toEqual(bySteps ? needsPercent : []);
    expect(mistakes({ part, kind: 'anatomical' })).toEqual(bySteps ? needsPercent : []);
    expect(mistakes({ part, db: 30 })).toEqual(bySteps ? needsPercent : []);
    expect(mistakes({ part, percent: 30 })).toEqual([]);
  });

  it.each(parts.map(({ part }) => part))(
    'may say in decibels what is lost of hearing, and of nothing else: %s',
    (part) => {
      const hearing = ['hearing_both', 'hearing_one'].includes(part);
      expect(mistakes({ part, kind: 'functional', db: 30 })).toEqual(hearing ? [] : needsPercent);
      expect(mistakes({ part, kind: 'functional', db: 0 })).toEqual(hearing ? [] : needsPercent);
    },
  );

  it('takes a percentage of two decimals', () => {
    const percent = (value: unknown) => mistakes({ part: 'leg_one', kind: 'functional', percent: value });
    for (const fine of [0, 0.01, 0.29, 1.1, 12.5, 33.33, 99.99, 100]) expect(percent(fine)).toEqual([]);
    expect(percent(-0.01)).toEqual(['disabilities.1.percent: too_small']);
    expect(percent(100.01)).toEqual(['disabilities.1.percent: too_big']);
    expect(percent(12.345)).toEqual(['disabilities.1.percent: not_multiple_of']);
    expect(percent('12')[0]).toBe('disabilities.1.percent: invalid_type');
  });

  it('takes whole decibels', () => {
    const db = (value: unknown) => mistakes({ part: 'hearing_one', db: value });
    for (const fine of [0, 35, 140, null]) expect(db(fine)).toEqual([]);
    expect(db(-1)).toEqual(['disabilities.1.db: too_small']);
    expect(db(141)).toEqual(['disabilities.1.db: too_big']);
    expect(db(3.5)).toEqual(['disabilities.1.db: invalid_type']);
  });

  it('knows its kinds and nothing more', () => {
    expect(mistakes({ part: 'leg_one', kind: 'anatomical' })).toEqual([]);
    expect(mistakes({ part: 'leg_one', kind: null, percent: null, db: null })).toEqual([]);
    expect(mistakes({ part: 'leg_one', kind: 'both' })).toEqual(['disabilities.1.kind: invalid_value']);
    expect(mistakes({ part: 'leg_one', side: 'left' })).toEqual(['disabilities.1: unrecognized_keys']);
  });
});
