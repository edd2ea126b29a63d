import { expect, it } from 'vitest';
import { ageOn } from '../../src/domain/age.ts';
import { day } from '../../src/domain/day.ts';

it.each([
  ['1990-08-17', '2026-08-16', 35],
  ['1990-08-17', '2026-08-17', 36],
  ['1990-08-17', '2026-08-18', 36],
  ['1990-12-31', '2026-01-01', 35],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2026-08-17', '2026-08-17', 0],
  ['2026-08-18', '2026-08-17', -1],
])('someone born on %s is on %s of age %i', (born, on, age) => {
  expect(ageOn(day.parse(born), day.parse(on))).toBe(age);
});
