import type { Config } from '../config.ts';
import type { Rhythm } from '../jobs/rhythm.ts';

/** How fast things go out, by the settings. */
export const rhythmOf = ({ NOTICE_PACE, SWEEP_SECONDS }: Config): Rhythm => ({
  pace: NOTICE_PACE,
  sweepMs: SWEEP_SECONDS * 1_000,
});
