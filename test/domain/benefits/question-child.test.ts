import { describe, expect, it } from 'vitest';
import { schoolYears } from '../../../src/domain/benefits/question.ts';
import { refused } from './asked.ts';

const accident = { event: 'work_accident', on: '2026-06-01' };

describe('a child that is asked for', () => {
  const child = (told: object) => refused({ ...accident, children: [{ level: 'tk' }, told] });

  it.each([
    ['tk', 2],
    ['sd', 6],
    ['smp', 3],
    ['sma', 3],
    ['pt', 5],
  ] as const)('is in a grade of its level: %s', (level, most) => {
    expect(schoolYears(level)).toBe(most);
    expect([child({ level }), child({ level, grade: 1 }), child({ level, grade: most })]).toEqual([[], [], []]);
    expect(child({ level, grade: most + 1 })).toEqual(['children.1.grade: grade']);
    expect(child({ level, grade: 0 })).toEqual(['children.1.grade: too_small']);
    expect(child({ level, grade: 1.5 })[0]).toBe('children.1.grade: invalid_type');
  });

  it('has a level that is known', () => {
    expect(child({ level: 's2' })).toEqual(['children.1.level: invalid_value']);
    expect(child({})).toEqual(['children.1.level: invalid_value']);
  });

  it('has a birthday that exists, and says yes or no', () => {
    expect(child({ level: 'sd', birthDate: '2015-02-28', married: false, working: true })).toEqual([]);
    expect(child({ level: 'sd', birthDate: null, married: null, working: null, grade: null })).toEqual([]);
    expect(child({ level: 'sd', birthDate: '2015-02-29' })).toHaveLength(1);
    expect(child({ level: 'sd', married: 'no' })).toEqual(['children.1.married: invalid_type']);
    expect(child({ level: 'sd', working: 1 })).toEqual(['children.1.working: invalid_type']);
    expect(child({ level: 'sd', name: 'x' })).toEqual(['children.1: unrecognized_keys']);
  });
});
