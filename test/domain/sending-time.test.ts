import { describe, expect, it } from 'vitest';
import { usualHours } from '../../src/domain/notice-hours.ts';
import { sendingTime } from '../../src/domain/sending-time.ts';

const at = (written: string): Date => new Date(`${written}+07:00`);

describe('the time of an announcement', () => {
  it.each([
    // Monday
    ['begins at once within the hours', 2_500, '2026-11-23T09:00', '2026-11-23T09:00', '2026-11-23T09:01:40'],
    ['begins at 08.00 of the next morning', 25, '2026-11-23T20:00', '2026-11-24T08:00', '2026-11-24T08:00:01'],
    ['begins at 08.00 of the same morning', 25, '2026-11-23T03:10', '2026-11-23T08:00', '2026-11-23T08:00:01'],
    [
      'goes on the next morning where the evening is too short',
      3_000,
      '2026-11-23T19:59',
      '2026-11-23T19:59',
      '2026-11-24T08:01',
    ],
    [
      'begins within a minute as it stands',
      25,
      '2026-11-23T09:00:30.500',
      '2026-11-23T09:00:30.500',
      '2026-11-23T09:00:31.500',
    ],
  ])('%s', (_, count, from, begins, ends) => {
    const time = sendingTime({ count, pace: 25, from: at(from), until: at('2026-11-30T09:00') }, usualHours);
    expect(time).toEqual({ begins: at(begins), ends: at(ends), seconds: Math.ceil(count / 25) });
  });

  it('makes a pause for the Friday prayer', () => {
    const friday = { from: at('2026-11-27T11:29:30'), until: at('2026-11-30T09:00') };
    expect(sendingTime({ count: 60, pace: 1, ...friday }, usualHours).ends).toEqual(at('2026-11-27T13:00:30'));
  });

  it('does not end where it lasts longer than it is worth sending, nor begin where no hour is left', () => {
    const day = { from: at('2026-11-23T09:00'), until: at('2026-11-24T09:00') };
    expect(sendingTime({ count: 100_000, pace: 1, ...day }, usualHours)).toMatchObject({
      begins: day.from,
      ends: null,
    });
    const night = { from: at('2026-11-23T21:00'), until: at('2026-11-24T07:00') };
    expect(sendingTime({ count: 1, pace: 1, ...night }, usualHours)).toMatchObject({ begins: null, ends: null });
  });
});
