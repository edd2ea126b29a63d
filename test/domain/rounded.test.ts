import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountText, percentText, product, share, WHOLE } from '../../src/domain/rounded.ts';

describe('a product', () => {
  it.each([
    ['is exact where it is whole', [6_000, 80, 1_000_000], 10_000, 48_000_000],
    ['goes up at exactly one half', [1], 2, 1],
    ['goes up at exactly one half of a larger one', [5], 2, 3],
    ['goes down just below one half', [4_999], 10_000, 0],
    ['goes up at one half in ten thousandths', [5_000], 10_000, 1],
    ['goes down below one half of an odd divisor', [1], 3, 0],
    ['goes up above one half of an odd divisor', [2], 3, 1],
    ['stays as it is over nothing', [7, 6], undefined, 42],
    ['of nothing is one', [], undefined, 1],
    ['with zero is zero', [0, 5], 3, 0],
  ])('%s', (_, factors, over, is) => expect(product(factors, over)).toBe(is));

  // 9.007.199.254.740.993 is 2^53 + 1, which no floating point number is.
  it('is exact where a floating point number is not', () => {
    expect(product([2 ** 53 - 1, 3], 3)).toBe(2 ** 53 - 1);
    expect(product([94_906_267, 94_906_267], 94_906_267)).toBe(94_906_267);
    expect(product([999_999_999_999, 9_999], 10_000)).toBe(999_899_999_999);
    expect(product([1_000_000_000_001, 5_000], 10_000)).toBe(500_000_000_001);
    expect(product([9_007_199_254_740_991, 10_001], 20_002)).toBe(4_503_599_627_370_496);
  });

  it('is never further than half a rupiah from the quotient, and nearer to the higher one when it lies between', () => {
    const sum = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const points = fc.integer({ min: 0, max: WHOLE });
    fc.assert(
      fc.property(sum, points, (amount, rate) => {
        const twice = 2n * (BigInt(amount) * BigInt(rate) - BigInt(share(amount, rate)) * BigInt(WHOLE));
        expect(twice >= -BigInt(WHOLE) && twice < BigInt(WHOLE)).toBe(true);
      }),
    );
  });
});

describe('a share', () => {
  it.each([
    ['0,24 % of a million', 1_000_000, 24, 2_400],
    ['all of it', 1_234_567, 10_000, 1_234_567],
    ['none of it', 1_234_567, 0, 0],
    ['half of an odd rupiah', 1_000_001, 5_000, 500_001],
    ['0,01 % of 4.999 rupiah', 4_999, 1, 0],
    ['0,01 % of 5.000 rupiah', 5_000, 1, 1],
  ])('%s', (_, amount, points, is) => expect(share(amount, points)).toBe(is));
});

describe('in a formula', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1.000'],
    [1_000_000, '1.000.000'],
    [12_345_678, '12.345.678'],
  ])('the amount %d stands as %s', (whole, is) => expect(amountText(whole)).toBe(is));

  it.each([
    [0, '0%'],
    [1, '0,01%'],
    [10, '0,1%'],
    [24, '0,24%'],
    [30, '0,3%'],
    [100, '1%'],
    [370, '3,7%'],
    [6_000, '60%'],
    [10_000, '100%'],
    [10_005, '100,05%'],
    [10_000_000, '100.000%'],
  ])('%d hundredths of a percent stand as %s', (points, is) => expect(percentText(points)).toBe(is));
});
