import { z } from 'zod';
import { type Day, day } from './day.ts';
import { type Dated, dated, type InForce, inForce } from './law.ts';
import contribution from './params/contribution.json' with { type: 'json' };
import deadlines from './params/deadlines.json' with { type: 'json' };
import disability from './params/disability.json' with { type: 'json' };
import jkk from './params/jkk.json' with { type: 'json' };
import jkm from './params/jkm.json' with { type: 'json' };
import relief from './params/relief.json' with { type: 'json' };
import scholarship from './params/scholarship.json' with { type: 'json' };

/** Every file of `params/` whose values have days, in the order of their names. */
const files = { contribution, deadlines, disability, jkk, jkm, relief, scholarship };

/** The names of those files, without their ending. */
export const lawFiles: readonly string[] = Object.keys(files);

/** As the statute prints it: `Rp20.000.000`, `60%`, or a plain whole number. */
const printed = z.union([z.string(), z.int()]);
const row = z.strictObject({ from: z.string(), to: z.string().optional(), value: printed });

const file = z.strictObject({
  checkedOn: day,
  values: z.record(z.string(), dated(printed)),
  tables: z.record(z.string(), dated(z.array(row))).default({}),
});

const book = Object.entries(files).map(([name, json]) => ({ file: name, ...file.parse(json) }));

/**
 * One value in force, as printed. `name` is its name in `params/FILE.json`. A table gives an entry for each of its rows,
 * whose `band` is what it holds for: from an amount up to another; the last row has no upper one.
 */
export type LawEntry = InForce<string | number> & {
  file: string;
  name: string;
  term: string;
  band?: { from: string; to?: string | undefined };
  checkedOn: Day;
};

/** What is in force of some values, each with its name. */
const current = <Value>(some: Record<string, Dated<Value>>, on: Day) =>
  Object.entries(some).flatMap(([name, one]) => {
    const law = inForce(one, on);
    return law ? [{ name, term: one.term, ...law }] : [];
  });

/** Everything in force on a day: file by file in the order of their names, each in its own order, its tables last. */
export const lawOn = (on: Day): LawEntry[] =>
  book.flatMap(({ file, checkedOn, values, tables }) => {
    const rows = current(tables, on).flatMap(({ value, ...law }) =>
      value.map(({ value: amount, ...band }) => ({ ...law, band, value: amount })),
    );
    return [...current(values, on), ...rows].map((law) => ({ file, ...law, checkedOn }));
  });
