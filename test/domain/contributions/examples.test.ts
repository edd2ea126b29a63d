import { describe, expect, it } from 'vitest';
import { arrears } from '../../../src/domain/contributions/arrears.ts';
import { reliefs, values } from '../../../src/domain/contributions/rules.ts';
import { day } from '../../../src/domain/day.ts';
import { share } from '../../../src/domain/rounded.ts';
import { paid } from './asked.ts';

const bpu = { segment: 'bpu', base: 1_000_000, paidBy: 'self' };
const rows = 'PP 44/2015 Pasal 20 ayat (1) dan Lampiran II';
const jkm = 'PP 44/2015 Pasal 20 ayat (3)';
const transport = 'PP 50/2025 Pasal 4 ayat (1) dan Pasal 7 huruf a';
const others = 'PP 50/2025 Pasal 4 ayat (1) dan Pasal 7 huruf b';

describe('the worked examples', () => {
  it.each([
    [
      '21: base 1.000.000 costs 16.800 a month without relief',
      { ...bpu, month: '2025-06' },
      [10_000, 6_800, 0],
      [rows, jkm],
    ],
    [
      '24: an ojol pays 8.400 in February 2026',
      { ...bpu, occupation: 'ojek_online', month: '2026-02' },
      [5_000, 3_400, 8_400],
      [rows, jkm, transport],
    ],
    [
      '24: an ojol pays 8.400 in February 2027',
      { ...bpu, occupation: 'ojek_online', month: '2027-02' },
      [5_000, 3_400, 8_400],
      [rows, jkm, transport],
    ],
    [
      '25: an ojol with base 2.000.000 pays 13.400',
      { ...bpu, base: 2_000_000, occupation: 'ojek_online', month: '2026-06' },
      [10_000, 3_400, 13_400],
      [rows, jkm, transport],
    ],
    [
      '26: a farmer pays in full in March 2026',
      { ...bpu, occupation: 'farmer', month: '2026-03' },
      [10_000, 6_800, 0],
      [rows, jkm],
    ],
    [
      '26: a farmer pays half in May 2026',
      { ...bpu, occupation: 'farmer', month: '2026-05' },
      [5_000, 3_400, 8_400],
      [rows, jkm, others],
    ],
    [
      '26: a farmer pays in full in January 2027',
      { ...bpu, occupation: 'farmer', month: '2027-01' },
      [10_000, 6_800, 0],
      [rows, jkm],
    ],
    [
      '27: an ojek paid by the city has no relief',
      { ...bpu, occupation: 'ojek_pangkalan', month: '2026-06', paidBy: 'apbn_apbd' },
      [10_000, 6_800, 0],
      [rows, jkm, 'PP 50/2025 Pasal 3 ayat (5)'],
    ],
  ])('%s', (_, asked, [jkk, death, relief], cite) => {
    const total = jkk! + death!;
    expect(paid(asked)).toEqual({ jkk, jkm: death, jht: 0, relief, total, cite, confidence: 'published' });
  });

  it('21 to 23: a year of it is 201.600, 50 people 10.080.000, and 112.538 people 22.687.660.800', () => {
    const year = 12 * paid({ ...bpu, paidBy: 'apbn_apbd', month: '2025-01' }).total;
    expect([year, 50 * year, 112_538 * year]).toEqual([201_600, 10_080_000, 22_687_660_800]);
  });

  it('28: a contract of 750 million costs 1.375.000', () => {
    expect(paid({ segment: 'construction', contract: 750_000_000, month: '2026-06' })).toEqual({
      ...{ jkk: 1_215_000, jkm: 160_000, jht: 0, relief: 0, total: 1_375_000 },
      cite: ['PP 44/2015 Pasal 54 ayat (2)', 'PP 44/2015 Pasal 55 ayat (2)'],
      confidence: 'statute',
    });
  });

  it('29: a wage of 3 million at high risk costs 47.100, of which 4.200 go to JKP', () => {
    expect(paid({ segment: 'pu', wage: 3_000_000, risk: 'high', month: '2026-06' })).toEqual({
      ...{ jkk: 38_100, jkm: 9_000, jht: 0, relief: 0, total: 47_100 },
      cite: ['PP 44/2015 Pasal 16 ayat (1) huruf d', 'PP 44/2015 Pasal 18 ayat (1)'],
      confidence: 'statute',
    });
    const [whole, toJkp] = [values.puJkkHigh.history[0]!.value, values.jkkToJkpPercent.history[0]!.value];
    expect([share(3_000_000, whole - toJkp), share(3_000_000, toJkp)]).toEqual([33_900, 4_200]);
  });

  it('32: two unpaid months on base 1.000.000 are 33.600', () => {
    const cite = `${rows}; ${jkm}`;
    expect(arrears(1_000_000, 2, day.parse('2025-06-01'))).toEqual({ amount: 33_600, cite, confidence: 'published' });
  });
});

describe('arrears', () => {
  const before = 'PP 50/2025 Pasal 6 ayat (2)';
  it.each([
    ['2025-12-31', 2, 33_600, 'published', false],
    ['2026-01-31', 2, 33_600, 'published', true],
    ['2026-02-01', 2, 33_600, 'unconfirmed', true],
    ['2027-05-31', 1, 16_800, 'published', true],
    ['2027-05-31', 2, 33_600, 'unconfirmed', true],
    ['2027-06-01', 1, 16_800, 'published', true],
  ])('on %s for %d months are %d, %s', (on, months, amount, confidence, cited) => {
    const due = arrears(1_000_000, months, day.parse(on));
    expect(due).toMatchObject({ amount, confidence });
    expect(due.cite.includes(before)).toBe(cited);
  });

  it('on a base of no row are not certain', () => {
    expect(arrears(1_100_000, 1, day.parse('2025-06-01'))).toMatchObject({ amount: 17_800, confidence: 'unconfirmed' });
  });

  it('are unknown before the first rule', () => {
    expect(() => arrears(1_000_000, 1, day.parse('2015-06-30'))).toThrow('no rule on 2015-06-30');
  });

  it('and what APBN or APBD pays have no relief', () => {
    const none = [reliefs.arrearsReliefPercent, reliefs.stateReliefPercent];
    expect(none.map(({ history }) => history.map(({ value }) => value))).toEqual([[0], [0]]);
  });
});
