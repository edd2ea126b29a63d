/** Basis points in a whole. */
export const WHOLE = 10_000;

/**
 * The product of whole numbers, over `over`, rounded half up to the rupiah; exact whatever its size. Sums of the law are
 * rounded once, here, where a component is worked out.
 */
export function product(factors: number[], over = 1): number {
  const [top, bottom] = [factors.reduce((so, factor) => so * BigInt(factor), 1n), BigInt(over)];
  return Number((2n * top + bottom) / (2n * bottom));
}

/** A share of an amount in basis points: `share(1_000_000, 24)` is 0,24 % of it. */
export const share = (amount: number, basisPoints: number): number => product([amount, basisPoints], WHOLE);

/** An amount as it stands in a formula: `1.000.000`. */
export const amountText = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+$)/g, '.');

/** Basis points as they stand in a formula: `0,24%`. */
export const percentText = (basisPoints: number): string => {
  const part = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${amountText(Math.floor(basisPoints / 100))}${part && `,${part}`}%`;
};
