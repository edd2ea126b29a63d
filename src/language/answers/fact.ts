import type { Day } from '../../domain/day.ts';
import type { InForce } from '../../domain/law.ts';
import { type Confidence, leastSure } from '../../domain/printed.ts';

/** What an answer may name, by the law of a day: whole rupiah, basis points, a count or an ISO day, and how sure that is. */
export type Fact = (today: Day) => { value: string | number; confidence: Confidence };

type Law = Pick<InForce, 'value' | 'confidence'>;

/** A value that is in force on every day on which we answer. */
export const inLaw =
  (law: (today: Day) => Law | undefined): Fact =>
  (today) => {
    const { value, confidence } = law(today)!;
    return { value, confidence };
  };

/** What was worked out from several rules. */
export const worked = (value: number, laws: Pick<Law, 'confidence'>[]): ReturnType<Fact> => ({
  value,
  confidence: leastSure(laws.map(({ confidence }) => confidence)),
});
