import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { lawFiles, lawOn } from '../../src/domain/law-book.ts';

type Entry = { from: string; until?: string; value: unknown; cite: string };
type Values = Record<string, { term: string; history: Entry[] }>;
type Params = { checkedOn: string; values?: Values; tables?: Values };

const files = globSync('src/domain/params/*.json')
  .map((path) => ({ file: path.replace(/.*\/|\.json$/g, ''), json: JSON.parse(readFileSync(path, 'utf8')) as Params }))
  .filter(({ json }) => json.values ?? json.tables)
  .sort((one, other) => (one.file < other.file ? -1 : 1));

const on = (text: string): Day => day.parse(text);
const named = (name: string, at: string) => lawOn(on(at)).filter((entry) => entry.name === name);
const printed = (name: string, at: string) => named(name, at).map(({ value }) => value);

/** Every day on which something begins or ends, with the day before and the day after. */
const edges = [
  ...new Set(
    files
      .flatMap(({ json }) => Object.values({ ...json.values, ...json.tables }))
      .flatMap(({ history }) => history.flatMap(({ from, until = from }) => [from, until]))
      .flatMap((one) => [-1, 0, 1].map((days) => addDays(on(one), days))),
  ),
].sort();

const holds = ({ from, until }: Entry, at: Day): boolean => from <= at && !(until && until < at);

/** What the files say of a day, read the plain way: of those that have begun and not ended, the last. */
const plain = (values: Values | undefined, at: Day) =>
  Object.entries(values ?? {}).flatMap(([name, { term, history }]) => {
    const law = history.filter((entry) => holds(entry, at)).at(-1);
    return law ? [{ name, term, ...law }] : [];
  });

describe('the law of a day', () => {
  it('is made of every file that has dated values, in the order of their names', () => {
    expect(lawFiles).toEqual(files.map(({ file }) => file));
    expect(lawFiles).toContain('jkm');
  });

  it('is what the files say, as they print it, at every edge of every value', () => {
    expect(edges.length).toBeGreaterThan(10);
    for (const at of edges) {
      const wanted = files.flatMap(({ file, json }) => {
        const rows = plain(json.tables, at).flatMap(({ value, ...law }) =>
          (value as { from: string; to?: string; value: string }[]).map(({ value: amount, ...band }) => ({
            ...law,
            value: amount,
            band,
          })),
        );
        return [...plain(json.values, at), ...rows].map((law) => ({ file, ...law, checkedOn: json.checkedOn }));
      });
      expect(lawOn(at)).toEqual(wanted);
    }
  });

  it.each([
    ['is empty before the first law known here', 'lumpSum', '2015-06-30', []],
    ['has the sum of PP 44/2015 from its first day', 'lumpSum', '2015-07-01', ['Rp16.200.000']],
    ['has it on its last day', 'lumpSum', '2019-12-01', ['Rp16.200.000']],
    ['has the sum of PP 82/2019 from its first day', 'lumpSum', '2019-12-02', ['Rp20.000.000']],
    ['has no discount before it begins', 'otherReliefPercent', '2026-03-31', []],
    ['has the discount on its first day', 'otherReliefPercent', '2026-04-01', ['50%']],
    ['has the discount on its last day', 'otherReliefPercent', '2026-12-31', ['50%']],
    ['has none on the day after', 'otherReliefPercent', '2027-01-01', []],
  ])('%s', (_, name, at, values) => expect(printed(name, at)).toEqual(values));

  it('has an entry for each row of a table, with what it holds for', () => {
    const rows = named('bpuIncome', '2026-06-01');
    expect(rows[0]).toEqual({
      file: 'contribution',
      name: 'bpuIncome',
      term: expect.any(String),
      from: '2015-07-01',
      value: 'Rp10.000',
      band: { from: 'Rp0', to: 'Rp1.099.000' },
      cite: expect.stringContaining('Lampiran II'),
      confidence: expect.any(String),
      note: rows[0]!.note,
      checkedOn: expect.any(String),
    });
    expect(rows.at(-1)).toMatchObject({ value: 'Rp207.000', band: { from: 'Rp20.200.000' } });
    expect(rows.filter(({ band }) => band && !('to' in band))).toHaveLength(1);
  });
});
