/** One labelled message: the places of its features, and of its label. */
export type Example = { features: number[]; label: number };

/** How the weights are learned. Fixed, so that the same sentences give the same weights. */
export type Learning = { rounds: number; rate: number; decay: number };

/** A row of weights a feature, one weight a label. */
export type Weights = Float64Array;

/** A shuffle that is the same every time (mulberry32). */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const out = [...all];
  let state = seed;
  for (let at = out.length - 1; at > 0; at -= 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    const other = ((mixed ^ (mixed >>> 14)) >>> 0) % (at + 1);
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}

/** How likely each label is, by the sums of the weights. */
export function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

/** The sums of a message's weights; each feature of n counts 1/√n, so that long messages do not shout. */
export function scoresOf(weights: Weights, features: number[], labels: number): Float64Array {
  const scores = new Float64Array(labels);
  const share = 1 / Math.sqrt(features.length || 1);
  for (const feature of features)
    for (let label = 0; label < labels; label += 1) scores[label]! += weights[feature * labels + label]! * share;
  return scores;
}

/** Multinomial logistic regression by stochastic gradient with AdaGrad's steps (Duchi, Hazan, Singer 2011) and a little decay. */
export function learn(
  examples: Example[],
  { features: many, labels }: { features: number; labels: number },
  { rounds, rate, decay }: Learning,
): Weights {
  const weights = new Float64Array(many * labels);
  const squares = new Float64Array(many * labels).fill(1e-8);
  for (let round = 0; round < rounds; round += 1) {
    for (const { features, label } of shuffled(examples, round + 1)) {
      const likely = softmax(scoresOf(weights, features, labels));
      const share = 1 / Math.sqrt(features.length || 1);
      for (let one = 0; one < labels; one += 1) {
        const wrong = likely[one]! - (one === label ? 1 : 0);
        if (Math.abs(wrong) < 1e-4) continue;
        for (const feature of features) {
          const at = feature * labels + one;
          const slope = wrong * share + decay * weights[at]!;
          squares[at]! += slope * slope;
          weights[at]! -= (rate * slope) / Math.sqrt(squares[at]!);
        }
      }
    }
  }
  return weights;
}
