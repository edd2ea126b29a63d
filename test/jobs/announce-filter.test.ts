import { describe, expect, it } from 'vitest';
import { filterText } from '../../src/domain/audience.ts';
import { audienceOf, filterNames, hearFilter } from '../../src/jobs/announce/filter.ts';
import { somebody } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';

const heard = async (written: string): Promise<string> => {
  const read = await hearFilter(written);
  return 'filter' in read ? filterText(read.filter) : `? ${JSON.stringify(read.mistake)}`;
};

describe('the filter of an announcement', () => {
  it.each([
    ['kabupaten=1508', 'kabupaten=1508'],
    ['kabupaten=15.08', 'kabupaten=1508'],
    ['kabupaten=Bungo', 'kabupaten=1508'],
    ['kabupaten=Kab. Muaro Jambi', 'kabupaten=1505'],
    ['kabupaten=muara jambi, Kota Jambi', 'kabupaten=1505,1571'],
    ['kabupaten=tanjabtim', 'kabupaten=1507'],
    ['kecamatan=157101', 'kecamatan=157101'],
    ['kecamatan=Jambi Luar Kota', 'kecamatan=150501'],
    ['desa=15.71.01.1002', 'desa=1571011002'],
    ['desa=Buluran Kenali', 'desa=1571011002'],
    ['desa=Kel. Terusan', 'desa=1504081008'],
    ['desa=desa terusan', 'desa=1504082006'],
    ['program=dumisake_bkbk', 'program=dumisake_bkbk'],
    ['program=BKBK Dumisake', 'program=dumisake_bkbk'],
    ['program=self_paid', 'program=self_paid'],
    ['pekerjaan=trader', 'pekerjaan=trader'],
    ['pekerjaan=tukang ojek,pedagang', 'pekerjaan=ojek_pangkalan,trader'],
  ])('hears "%s" as %s', async (written, kept) => {
    expect(await heard(written)).toBe(kept);
  });

  it.each([
    ['kabupaten=1510', 'kabupaten', '1508 (Kabupaten Bungo)', 11],
    ['kabupaten=palembang', 'kabupaten', '1571 (Kota Jambi)', 11],
    ['kabupaten=telanaipura', 'kabupaten', '1571 (Kota Jambi)', 11],
    ['kecamatan=150899', 'kecamatan', '150801 (Tanah Tumbuh)', 17],
    ['desa=terusan', 'desa', '1504081008 (Terusan)', 2],
    ['desa=3171011001', 'desa', '1571011002 (Buluran Kenali)', 1],
    ['program=angkutan_minerba', 'program', 'dumisake_bkbk (BKBK Dumisake)', 15],
    ['pekerjaan=astronot', 'pekerjaan', 'trader (Pedagang)', 22],
  ])('does not know "%s" and lists what would do', async (written, name, one, count) => {
    const read = await hearFilter(written);
    const works = expect.arrayContaining([one]);
    expect(read).toMatchObject({ mistake: { what: 'value', name, works } });
    expect('mistake' in read && 'works' in read.mistake && read.mistake.works.length).toBe(count);
  });

  it('is shown with the names of its codes', async () => {
    const written = 'kabupaten=1508 kecamatan=157101 desa=1571011002 program=bungo_gdm pekerjaan=trader';
    const read = await hearFilter(written);
    expect('filter' in read && (await filterNames(read.filter)).flatMap(({ values }) => values)).toEqual([
      '1508 (Kabupaten Bungo)',
      '157101 (Telanaipura)',
      '1571011002 (Buluran Kenali)',
      'bungo_gdm (Gerakan Dusun Membangun)',
      'trader (Pedagang)',
    ]);
  });

  it('finds villages and occupations as the roll spells them', async () => {
    const db = await freshDatabase();
    for (const village of ['Kel. BULURAN kenali', 'buluran kenali', 'Telanaipura'])
      await somebody(db, { regency: '1571', district: '157101', village });
    for (const occupation of ['trader', 'Pedagang sayur', 'petani']) await somebody(db, { occupation });
    const found = await audienceOf(db, { desa: ['1571011002'], pekerjaan: ['trader'] });
    if ('unclear' in found) throw new Error('unclear');
    expect(new Set(found.audience.villages?.map(({ name }) => name))).toEqual(
      new Set(['Kel. BULURAN kenali', 'buluran kenali']),
    );
    expect(new Set(found.audience.occupations)).toEqual(new Set(['trader', 'Pedagang sayur']));
  });

  it('asks back where the roll does not say which of two villages it means, unless both are asked for', async () => {
    const db = await freshDatabase();
    await somebody(db, { regency: '1504', district: '150408', village: 'Terusan' });
    const [one, two] = ['1504081008', '1504082006'] as const;
    expect(await audienceOf(db, { desa: [one] })).toMatchObject({ unclear: [{ code: one, twin: two }] });
    const villages = [{ district: '150408', name: 'Terusan' }];
    expect(await audienceOf(db, { desa: [one, two] })).toEqual({ audience: { villages } });
  });
});
