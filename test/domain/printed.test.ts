import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Confidence, leastSure, percent, rupiah } from '../../src/domain/printed.ts';
import { amountText, percentText } from '../../src/domain/rounded.ts';

describe('an amount', () => {
  it.each([
    ['Rp0', 0],
    ['Rp1', 1],
    ['Rp999', 999],
    ['Rp6.800', 6_800],
    ['Rp16.200.000', 16_200_000],
    ['Rp100.000.000.000', 100_000_000_000],
  ])('%s is read as %d', (printed, is) => expect(rupiah.parse(printed)).toBe(is));

  it.each([
    ...['', 'Rp', '6.800', 'Rp 6.800', 'rp6.800', 'Rp6.800,00', 'Rp6.800,-', 'Rp-6.800', 'Rp6.800 ', 'xRp6.800'],
    ...['Rp1000', 'Rp2.0000.000', 'Rp20.00.000', 'Rp20.000.00', 'Rp020.000', 'Rp00', 'Rp0.000', 'Rp.000', 'Rp6.800.'],
    ...['Rp1234.567', 'Rp6,800', 'Rpx.800', 'Rp6.xxx'],
  ])('is not written %j', (wrong) => {
    const [issue] = rupiah.safeParse(wrong).error?.issues ?? [];
    expect(issue?.message).toBe('an amount is written as the statute prints it: Rp20.000.000');
  });

  it('is printed again as it was', () => {
    const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(fc.property(whole, (amount) => void expect(rupiah.parse(`Rp${amountText(amount)}`)).toBe(amount)));
  });
});

describe('a percentage', () => {
  it.each([
    ['0%', 0],
    ['1%', 100],
    ['60%', 6_000],
    ['100%', 10_000],
    ['3,7%', 370],
    ['0,24%', 24],
    ['0,30%', 30],
    ['0,09%', 9],
    ['16,5%', 1_650],
  ])('%s is %d hundredths of one', (printed, is) => expect(percent.parse(printed)).toBe(is));

  it.each([
    ...['', '%', '60', '60 %', '60,%', ',5%', '0.24%', '0,245%', '060%', '00%', '1000%', '-1%', '60%%', 'x60%', '60%x'],
    ...['1,x%', 'x%', '1;5%', '1,5'],
  ])('is not written %j', (wrong) => {
    const [issue] = percent.safeParse(wrong).error?.issues ?? [];
    expect(issue?.message).toBe('a percentage is written as the statute prints it: 60% or 0,24%');
  });

  it('is printed again with the same sense', () => {
    const points = fc.integer({ min: 0, max: 99_999 });
    fc.assert(fc.property(points, (one) => void expect(percent.parse(percentText(one))).toBe(one)));
  });
});

describe('the least sure', () => {
  it.each([
    [[], 'statute'],
    [['statute'], 'statute'],
    [['statute', 'published'], 'published'],
    [['published', 'statute', 'statute'], 'published'],
    [['unconfirmed', 'published', 'statute'], 'unconfirmed'],
    [['statute', 'unconfirmed'], 'unconfirmed'],
  ] as [Confidence[], Confidence][])('of %j is %s', (some, is) => expect(leastSure(some)).toBe(is));
});
