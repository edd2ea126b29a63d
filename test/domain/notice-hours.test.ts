import { describe, expect, it } from 'vitest';
import { isWithin, opensAt, parseHours, usualHours } from '../../src/domain/notice-hours.ts';

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';

const at = (clock: string, day: string): Date => new Date(`${day}T${clock}+07:00`);

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
    ['11:30:00', true],
    ['12:59:59', true],
    ['19:59:59', true],
    ['20:00:00', false],
    ['00:00:00', false],
  ])('on a Monday at %s WIB: %s', (clock, open) => {
    expect(isWithin(usualHours, at(clock, MONDAY))).toBe(open);
  });

  it.each([
    ['07:59:59', false],
    ['08:00:00', true],
    ['11:29:59', true],
    ['11:30:00', false],
    ['12:00:00', false],
    ['12:59:59', false],
    ['13:00:00', true],
    ['20:00:00', false],
  ])('on a Friday at %s WIB: %s', (clock, open) => {
    expect(isWithin(usualHours, at(clock, FRIDAY))).toBe(open);
  });

  it('leave out the Friday prayer in Jambi, not where the machine stands', () => {
    expect(isWithin(usualHours, new Date('2026-11-27T05:00:00Z'))).toBe(false);
    expect(isWithin({ from: 0, until: 1439 }, new Date('2026-11-26T17:30:00Z'))).toBe(true);
    expect(isWithin({ from: 0, until: 1439 }, new Date('2026-11-27T04:30:00Z'))).toBe(false);
  });

  it('have no pause where the whole day and night is allowed, as in a drill', () => {
    expect(isWithin({ from: 0, until: 24 * 60 }, at('12:00:00', FRIDAY))).toBe(true);
  });
});

it.each([
  ['at once within the hours', '2026-11-23T02:00:00Z', '2026-11-23T02:00:00Z'],
  ['at eight for the night before', '2026-11-22T20:00:00Z', '2026-11-23T01:00:00Z'],
  ['at eight of the next day for the evening', '2026-11-23T13:00:00Z', '2026-11-24T01:00:00Z'],
  ['after the prayer on a Friday', '2026-11-27T04:30:00Z', '2026-11-27T06:00:00Z'],
])('notices may go %s', (_, at, opens) => {
  expect(opensAt(usualHours, new Date(at))).toEqual(new Date(opens));
});
