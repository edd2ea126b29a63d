import { describe, expect, it } from 'vitest';
import { arrears } from '../../../src/domain/contributions/arrears.ts';
import { reliefs, values } from '../../../src/domain/contributions/rules.ts';
import { day } from '../../../src/domain/day.ts';
import { share } from '../../../src/domain/rounded.ts';

const rows = 'PP 44/2015 Pasal 20 ayat (1) dan Lampiran II';
const jkm = 'PP 44/2015 Pasal 20 ayat (3)';

describe('of a bill', () => {
  it('at high risk for a wage of 3 million 4.200 go to JKP, and 33.900 to JKK', () => {
    const [whole, toJkp] = [values.puJkkHigh.history[0]!.value, values.jkkToJkpPercent.history[0]!.value];
    expect([share(3_000_000, whole - toJkp), share(3_000_000, toJkp)]).toEqual([33_900, 4_200]);
  });

  it('two unpaid months on base 1.000.000 are 33.600', () => {
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
