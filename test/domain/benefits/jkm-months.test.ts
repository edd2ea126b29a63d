import { describe, expect, it } from 'vitest';
import { estimated, partOf, sums } from './asked.ts';

const bpu = { event: 'other_death', segment: 'bpu', wage: 1_000_000, unpaidMonths: 0 };
const full = 42_000_000;
const funeral = 10_000_000;

describe('the third month of a BPU (Permenaker 1/2025)', () => {
  it.each([
    ['nothing', {}, full, ['enough_months'], ['three_months']],
    ['two of membership', { membershipMonths: 2 }, funeral, [], ['three_months']],
    ['three of membership', { membershipMonths: 3 }, full, ['enough_months'], ['three_months']],
    ['four of membership', { membershipMonths: 4 }, full, ['enough_months'], []],
    ['two of contributions', { contributionMonths: 2 }, funeral, [], ['three_months']],
    ['three of contributions', { contributionMonths: 3 }, full, ['enough_months'], ['three_months']],
    ['four of contributions', { contributionMonths: 4 }, full, ['enough_months'], []],
    ['none of either', { membershipMonths: 0, contributionMonths: 0 }, funeral, [], ['three_months']],
    ['two of both', { membershipMonths: 2, contributionMonths: 2 }, funeral, [], ['three_months']],
    ['three of both', { membershipMonths: 3, contributionMonths: 3 }, full, [], ['three_months']],
    ['four of both', { membershipMonths: 4, contributionMonths: 4 }, full, [], []],
    ['two of membership, five paid', { membershipMonths: 2, contributionMonths: 5 }, funeral, [], ['three_months']],
    ['five of membership, two paid', { membershipMonths: 5, contributionMonths: 2 }, funeral, [], ['three_months']],
    ['three of membership, five paid', { membershipMonths: 3, contributionMonths: 5 }, full, [], ['three_months']],
    ['five of membership, three paid', { membershipMonths: 5, contributionMonths: 3 }, full, [], ['three_months']],
  ])('told %s', (_, months, total, assumed, askOfficer) => {
    expect(estimated({ ...bpu, ...months })).toMatchObject({ total, assumed, askOfficer });
  });

  it('leaves the funeral money alone, by both rules and as sure as the less sure', () => {
    const asked = { ...bpu, membershipMonths: 2 };
    expect(sums(asked)).toEqual([['funeral', funeral]]);
    expect(partOf(asked, 'funeral')).toMatchObject({
      how: '10.000.000',
      cite: expect.stringMatching(/^PP 82\/2019 Pasal 34 ayat \(1\) huruf c; Permenaker 1\/2025/),
      confidence: 'published',
      when: 'now',
    });
  });

  it('holds for whoever does not say how he works', () => {
    const found = estimated({ event: 'other_death', membershipMonths: 2 });
    expect(found).toMatchObject({ total: funeral, assumed: ['segment_bpu', 'paid_up'], askOfficer: ['three_months'] });
  });

  it.each(['pu', 'construction'])('does not concern %s', (segment) => {
    const found = estimated({ ...bpu, segment, membershipMonths: 1, contributionMonths: 1 });
    expect(found).toMatchObject({ total: full, assumed: [], askOfficer: [] });
    expect(estimated({ ...bpu, segment })).toMatchObject({ total: full, assumed: [], askOfficer: [] });
  });

  it('counts from the day on which Permenaker 1/2025 was promulgated', () => {
    const asked = { ...bpu, membershipMonths: 2 };
    expect(estimated({ ...asked, on: '2025-02-23' })).toMatchObject({ total: full, assumed: [], askOfficer: [] });
    expect(estimated({ ...asked, on: '2025-02-24' })).toMatchObject({ total: funeral, askOfficer: ['three_months'] });
  });

  it('does not concern a death at work', () => {
    const asked = { ...bpu, event: 'work_death', membershipMonths: 1, contributionMonths: 1 };
    expect(estimated(asked)).toMatchObject({ total: 70_000_000, assumed: [], askOfficer: [] });
  });

  it('gives no scholarship and asks nothing of it while only the funeral money is due', () => {
    const found = estimated({ ...bpu, membershipMonths: 2, contributionMonths: 40, children: [{ level: 'sd' }] });
    expect(found).toMatchObject({ total: funeral, askOfficer: ['three_months'] });
  });
});
