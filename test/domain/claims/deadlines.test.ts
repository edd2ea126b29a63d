import { describe, expect, it } from 'vitest';
import * as deadlines from '../../../src/domain/claims/deadlines.ts';
import { type Day, day } from '../../../src/domain/day.ts';

const { claimBy, claimOpen, diseaseCoveredUntil, incompleteBy, jkmClaimBy, lateLaw } = deadlines;
const { careFirstLaw, payBy, reportBy, stageTwoBy, suspectedBy } = deadlines;

const on = (text: string): Day => day.parse(text);

describe('a deadline', () => {
  it.each([
    [
      'of stage I is two days after the accident',
      reportBy,
      '2026-11-30',
      '2026-12-02',
      'PP 44/2015 Pasal 43 dan Pasal 44',
    ],
    [
      'of stage II is two days after the doctor’s statement',
      stageTwoBy,
      '2026-12-30',
      '2027-01-01',
      'PP 44/2015 Pasal 43 ayat (4) dan ayat (5), Pasal 44 ayat (4) dan ayat (5)',
    ],
    ['to claim JKK is five years since 2 December 2019', claimBy, '2019-12-02', '2024-12-02', 'PP 82/2019 Pasal 26'],
    ['to claim JKK was two years before', claimBy, '2019-12-01', '2021-12-01', 'PP 44/2015 Pasal 26'],
    [
      'to claim JKK after a leap day is the last of February',
      claimBy,
      '2024-02-29',
      '2029-02-28',
      'PP 82/2019 Pasal 26',
    ],
    [
      'of a disease after work ended is three years',
      diseaseCoveredUntil,
      '2023-05-31',
      '2026-05-31',
      'PP 44/2015 Pasal 48 ayat (2)',
    ],
    [
      'to settle a suspected case is thirty days',
      suspectedBy,
      '2026-11-21',
      '2026-12-21',
      'PP 44/2015 Pasal 25A ayat (3) dan Pasal 25B ayat (3), disisipkan oleh PP 49/2023',
    ],
    [
      'to say that papers are missing is seven working days',
      incompleteBy,
      '2026-11-20',
      '2026-12-01',
      'PP 44/2015 Pasal 43 ayat (7) dan Pasal 44 ayat (7)',
    ],
  ])('%s', (_, by, from, end, cite) => {
    expect(by(on(from))).toMatchObject({ on: end, exact: true, law: { cite } });
  });

  it.each([reportBy, stageTwoBy, claimBy, jkmClaimBy, diseaseCoveredUntil, incompleteBy])(
    'is not known before the first rule, and is from its first day',
    (by) => {
      expect(by(on('2015-06-30'))).toBeUndefined();
      expect(by(on('2015-07-01'))).toBeDefined();
    },
  );

  it('to report early is published, and says that no loss of right was found for a BPU', () => {
    const { law } = reportBy(on('2026-11-21'))!;
    expect(law).toMatchObject({ value: 2, confidence: 'published' });
    expect(law.note).toMatch(/bukan penerima upah.*belum terkonfirmasi/);
  });

  it('of the others stands in the statute', () => {
    const by = [stageTwoBy, claimBy, diseaseCoveredUntil, suspectedBy, incompleteBy];
    expect(by.map((one) => one(on('2026-11-21'))?.law.confidence)).toEqual(by.map(() => 'statute'));
  });

  it('of a suspected case exists since PP 49/2023, and so does its care', () => {
    expect([suspectedBy(on('2023-10-05')), careFirstLaw(on('2023-10-05'))]).toEqual([undefined, undefined]);
    expect(suspectedBy(on('2023-10-06'))?.on).toBe('2023-11-05');
    expect(careFirstLaw(on('2023-10-06'))?.value).toBe(30);
  });
});

describe('payment', () => {
  it.each([
    ['jkk', '2026-11-20', '2026-12-01', true, 7, 'PP 44/2015 Pasal 37'],
    ['jkm', '2026-11-20', '2026-11-25', true, 3, 'PP 44/2015 Pasal 40 ayat (3)'],
    ['jkk', '2026-12-18', '2026-12-31', true, 7, 'PP 44/2015 Pasal 37'],
    ['jkm', '2027-12-29', '2028-01-03', false, 3, 'PP 44/2015 Pasal 40 ayat (3)'],
  ] as const)('of %s, complete on %s, comes by %s (exactly so: %s)', (kind, complete, end, exact, value, cite) => {
    expect(payBy(kind, on(complete))).toMatchObject({ on: end, exact, law: { value, cite, confidence: 'statute' } });
  });

  it('has no date before the first rule', () => {
    expect([payBy('jkk', on('2015-06-30')), payBy('jkm', on('2015-06-30'))]).toEqual([undefined, undefined]);
  });

  it.each([
    ['jkk', 'PP 44/2015 Pasal 37'],
    ['jkm', 'PP 44/2015 Pasal 40 ayat (4)'],
  ] as const)('of %s that comes late costs one percent a day', (kind, cite) => {
    expect(lateLaw(kind, on('2015-06-30'))).toBeUndefined();
    expect(lateLaw(kind, on('2015-07-01'))).toMatchObject({ value: 100, cite, confidence: 'statute' });
  });
});

describe('the right to claim', () => {
  it.each([
    ['is open the day before five years are over', '2021-11-22', '2026-11-21', true],
    ['is open on the last day', '2021-11-22', '2026-11-22', true],
    ['has lapsed the day after', '2021-11-22', '2026-11-23', false],
    ['follows the law of the day of the accident: open after two years', '2019-12-01', '2021-12-01', true],
    ['follows the law of the day of the accident: lapsed the day after', '2019-12-01', '2021-12-02', false],
    ['is not known before the first rule', '2015-06-30', '2015-07-01', undefined],
  ])('%s', (_, event, asked, open) => expect(claimOpen(on(event), on(asked))).toBe(open));

  it('to JKM has no last day, as a spokesman said', () => {
    expect(jkmClaimBy(on('2016-01-01'))).toMatchObject({ on: null, law: { value: 0, confidence: 'published' } });
    expect(jkmClaimBy(on('2026-11-21'))?.law.cite).toContain('juru bicara BPJS Ketenagakerjaan');
  });
});
