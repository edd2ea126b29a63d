import disability from '../params/disability.json' with { type: 'json' };

/** Rows of the table that only help to read another one. */
const HELPERS = ['hearing_both_per_10_db', 'hearing_one_per_10_db', 'scalp_most'] as const;
type Helper = (typeof HELPERS)[number];

/** A row of the table of disabilities (PP 82/2019 Lampiran III). */
export type Part = Exclude<keyof typeof disability.values, Helper>;

const isHelper = (name: string): name is Helper => HELPERS.some((one) => one === name);

/** Every part by its id with the law's own name, in the order of the table. */
export const parts: { part: Part; term: string }[] = Object.entries(disability.values).flatMap(([name, { term }]) =>
  isHelper(name) ? [] : [{ part: name as Part, term }],
);

const ids = new Set<string>(parts.map(({ part }) => part));

export const isPart = (id: string): id is Part => ids.has(id);

/** Lost sight is counted by what is lost of it, ten percent at a time, so a percentage must be given. */
const BY_PERCENT: Part[] = ['visual_efficiency', 'visual_field'];

/** Lost hearing may be told in decibels in its stead. */
const BY_DECIBELS: Part[] = ['hearing_both', 'hearing_one'];

/** Whether the percentage that is lost must be told to weigh this part. */
export const needsPercent = (
  part: Part,
  kind: 'anatomical' | 'functional' | undefined,
  db: number | undefined,
): boolean => (kind === 'functional' || BY_PERCENT.includes(part)) && !(db !== undefined && BY_DECIBELS.includes(part));
