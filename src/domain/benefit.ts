import type { Confidence, InForce } from './law.ts';

/** One part of what is due: whole rupiah, the article that says so, and how sure that is. */
export type Benefit<Name extends string = string> = {
  name: Name;
  amount: number;
  cite: string;
  confidence: Confidence;
};

export const benefit = <Name extends string>(name: Name, amount: number, law: InForce): Benefit<Name> => ({
  name,
  amount,
  cite: law.cite,
  confidence: law.confidence,
});

/** The sum in whole rupiah. */
export const total = (benefits: Benefit[]): number => benefits.reduce((sum, { amount }) => sum + amount, 0);
