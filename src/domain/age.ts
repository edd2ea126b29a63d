import type { Day } from './day.ts';

/** Whole years on `on`, one more from the birthday (1 March for those born on 29 February); negative before the birth. */
export const ageOn = (born: Day, on: Day): number =>
  Number(on.slice(0, 4)) - Number(born.slice(0, 4)) - (on.slice(5) < born.slice(5) ? 1 : 0);
