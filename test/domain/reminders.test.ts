import { describe, expect, it } from 'vitest';
import { type Day, instantOf } from '../../src/domain/day.ts';
import { isWithin, parseHours, usualHours } from '../../src/domain/notice-hours.ts';
import { isDue, uselessFrom } from '../../src/domain/reminders.ts';

const on = '2026-11-23' as Day;
const at = (clock: string, day: Day = on): Date => new Date(`${day}T${clock}+07:00`);

describe('the hours of notices', () => {
  it.each([
    ['08.00-20.00', { from: 480, until: 1200 }],
    ['08:00-20:00', { from: 480, until: 1200 }],
    ['7.30 – 21.15', { from: 450, until: 1275 }],
    ['00.00-24.00', { from: 0, until: 1440 }],
  ])('are read from %s', (text, hours) => {
    expect(parseHours(text)).toEqual(hours);
  });

  it.each(['', '8-20', '20.00-08.00', '08.00-08.00', '08.60-20.00', '08.00-24.01', '08.00', 'a08.00-20.00'])(
    'are not read from %j',
    (text) => {
      expect(parseHours(text)).toBeNull();
    },
  );

  it.each([
    ['07:59:59', false],
    ['08:00:00', true],
    ['19:59:59', true],
    ['20:00:00', false],
    ['00:00:00', false],
  ])('at %s WIB: %s', (clock, open) => {
    expect(isWithin(usualHours, at(clock))).toBe(open);
  });
});

describe('a reminder', () => {
  it.each([
    ['the evening before', at('19:00', '2026-11-22' as Day), false],
    ['its own midnight', at('00:00'), false],
    ['eight on its day', at('08:00'), true],
    ['eight in the evening of its day', at('20:00'), false],
    ['eight on the day after', at('08:00', '2026-11-24' as Day), true],
  ])('at %s: due is %s', (_, now, due) => {
    expect(isDue({ on }, now, usualHours)).toBe(due);
  });

  it('is worth sending on its day and the six that follow', () => {
    expect(uselessFrom(on)).toEqual(instantOf('2026-11-30' as Day));
  });
});
