import { describe, expect, it } from 'vitest';
import { willing } from '../domain/eligibility/people.ts';
import { cli } from './cli.ts';

const answers = async (command: string, lines: string[]) => {
  const ran = await cli([command], {}, lines.map((line) => `${line}\n`).join(''));
  expect(ran).toMatchObject({ code: 0, err: '' });
  return {
    out: ran.out,
    rows: ran.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  };
};

describe('eligibility', () => {
  it('answers each line with every programme and the way of paying oneself, and says what is wrong where', async () => {
    const { rows } = await answers('eligibility', [
      JSON.stringify(willing),
      '',
      '{"domicile":"1571"}',
      '{"on":"2026-11-21","domicile":"157"}',
      '{"on":"2026-11-21","birthDate":"2026-11-22"}',
      '{"on":"2026-11-21"}',
    ]);
    expect(rows).toHaveLength(6);
    expect(rows[0].programmes).toHaveLength(16);
    expect(Object.keys(rows[0].programmes[0])).toEqual(['code', 'status', 'verdict', 'because', 'next']);
    expect(rows[0].selfPaid).toEqual({ monthly: 8_400 });
    expect(rows.slice(1, 5).map(({ error }) => error.path)).toEqual(['', 'on', 'domicile', 'birthDate']);
    expect(rows[4].error.message).toMatch(/Tanggal lahir/);
    expect(rows[5].programmes[0]).toMatchObject({ code: 'dumisake_bkbk', verdict: 'ask_officer' });
  });
});

describe('nik', () => {
  it('answers any string without ever showing the whole number', async () => {
    const { out, rows } = await answers('nik', [
      '{"nik":"1571015708900000"}',
      '{"nik":"1571 0157.0890-0000","on":"2006-08-16"}',
      '{"nik":""}',
      '{"nik":"bukan nik"}',
      '{"nik":"1571010101200000","on":"2019-12-31"}',
      '{"nik":"1571010101200000","on":"2036-01-01"}',
      '{}',
    ]);
    expect(rows[0]).toEqual({
      ok: true,
      findings: [{ level: 'soft', code: 'serial_0000' }],
      region: '157101',
      birthDate: '1990-08-17',
      sex: 'f',
      masked: '************0000',
    });
    expect(rows.map((row) => row.findings?.[0].code)).toEqual([
      'serial_0000',
      'serial_0000',
      'not_16_digits',
      'not_digits',
      'serial_0000',
      'serial_0000',
      undefined,
    ]);
    expect(rows.slice(4, 6).map(({ birthDate }) => birthDate)).toEqual(['1920-01-01', '2020-01-01']);
    expect(rows[6].error.path).toBe('nik');
    expect(out).not.toMatch(/\d{7}/);
  });
});
