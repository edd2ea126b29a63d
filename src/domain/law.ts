import { z } from 'zod';
import { addDays, type Day, day } from './day.ts';
import { confidence, percent, rupiah } from './printed.ts';

/** What a rule says on a day, with the article that says so. `until` is the last day where the law itself sets one. */
export type InForce<Value = number> = z.output<ReturnType<typeof entry<Value>>>;

/** A legal value through time, oldest first. Amounts are whole rupiah, percents basis points, counts plain whole numbers. */
export type Dated<Value = number> = { term: string; history: InForce<Value>[] };

const entry = <Value>(value: z.ZodType<Value>) =>
  z.strictObject({
    from: day,
    until: day.optional(),
    value,
    cite: z.string().min(1),
    confidence,
    /** Where sources disagree, both stand here; why a value is not certain. */
    note: z.string().min(1).optional(),
  });

type Span = { from: Day; until?: Day | undefined };

const follows = (before: Span, next: Span): boolean =>
  before.until ? next.from === addDays(before.until, 1) : next.from > before.from;

const isUnbroken = (history: Span[]): boolean =>
  history.every(
    ({ from, until }, at) => (!until || until >= from) && (at === 0 || follows(history[at - 1]!, { from })),
  );

/** A value with its history: each entry begins after the one before, and on the very next day where that one has an end. */
export const dated = <Value>(value: z.ZodType<Value>) =>
  z.strictObject({
    term: z.string().min(1),
    history: z
      .array(entry(value))
      .min(1)
      .refine(isUnbroken, 'entries stand in the order of their days, without a gap or an overlap'),
  });

const scalar = z.union([rupiah, percent, z.int()]);

/** Rows of a table that the statute prints: each holds from its lower bound up to its upper one; the last has none. */
const bands = z
  .array(z.strictObject({ from: rupiah, to: rupiah.optional(), value: z.union([rupiah, percent]) }))
  .min(1)
  .refine(
    (rows) => rows.every(({ to }, at) => (to === undefined) === (at === rows.length - 1)),
    'only the last row is without an upper bound',
  );

export type Band = { from: number; to?: number | undefined; value: number };

const file = z.strictObject({
  checkedOn: day,
  values: z.record(z.string(), dated(scalar)),
  tables: z.record(z.string(), dated(bands)).optional(),
});

/** Reads the values of a file of `params/`; throws with the place of the first mistake. */
export const readParams = <Name extends string>(json: { values: Record<Name, unknown> }): Record<Name, Dated> =>
  file.parse(json).values as Record<Name, Dated>;

/** Reads the tables of a file of `params/`; throws with the place of the first mistake. */
export const readTables = <Name extends string>(json: { tables: Record<Name, unknown> }): Record<Name, Dated<Band[]>> =>
  file.parse(json).tables as Record<Name, Dated<Band[]>>;

/** What the law said on a day; undefined before its first rule and after the end that it set itself. */
export const inForce = <Value>({ history }: Dated<Value>, on: Day): InForce<Value> | undefined => {
  const last = history.findLast((one) => one.from <= on);
  return last?.until && last.until < on ? undefined : last;
};
