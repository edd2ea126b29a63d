import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type Band, readParams, readTables } from '../../src/domain/law.ts';
import { confidence, rupiah } from '../../src/domain/printed.ts';

type Found = { at: string; is: unknown; parents: object[] };

/** Everything inside a file, with the place where it stands and the objects around it. */
const inside = (is: unknown, at = '', parents: object[] = []): Found[] => [
  { at, is, parents },
  ...(typeof is === 'object' && is !== null
    ? Object.entries(is).flatMap(([name, one]) => inside(one, `${at}/${name}`, [...parents, is]))
    : []),
];

type Row = Record<string, unknown>;

const isObject = (is: unknown): is is Row => typeof is === 'object' && is !== null && !Array.isArray(is);

/** A rule of the law has its own article; a row of a table has that of the rule whose table it is. */
const lacks = ({ is, parents }: Found): string[] => {
  const isRow = parents.some((parent) => 'cite' in parent);
  const needed = isRow ? ['from'] : ['from', 'cite', 'confidence'];
  return needed.filter((name) => typeof (is as Row)[name] !== 'string' || (is as Row)[name] === '');
};

/** Amounts as they stand in a text, without what ends its sentence. */
const amountsIn = (text: string): string[] => [...text.matchAll(/Rp\s?[\d.,]*\d/g)].map(([amount]) => amount);

const files = globSync('src/domain/params/*.json').map((path) => {
  const json: Row = JSON.parse(readFileSync(path, 'utf8'));
  return { name: path.replace(/.*\//, ''), json, all: inside(json) };
});

const dated = files.filter(({ json }) => 'values' in json || 'tables' in json);

it('the parameters are there', () => {
  expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['jkk.json', 'jkm.json', 'programmes.json']));
  expect(dated.length).toBeGreaterThan(1);
});

describe.each(files)('$name', ({ json, all }) => {
  it('says when it was last compared with the law', () => {
    expect(day.safeParse(json.checkedOn).success).toBe(true);
  });

  it('gives every value its first day, its article and how sure it is', () => {
    const values = all.filter(({ is }) => isObject(is) && 'value' in is);
    expect(values.flatMap((one) => lacks(one).map((name) => `${one.at} has no ${name}`))).toEqual([]);
  });

  it('knows three kinds of certainty', () => {
    const some = all.filter(({ at }) => at.endsWith('/confidence'));
    expect(some.filter(({ is }) => !confidence.safeParse(is).success).map(({ at }) => at)).toEqual([]);
  });

  it('has whole numbers only', () => {
    expect(all.filter(({ is }) => typeof is === 'number' && !Number.isSafeInteger(is)).map(({ at }) => at)).toEqual([]);
  });

  it('writes every amount in groups of three digits', () => {
    const texts = all.flatMap(({ is }) => (typeof is === 'string' ? amountsIn(is) : []));
    expect(texts.filter((amount) => !rupiah.safeParse(amount).success)).toEqual([]);
  });
});

describe.each(dated)('$name', ({ json }) => {
  it('is read without a mistake', () => {
    const values = readParams(json as { values: Row });
    expect(Object.keys(values)).toEqual(Object.keys(json.values as Row));
  });
});

/** Places where a row does not begin where the one before has ended, or later, or ends where it begins. */
const disorder = (rows: Band[]): number[] =>
  rows.flatMap(({ from, to = Number.POSITIVE_INFINITY }, at) =>
    to > from && from >= (rows[at - 1]?.to ?? 0) ? [] : [at],
  );

describe.each(files.filter(({ json }) => 'tables' in json))('$name', ({ json }) => {
  it('has tables whose rows stand one after the other', () => {
    const histories = Object.values(readTables(json as { tables: Row })).flatMap(({ history }) => history);
    expect(histories.map(({ value }) => disorder(value))).toEqual(histories.map(() => []));
  });
});
