/** One labelled message: the rows of its features, and the place of its label. */
export type Example = { rows: number[]; label: number };

/** How many features and labels there are, and how loud each feature is. */
export type Shape = { labels: number; loudness: number[] };

/** Fixed, so that the same sentences give the same weights. Half of a message's features are left out each time, so that none is relied on. */
const LEARNING = { rounds: 20, rate: 0.3, decay: 1e-4, leaveOut: 0.5, seed: 5 };

/** Numbers from 0 to 1, the same ones every time (mulberry32). */
export function lots(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A shuffle that is the same every time (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], seed: number): T[] {
  const out = [...all];
  const lot = lots(seed);
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(lot() * (at + 1));
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}

/** Each row with what it counts: as loud as it is, and less the more there are. */
function shares(rows: number[], loudness: number[]): number[] {
  const length = Math.sqrt(rows.reduce((sum, row) => sum + loudness[row]! ** 2, 0)) || 1;
  return rows.map((row) => loudness[row]! / length);
}

/** How likely each label is. */
function likely(weights: Float64Array, rows: number[], share: number[], labels: number): Float64Array {
  const scores = new Float64Array(labels);
  rows.forEach((row, at) => {
    for (let label = 0; label < labels; label += 1) scores[label]! += weights[row * labels + label]! * share[at]!;
  });
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

/** Below this a label is right enough to be left alone. */
const RIGHT_ENOUGH = 1e-3;

/** Weights that go down a slope, each the more slowly the further it has gone (AdaGrad: Duchi, Hazan, Singer 2011), and decay a little. */
function walking(size: number): { weights: Float64Array; step(at: number, slope: number): void } {
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-6);
  return {
    weights,
    step(at, slope) {
      const down = slope + LEARNING.decay * weights[at]!;
      squares[at]! += down * down;
      weights[at]! -= (LEARNING.rate * down) / Math.sqrt(squares[at]!);
    },
  };
}

/**
 * Multinomial logistic regression by stochastic gradient, with features left out by lot, and the mean of the second half of the rounds.
 * A row a feature, a weight a label.
 */
export function learn(examples: Example[], { labels, loudness }: Shape): Float64Array {
  const { weights, step } = walking(loudness.length * labels);
  const sums = new Float64Array(weights.length);
  const lot = lots(LEARNING.seed);
  const correct = ({ rows: all, label }: Example): void => {
    const rows = all.filter(() => lot() > LEARNING.leaveOut);
    const share = shares(rows, loudness);
    for (const [one, chance] of likely(weights, rows, share, labels).entries()) {
      const wrong = chance - (one === label ? 1 : 0);
      if (Math.abs(wrong) < RIGHT_ENOUGH) continue;
      for (const [at, row] of rows.entries()) step(row * labels + one, wrong * share[at]!);
    }
  };
  for (let round = 0; round < LEARNING.rounds; round += 1) {
    for (const example of shuffled(examples, round + 1)) correct(example);
    if (round >= LEARNING.rounds / 2) for (const [at, weight] of weights.entries()) sums[at]! += weight;
  }
  return sums.map((sum) => sum / (LEARNING.rounds / 2));
}
