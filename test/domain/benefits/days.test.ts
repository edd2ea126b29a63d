import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf, sums } from './asked.ts';

const before = '2015-06-30';
const first = '2015-07-01';
const last = '2019-12-01';
const since = '2019-12-02';

const pu = { segment: 'pu', wage: 1_000_000, unpaidMonths: 0 };
const death = { ...pu, event: 'work_death' };
const accident = { ...pu, event: 'work_accident' };
const otherDeath = { ...pu, event: 'other_death', contributionMonths: 60, membershipMonths: 60 };

describe('the law of the day', () => {
  it.each([
    ['a death at work', death],
    ['an accident at work', { ...accident, stmbMonths: 1, transport: { land: 1 }, totalPermanent: true }],
    ['another death', { ...otherDeath, children: [{ level: 'sd' }], daysLate: 3 }],
    ['another death soon after joining', { ...otherDeath, segment: 'bpu', membershipMonths: 1 }],
  ])('is not known before 1 July 2015: %s', (_, asked) => {
    const unknown = { components: [], total: null, assumed: [], askOfficer: ['earlier_law'] };
    expect(estimated({ ...asked, on: before })).toEqual(unknown);
    expect(estimated({ ...asked, on: first }).total).not.toBeNull();
  });

  it.each([
    [first, 48_000_000, 3_000_000, 4_800_000],
    [last, 48_000_000, 3_000_000, 4_800_000],
    [since, 48_000_000, 10_000_000, 12_000_000],
  ])('pays for a death at work on %s', (on, byWage, funeral, periodic) => {
    expect(sums({ ...death, on })).toEqual([
      ['death', byWage],
      ['funeral', funeral],
      ['periodic', periodic],
    ]);
  });

  it.each([
    [first, 16_200_000, 3_000_000, 4_800_000],
    [last, 16_200_000, 3_000_000, 4_800_000],
    [since, 20_000_000, 10_000_000, 12_000_000],
    ['2025-02-23', 20_000_000, 10_000_000, 12_000_000],
    ['2025-02-24', 20_000_000, 10_000_000, 12_000_000],
  ])('pays for another death on %s', (on, lumpSum, funeral, periodic) => {
    expect(sums({ ...otherDeath, on })).toEqual([
      ['lump_sum', lumpSum],
      ['funeral', funeral],
      ['periodic', periodic],
    ]);
  });

  it.each([
    [last, 21_000_000, undefined],
    [since, 24_000_000, 60_000_000],
  ])('changes twelve months of STMB, and from when JKM gives a scholarship: %s', (on, stmb, scholarship) => {
    expect(sumOf({ ...accident, wage: 2_000_000, stmbMonths: 12, on }, 'stmb')).toBe(stmb);
    const asked = { ...otherDeath, contributionMonths: 36, children: [{ level: 'pt' }], on };
    expect(sumOf(asked, 'scholarship')).toBe(scholarship);
  });

  it.each(['death', 'funeral', 'periodic'] as const)('cites the law of the day: %s', (name) => {
    expect(partOf({ ...death, on: last }, name)?.cite).toMatch(/^PP 44\/2015 Pasal 25 ayat \(2\)/);
    expect(partOf({ ...death, on: since }, name)?.cite).toMatch(/^PP 82\/2019 Pasal 25 ayat \(2\)/);
  });

  it.each(['lump_sum', 'funeral', 'periodic'] as const)('prints the sums of JKM in the law itself: %s', (name) => {
    expect(partOf({ ...otherDeath, on: last }, name)?.cite).toMatch(/^PP 44\/2015 Pasal 34 ayat \(1\) huruf [abc]$/);
    const now = partOf({ ...otherDeath, on: since }, name);
    expect(now?.cite).toMatch(/^PP 82\/2019 Pasal 34 ayat \(1\) huruf [abc]$/);
    expect(now).toMatchObject({ confidence: 'statute', when: 'now' });
  });

  it.each([
    ['a disability in part', { disabilities: [{ part: 'thumb_right' }] }, 'partial_disability'],
    ['a total disability', { totalPermanent: true }, 'total_permanent'],
    ['care at home', { homeCare: 1 }, 'home_care'],
    ['dentures', { dentures: 1 }, 'dentures'],
    ['a hearing aid', { hearingAid: 1 }, 'hearing_aid'],
    ['glasses', { glasses: 1 }, 'glasses'],
    ['a prosthesis', { disabilities: [{ part: 'thumb_right' }] }, 'prosthesis'],
  ] as const)('is not known of %s before PP 82/2019, and only of that', (_, told, name) => {
    const old = estimated({ ...accident, ...told, on: last });
    expect(old.components.map((one) => one.name)).not.toContain(name);
    expect(old.components.map((one) => one.name)).toContain('medical_care');
    expect(old.askOfficer).toContain('earlier_law');
    const now = estimated({ ...accident, ...told, on: since });
    expect(now.components.map((one) => one.name)).toContain(name);
    expect(now.askOfficer).not.toContain('earlier_law');
  });

  it('knows the periodic sum of a total disability though not the disability itself', () => {
    expect(sums({ ...accident, totalPermanent: true, on: last })).toEqual([
      ['medical_care', null],
      ['periodic', 4_800_000],
    ]);
  });
});
