import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf, sums } from './asked.ts';

const old = '2019-12-01';
const accident = { event: 'work_accident', segment: 'pu', unpaidMonths: 0 };
const death = { event: 'work_death', segment: 'pu', wage: 1_000_000, unpaidMonths: 0 };

describe('medical care', () => {
  it('has no sum and no limit, and is in the law itself', () => {
    expect(partOf(accident, 'medical_care')).toEqual({
      name: 'medical_care',
      amount: null,
      how: '',
      cite: 'PP 82/2019 Pasal 25 ayat (2) huruf a',
      confidence: 'statute',
      when: 'now',
    });
    expect(partOf({ ...accident, on: old }, 'medical_care')?.cite).toBe('PP 44/2015 Pasal 25 ayat (2) huruf a');
  });

  it('is all that an accident of which nothing more is said gives', () => {
    expect(sums(accident)).toEqual([['medical_care', null]]);
    expect(estimated(accident)).toMatchObject({ total: 0, assumed: [], askOfficer: [] });
  });

  it.each([
    ['the way to care', { transport: { sea: 1 } }],
    ['care at home', { homeCare: 1 }],
    ['glasses', { glasses: 1 }],
    ['months without work', { stmbMonths: 1 }],
  ])('came before a death of which %s is told', (_, told) => {
    expect(sums({ ...death, ...told })[0]).toEqual(['medical_care', null]);
  });

  it.each([
    ['nothing', {}],
    ['zeros', { transport: { land: 0, sea: 0, air: 0 }, homeCare: 0, glasses: 0, stmbMonths: 0 }],
    ['no way', { transport: {} }],
  ])('is left out of a death of which %s is told', (_, told) => {
    expect(sums({ ...death, ...told }).map(([name]) => name)).toEqual(['death', 'funeral', 'periodic']);
  });
});

describe('transport', () => {
  it.each([
    ['land', 1_000_000, 5_000_000],
    ['sea', 1_500_000, 2_000_000],
    ['air', 2_500_000, 10_000_000],
  ])('by %s is paid up to its own limit', (mode, before, since) => {
    const sum = (paid: number, on: string) => sumOf({ ...accident, transport: { [mode]: paid }, on }, 'transport');
    for (const [most, on] of [
      [before, old],
      [since, '2019-12-02'],
    ] as const) {
      expect([sum(1, on), sum(most - 1, on), sum(most, on), sum(most + 1, on)]).toEqual([1, most - 1, most, most]);
    }
  });

  it('adds the modes that were used, each under its limit, and says so', () => {
    const part = partOf({ ...accident, transport: { land: 6_200_000, sea: 0, air: 4_000_000 } }, 'transport');
    expect(part).toMatchObject({ amount: 9_000_000, how: 'min(6.200.000; 5.000.000) + 4.000.000', when: 'now' });
    expect(sumOf({ ...accident, transport: { land: 1, sea: 20, air: 300 } }, 'transport')).toBe(321);
    expect(sumOf({ ...accident, transport: { land: null, air: 10_000_001 } }, 'transport')).toBe(10_000_000);
  });

  it('cites the law of the day, whose annex others quote', () => {
    const asked = { ...accident, transport: { sea: 1 } };
    expect(partOf({ ...asked, on: old }, 'transport')).toMatchObject({
      cite: expect.stringMatching(/^PP 44\/2015 Pasal 25 ayat \(2\) huruf b angka 1/),
      confidence: 'published',
    });
    expect(partOf(asked, 'transport')?.cite).toMatch(/^PP 82\/2019 Pasal 25 ayat \(2\) huruf b angka 1/);
  });

  it.each([undefined, {}, { land: 0, sea: 0, air: 0 }])('is no part of an answer when no way was paid', (transport) => {
    expect(sumOf({ ...accident, transport }, 'transport')).toBeUndefined();
  });
});

describe('a receipt', () => {
  it.each([
    ['homeCare', 'home_care', 20_000_000, '20.000.001', '20.000.000'],
    ['dentures', 'dentures', 5_000_000, '5.000.001', '5.000.000'],
    ['hearingAid', 'hearing_aid', 2_500_000, '2.500.001', '2.500.000'],
    ['glasses', 'glasses', 1_000_000, '1.000.001', '1.000.000'],
  ] as const)('of %s is paid up to its limit', (field, name, most, over, limit) => {
    const part = (paid: number) => partOf({ ...accident, [field]: paid }, name);
    expect(part(0)).toBeUndefined();
    expect(part(1)).toMatchObject({ amount: 1, how: '1', confidence: 'published', when: 'now' });
    expect(part(most)).toMatchObject({ amount: most, how: limit });
    expect(part(most + 1)).toMatchObject({ amount: most, how: `min(${over}; ${limit})` });
    expect(part(1)?.cite).toMatch(/^PP 82\/2019 Pasal 25 ayat \(2\)/);
  });

  it('of each kind stands in a fixed order, for heirs too', () => {
    const told = { glasses: 1, hearingAid: 1, dentures: 1, homeCare: 1, transport: { air: 1 } };
    const care = ['medical_care', 'transport', 'home_care', 'dentures', 'hearing_aid', 'glasses'];
    expect(sums({ ...accident, ...told }).map(([name]) => name)).toEqual(care);
    expect(sums({ ...death, ...told }).map(([name]) => name)).toEqual([...care, 'death', 'funeral', 'periodic']);
    expect(sums({ ...accident, event: 'other_death', ...told }).map(([name]) => name)).not.toContain('glasses');
  });
});
