import { fullBpu, leastBase, monthlyBpu } from '../../domain/contributions/bpu.ts';
import { reliefs, ruleOn, values } from '../../domain/contributions/rules.ts';
import type { Occupation } from '../../domain/occupations.ts';
import { selfPaidMostAge } from '../../domain/programmes.ts';
import { type Fact, inLaw, worked } from './fact.ts';

const rate = (name: keyof typeof values): Fact => inLaw((today) => ruleOn(values[name], today));

/** What the least base costs this month whoever does this work and pays for herself. */
const price =
  (occupation: Occupation): Fact =>
  (today) => {
    const { jkk, jkm, laws } = monthlyBpu(leastBase(today), { occupation, on: today });
    return worked(jkk + jkm, laws);
  };

const priceFull: Fact = (today) => {
  const { jkk, jkm, laws } = fullBpu(leastBase(today), today);
  return worked(jkk + jkm, laws);
};

/** The relief as it was set at last, even when it is over or has not begun. */
const relief =
  (name: 'transportReliefPercent' | 'otherReliefPercent', part: 'value' | 'from' | 'until'): Fact =>
  () => {
    const law = reliefs[name].history.at(-1)!;
    return { value: law[part]!, confidence: law.confidence };
  };

/** What is to be paid, and by whom. */
export const contributionFacts = {
  leastBase: (today) => worked(leastBase(today), fullBpu(leastBase(today), today).laws),
  priceTransport: price('ojek_online'),
  priceOther: price('farmer'),
  priceFull,
  reliefPercent: relief('otherReliefPercent', 'value'),
  reliefTransportFrom: relief('transportReliefPercent', 'from'),
  reliefTransportUntil: relief('transportReliefPercent', 'until'),
  reliefOtherFrom: relief('otherReliefPercent', 'from'),
  reliefOtherUntil: relief('otherReliefPercent', 'until'),
  dueDay: rate('bpuDueDay'),
  bpuJht: rate('bpuJht'),
  puJkkLeast: rate('puJkkVeryLow'),
  puJkkMost: rate('puJkkVeryHigh'),
  puJkm: rate('puJkm'),
  pmiBefore: rate('pmiBefore'),
  // By a brochure and the branches; the rule itself was not seen (params/programmes.json).
  mostAge: () => ({ value: selfPaidMostAge, confidence: 'published' }),
} satisfies Record<string, Fact>;
