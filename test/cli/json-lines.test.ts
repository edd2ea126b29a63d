import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLine, linesOf } from '../../src/cli/json-lines.ts';
import { estimate } from '../../src/domain/benefits/estimate.ts';
import { question } from '../../src/domain/benefits/question.ts';
import { cli } from './cli.ts';

async function* chunks(parts: string[]): AsyncGenerator<string> {
  yield* parts;
}

const lines = async (...parts: string[]): Promise<string[]> => {
  const found: string[] = [];
  for await (const line of linesOf(chunks(parts))) found.push(line);
  return found;
};

describe('the lines of an input', () => {
  it.each([
    ['a last line without its end', ['{"a":1}\n{"b":2}'], ['{"a":1}', '{"b":2}']],
    ['an empty line between others', ['1\n\n2\n'], ['1', '', '2']],
    ['ends of Windows', ['1\r\n2\r\n'], ['1', '2']],
    ['a mark of byte order, as spreadsheets write it', ['\ufeff1\n'], ['1']],
    ['a line separator inside a text', ['"\u2028"\n'], ['"\u2028"']],
    ['nothing', [''], []],
  ])('hold %s', async (_, parts, found) => expect(await lines(...parts)).toEqual(found));

  it('are the same however the input is cut', async () => {
    const text = fc.array(fc.stringMatching(/^[ab{}"]{0,5}$/), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 4 }), async (all, size) => {
        const whole = all.map((line) => `${line}\n`).join('');
        const cut = whole.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        expect(await lines(...cut)).toEqual(all);
      }),
    );
  });
});

const answer = (asked: unknown) =>
  answerLine(typeof asked === 'string' ? asked : JSON.stringify(asked), question, estimate);
const work = { event: 'work_accident', on: '2026-06-01', segment: 'bpu' };

describe('a line that cannot be answered', () => {
  it.each([
    ['no JSON', 'x', '', 'bukan JSON'],
    ['an empty line', '', '', 'bukan JSON'],
    ['JSON that is no object', '""', '', 'objek JSON'],
    ['a list', '[]', '', 'objek JSON'],
    ['a missing field', { on: '2026-06-01' }, 'event', 'Wajib diisi'],
    ['an unknown word', { ...work, event: 'accident' }, 'event', 'work_accident, work_death, other_death'],
    ['a day that does not exist', { ...work, on: '2026-02-30' }, 'on', '2026-06-01'],
    ['a day written otherwise', { ...work, on: '1/6/2026' }, 'on', 'TTTT-BB-HH'],
    ['a sum as text', { ...work, wage: '1000000' }, 'wage', '1000000'],
    ['a broken sum', { ...work, wage: 0.5 }, 'wage', 'bulat'],
    ['a sum below nothing', { ...work, wage: -1 }, 'wage', 'Paling sedikit 0'],
    ['a slip of the keyboard', { ...work, wage: 10 ** 13 }, 'wage', 'Paling banyak 1.000.000.000.000'],
    ['a field that nobody knows', { ...work, wages: 1 }, 'wages', 'tidak dikenal'],
    ['a yes that is none', { ...work, totalPermanent: 'ya' }, 'totalPermanent', 'true atau false'],
    ['a list that is none', { ...work, children: {} }, 'children', 'daftar'],
    ['a grade that is none', { ...work, children: [{ level: 'sd', grade: 7 }] }, 'children.0.grade', 'SD 1–6'],
    ['a part that is none', { ...work, disabilities: [{ part: 'nose' }] }, 'disabilities.0.part', 'benefit --parts'],
    ['a wage that is needed', { ...work, totalPermanent: true }, 'wage', 'Wajib diisi'],
  ])('says what is wrong and where: %s', (_, asked, path, words) => {
    expect(answer(asked)).toMatchObject({ error: { path, message: expect.stringContaining(words) } });
  });

  it('never repeats a long number, not even as the name of a field', () => {
    const said = JSON.stringify(answer({ ...work, '1571015708900000': 1 }));
    expect(said).not.toContain('157101');
    expect(said).toContain('error');
  });
});

it('takes null for what was not given', () => {
  const bare = { event: 'work_death', on: '2026-06-01', wage: 1_000_000 };
  const fields = ['segment', 'membershipMonths', 'unpaidMonths', 'children', 'handed', 'transport', 'daysLate'];
  const nulls = Object.fromEntries(fields.map((field) => [field, null]));
  expect(answer({ ...bare, ...nulls })).toEqual(answer(bare));
});

it('answers every line in its place, a good one after a bad one, and touches no database', async () => {
  const folder = join(tmpdir(), `tangguh-none-${process.pid}`);
  const input =
    '{"event":"work_death","on":"2026-06-01","segment":"bpu","wage":1000000}\n\nx\n{"event":"other_death","on":"2019-12-01"}';
  const { code, out, err } = await cli(['benefit'], { DATA_DIR: folder }, input);
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { total?: number; error?: object });
  expect(answers.map(({ total, error }) => total ?? error)).toEqual([
    70_000_000,
    expect.objectContaining({ path: '' }),
    expect.objectContaining({ path: '' }),
    24_000_000,
  ]);
  expect([code, err, existsSync(folder)]).toEqual([0, '', false]);
});

it('lists the parts of the body with what the law calls them', async () => {
  const { out } = await cli(['benefit', '--parts']);
  expect(out).toContain('thumb_right\tibu jari tangan kanan\n');
  expect(out.trimEnd().split('\n')).toHaveLength(44);
});
