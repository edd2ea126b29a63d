import { describe, expect, it } from 'vitest';
import { type AudienceName, type FindCode, filterText, readFilter } from '../../src/domain/audience.ts';

const known =
  (...codes: string[]): FindCode =>
  (written) => {
    const code = codes.find((one) => one === written.replaceAll(' ', '_'));
    return code ? { code } : { works: codes };
  };

const find: Record<AudienceName, FindCode> = {
  kabupaten: known('1508', '1509', 'muaro_jambi'),
  kecamatan: known('150803'),
  desa: async (written) => known('1508032001')(written),
  program: known('dumisake_bkbk'),
  pekerjaan: known('trader'),
};

describe('a filter', () => {
  it.each([
    ['semua', 'semua'],
    ['  SEMUA ', 'semua'],
    ['kabupaten=1508', 'kabupaten=1508'],
    ['kabupaten=1508 program=dumisake_bkbk', 'kabupaten=1508 program=dumisake_bkbk'],
    ['program=dumisake_bkbk  kabupaten=1509, 1508', 'kabupaten=1508,1509 program=dumisake_bkbk'],
    ['kabupaten = Muaro Jambi kecamatan=150803', 'kabupaten=muaro_jambi kecamatan=150803'],
    ['kabupaten=1508,1508,', 'kabupaten=1508'],
    ['desa=1508032001 pekerjaan=trader', 'desa=1508032001 pekerjaan=trader'],
  ])('written "%s" is %s', async (written, kept) => {
    const read = await readFilter(written, find);
    expect('filter' in read && filterText(read.filter)).toBe(kept);
  });

  it.each([
    ['', { what: 'empty' }],
    ['bungo', { what: 'loose', written: 'bungo' }],
    ['semua kabupaten=1508', { what: 'loose', written: 'semua' }],
    ['kota=1571', { what: 'name', written: 'kota', works: ['kabupaten', 'kecamatan', 'desa', 'program', 'pekerjaan'] }],
    ['constructor=1', expect.objectContaining({ what: 'name' })],
    ['kabupaten=1508 kabupaten=1509', { what: 'twice', name: 'kabupaten' }],
    ['kabupaten= program=dumisake_bkbk', { what: 'valueless', name: 'kabupaten' }],
    ['kecamatan=150899', { what: 'value', name: 'kecamatan', written: '150899', works: ['150803'] }],
    ['kabupaten=1508,1510', expect.objectContaining({ what: 'value', written: '1510' })],
  ])('written "%s" is refused, and what would do is told', async (written, mistake) => {
    expect(await readFilter(written, find)).toEqual({ mistake });
  });
});
