import { expect, it } from 'vitest';
import { cli } from './cli.ts';

it('answers a contribution a line, in order, and says what is wrong with a line on its line', async () => {
  const lines = [
    '{"segment":"bpu","base":1000000,"occupation":"ojek_online","month":"2026-02","paidBy":"self"}',
    'iuran?',
    '{"segment":"bpu","month":"2026-02"}',
    '{"segment":"bpu","base":900000,"month":"2026-02"}',
    '{"segment":"pu","wage":3000000,"month":"2026-06"}',
    '{"segment":"bpu","base":1000000,"month":"2014-01"}',
    '{"segment":"pmi","phase":"during","months":24,"month":"2026-06"}',
  ];
  const { code, out, err } = await cli(['contribution'], {}, `${lines.join('\n')}\n`);
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { jkk: 5_000, jkm: 3_400, jht: 0, relief: 8_400, total: 8_400, confidence: 'published' },
    { error: { path: '' } },
    { error: { path: 'income', message: expect.stringContaining('base') } },
    { error: { path: 'base', message: expect.stringContaining('1.000.000') } },
    { error: { path: 'risk', message: expect.stringContaining('very_high') } },
    { error: { path: 'month', message: expect.stringContaining('Juli 2015') } },
    { jkk: null, jkm: null, total: 332_500 },
  ]);
  expect([code, err, answers.length]).toEqual([0, '', lines.length]);
});
