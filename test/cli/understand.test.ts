import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratch } from '../support/scratch.ts';
import { cli } from './cli.ts';

const nowhere = join(scratch, `tangguh-no-data-${process.pid}`);
const understood = async (input: string, ...args: string[]) => {
  const { code, out, err } = await cli(['understand', ...args], { DATA_DIR: nowhere }, input);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
const objects = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('understand', () => {
  it('answers each line with one object, an empty one too, as seen from the day that is given, and opens no database', async () => {
    const lines = ['klaim KL26112100000000 sampai mana, suami meninggal 3 hari lepas', '', 'BPJS'];
    const [first, empty, bare] = objects(await understood(lines.join('\n'), '--today', '2026-11-21'));
    expect(first).toMatchObject({
      intent: 'claim_status',
      entities: { claim_number: 'KL26112100000000', date: '2026-11-18', relation: 'spouse' },
      act: 'go',
    });
    expect(empty).toEqual({ intent: 'out_of_scope', confidence: 0.99, alternatives: [], entities: {}, act: 'refuse' });
    expect(bare).toMatchObject({ act: 'ask', alternatives: [{ intent: 'other_programme' }] });
    expect(existsSync(nowhere)).toBe(false);
  });

  it('answers four hundred lines in their order, whatever separators stand in them', async () => {
    const lines = Array.from(
      { length: 400 },
      (_, at) => `nik 15710157089${String(at).padStart(5, '0')}\u2028\u2029\u0085 aktif?`,
    );
    const out = await understood(lines.join('\r\n'), '--today', '2026-11-21');
    expect(out).not.toMatch(/[\u0085\u2028\u2029]/);
    expect(objects(out).map(({ entities }) => entities.nik)).toEqual(
      lines.map((line) => line.slice('nik '.length, 'nik '.length + 16)),
    );
  });

  it('reads \\n in a line as a line break of the message', async () => {
    const [{ entities }] = objects(await understood('nik sayo 15710157\\n08900000'));
    expect(entities.nik).toBe('1571015708900000');
  });

  it('says what a day looks like after a wrong one', async () => {
    const { code, out, err } = await cli(['understand', '--today', 'kemarin'], { DATA_DIR: nowhere }, 'halo');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/--today.*\d{4}-\d\d-\d\d/);
  });

  it('shows with --report how well it does on messages never trained on', async () => {
    const out = await understood('', '--report');
    expect(out).toMatch(/\| an acceptable intent \| \d\d\.\d % \|/);
    expect(out).toContain('| report_death |');
  });
});
