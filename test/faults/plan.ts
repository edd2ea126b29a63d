import { type Chance, chance } from '../../src/files/chance.ts';

/** What can go wrong in a drill; `docs/faults.md` says what each does. */
export const troubles = [
  ...(['kill-app', 'kill-worker', 'kill-both', 'kill-postgres', 'power-cut', 'kill-redis', 'lose-redis'] as const),
  ...(['errors', 'flood', 'cut', 'half', 'silent', 'full-disk', 'midnight'] as const),
] as const;
export type Trouble = (typeof troubles)[number];

/**
 * One trouble: after which share of all messages it strikes (0 to 1), and how long it lasts or how long what it kills stays
 * down. Counted in messages and not in seconds, it meets work on a slow machine as on a quick one.
 */
export type Strike = { after: number; trouble: Trouble; forMs: number };

/** What this machine and this run allow. */
export type Scene = { backend: 'postgres' | 'redis'; disk: boolean; short: boolean };

/** So long each lasts, in milliseconds, from and to. A kill's is how long the process stays down. */
const lasting: Record<Trouble, readonly [number, number]> = {
  'kill-app': [0, 1_500],
  'kill-worker': [0, 1_500],
  'kill-both': [200, 2_000],
  'kill-postgres': [0, 3_000],
  'power-cut': [200, 2_000],
  'kill-redis': [0, 3_000],
  'lose-redis': [0, 1_000],
  errors: [500, 3_000],
  flood: [5_000, 8_000],
  cut: [500, 2_000],
  half: [500, 1_500],
  silent: [500, 1_500],
  'full-disk': [2_000, 5_000],
  midnight: [0, 1],
};

/** These are met by their bot only after its patience is over, or last too long for the short form. */
const slow: Trouble[] = ['half', 'silent', 'full-disk'];

/** What is struck more than once. */
const often: Trouble[] = ['kill-app', 'kill-worker', 'kill-both', 'kill-postgres', 'errors', 'cut'];

function possible({ backend, disk, short }: Scene): Trouble[] {
  return troubles
    .filter((trouble) => backend === 'redis' || !trouble.endsWith('-redis'))
    .filter((trouble) => disk || trouble !== 'full-disk')
    .filter((trouble) => !short || !slow.includes(trouble));
}

function strikeOf(trouble: Trouble, random: Chance, { short }: Scene): Strike {
  const [least, most] = lasting[trouble];
  const forMs = (least + random.below(most - least)) / (short ? 3 : 1);
  return { after: 0.02 + random.below(900) / 1_000, trouble, forMs: Math.round(forMs) };
}

/** What strikes when, for a seed: everything that is possible once, and some of it again. The same seed gives the same. */
export function planOf(seed: number, scene: Scene): Strike[] {
  const random = chance(seed);
  const again = Array.from({ length: scene.short ? 0 : 4 }, () => random.pick(often));
  return [...possible(scene), ...again]
    .map((trouble) => strikeOf(trouble, random, scene))
    .sort((a, b) => a.after - b.after);
}
