import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { inForce, readParams, readTables } from '../../src/domain/law.ts';

const on = (text: string): Day => day.parse(text);

const entry = { from: '2020-01-01', value: 'Rp20.000.000', cite: 'PP 1/2020 Pasal 1', confidence: 'statute' };
const json = (history: object[], term = 'jumlah') => ({ values: { sum: { term, history } }, checkedOn: '2026-11-21' });
const read = (...history: object[]) => readParams(json(history)).sum.history;

const row = { from: 'Rp0', to: 'Rp1.099.000', value: 'Rp10.000' };
const last = { from: 'Rp1.100.000', value: '0,24%' };
const table = (...rows: object[]) => ({
  ...json([entry]),
  tables: { base: { term: 'dasar', history: [{ ...entry, value: rows }] } },
});

/** Where a reading stopped, and why. */
function mistake(work: () => unknown): { path: string; message: string } {
  try {
    work();
  } catch (error) {
    const [issue] = JSON.parse((error as Error).message) as { path: string[]; message: string }[];
    return { path: issue!.path.join('.'), message: issue!.message };
  }
  throw new Error('nothing was refused');
}

const ORDER = 'entries stand in the order of their days, without a gap or an overlap';

describe('the values of a file', () => {
  it('are read as they stand, with term, article, certainty and remark', () => {
    expect(readParams(json([{ ...entry, note: 'dua sumber' }]))).toEqual({
      sum: { term: 'jumlah', history: [{ ...entry, value: 20_000_000, note: 'dua sumber' }] },
    });
  });

  it.each([
    ['an amount', 'Rp16.200.000', 16_200_000],
    ['a percentage', '0,24%', 24],
    ['a count', 80, 80],
    ['nothing at all', 0, 0],
  ])('may be %s', (_, value, is) => expect(read({ ...entry, value })[0]!.value).toBe(is));

  it.each([
    ['entries one after the other', [{}, { from: '2020-01-02' }]],
    ['an end, and the next entry on the very next day', [{ until: '2020-12-31' }, { from: '2021-01-01' }]],
    ['an end on the first day', [{ until: '2020-01-01' }]],
    ['an end of the last entry', [{}, { from: '2021-01-01', until: '2021-06-30' }]],
  ])('may have %s', (_, history) => {
    expect(read(...history.map((one) => ({ ...entry, ...one })))).toHaveLength(history.length);
  });

  it.each([
    ['two values from one day', [{}, {}]],
    ['days out of order', [{}, { from: '2019-12-31' }]],
    ['a gap after an end', [{ until: '2020-12-31' }, { from: '2021-01-02' }]],
    ['an overlap with an end', [{ until: '2020-12-31' }, { from: '2020-12-31' }]],
    ['an end before the first day', [{ until: '2019-12-31' }]],
    ['such an end in a later entry', [{}, { from: '2021-01-01', until: '2020-12-31' }]],
    ['a gap between the first two of three', [{ until: '2020-12-31' }, { from: '2021-02-01' }, { from: '2022-01-01' }]],
  ])('are refused with %s', (_, history) => {
    const wrong = history.map((one) => ({ ...entry, ...one }));
    expect(mistake(() => read(...wrong))).toEqual({ path: 'values.sum.history', message: ORDER });
  });

  it.each([
    ['no citation', { cite: '' }, 'cite'],
    ['no confidence', { confidence: undefined }, 'confidence'],
    ['a confidence that is none', { confidence: 'sure' }, 'confidence'],
    ['an empty note', { note: '' }, 'note'],
    ['a float', { value: 0.5 }, 'value'],
    ['an amount without groups', { value: 'Rp20000000' }, 'value'],
    ['an amount with wrong groups', { value: 'Rp2.0000.000' }, 'value'],
    ['a percentage that is no text of the statute', { value: '0.24%' }, 'value'],
    ['a first day that does not exist', { from: '2020-02-30' }, 'from'],
    ['a last day that does not exist', { until: '2021-02-29' }, 'until'],
  ])('are refused with %s', (_, wrong, field) => {
    expect(mistake(() => read({ ...entry, ...wrong })).path).toBe(`values.sum.history.0.${field}`);
  });

  it('are refused with a word that no one knows, without a history, a term or the day of the last look', () => {
    expect(mistake(() => read({ ...entry, unil: '2021-01-01' })).path).toBe('values.sum.history.0');
    expect(mistake(() => read()).path).toBe('values.sum.history');
    expect(mistake(() => readParams(json([entry], ''))).path).toBe('values.sum.term');
    expect(mistake(() => readParams({ ...json([entry]), checkedOn: '21-11-2026' } as never)).path).toBe('checkedOn');
    expect(mistake(() => readParams({ ...json([entry]), value: {} } as never)).path).toBe('');
    const extra = { values: { sum: { term: 'jumlah', history: [entry], unit: 'Rp' } }, checkedOn: '2026-11-21' };
    expect(mistake(() => readParams(extra)).path).toBe('values.sum');
  });
});

describe('the tables of a file', () => {
  it('have rows, the last one without an upper bound', () => {
    expect(readTables(table(row, last)).base).toMatchObject({
      term: 'dasar',
      history: [
        {
          from: '2020-01-01',
          value: [
            { from: 0, to: 1_099_000, value: 10_000 },
            { from: 1_100_000, value: 24 },
          ],
        },
      ],
    });
    expect(readTables(table({ ...last, from: 'Rp0' })).base.history[0]!.value).toEqual([{ from: 0, value: 24 }]);
  });

  it.each([
    ['a last row that ends', [row, { ...last, to: 'Rp2.000.000' }], ''],
    ['another row that does not', [last, last], ''],
    ['no row', [], ''],
    ['a count', [{ ...last, value: 3 }], '.0.value'],
    ['a bound that is no amount', [{ ...last, from: '0' }], '.0.from'],
    ['a word that no one knows', [{ ...last, note: 'x' }], '.0'],
  ])('are refused with %s', (_, rows, at) => {
    expect(mistake(() => readTables(table(...rows))).path).toBe(`tables.base.history.0.value${at}`);
  });

  it('say which row is without an end', () => {
    const { message } = mistake(() => readTables(table(row)));
    expect(message).toBe('only the last row is without an upper bound');
  });
});

describe('in force', () => {
  const { sum } = readParams(
    json([
      { ...entry, value: 1 },
      { ...entry, from: '2021-01-01', until: '2021-06-30', value: 2 },
      { ...entry, from: '2021-07-01', until: '2022-12-31', value: 3 },
    ]),
  );

  it.each([
    ['is nothing before the first day', '2019-12-31', undefined],
    ['is the first entry from its day', '2020-01-01', 1],
    ['is the first entry to the day before the next', '2020-12-31', 1],
    ['is the second from its day', '2021-01-01', 2],
    ['is the second on its last day', '2021-06-30', 2],
    ['is the third on the next', '2021-07-01', 3],
    ['is the third on its last day', '2022-12-31', 3],
    ['is nothing after the last end', '2023-01-01', undefined],
  ])('%s', (_, at, value) => expect(inForce(sum, on(at))?.value).toBe(value));

  it('brings the article along', () => {
    expect(inForce(sum, on('2021-06-30'))).toEqual({ ...entry, from: '2021-01-01', until: '2021-06-30', value: 2 });
  });
});
