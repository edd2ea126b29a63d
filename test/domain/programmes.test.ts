import { describe, expect, it } from 'vitest';
import { occupationCodes } from '../../src/domain/occupations.ts';
import {
  mostDesil,
  type PaidProgramme,
  paidProgrammes,
  programmeOf,
  programmes,
  selfPaidMostAge,
} from '../../src/domain/programmes.ts';

const line = ({ code, money, domicile, period, proposedBy, confidence }: PaidProgramme): string =>
  [code, money, domicile, period ? `${period.from}..${period.until ?? ''}` : '-', proposedBy ?? '-', confidence].join(
    ' ',
  );

const open = paidProgrammes.filter(({ status }) => status === 'open');
const of = (code: string): PaidProgramme => paidProgrammes.find((one) => one.code === code)!;

describe('the programmes of Jambi', () => {
  it('are those known, in their order, each with its money, its region, its months and who proposes', () => {
    expect(paidProgrammes.map(line)).toEqual([
      'dumisake_bkbk apbd 15 2022-01..2026-12 village published',
      'pro_jambi_tangguh apbd 15 2025-04..2029-12 provincial_agency published',
      'dbh_sawit_provinsi dbh_sawit 15 2025-01..2025-12 plantation_agency published',
      'kota_jambi_bahagia apbd 1571 2025-05..2026-12 city published',
      'kota_jambi_kampung_bahagia apbd 1571 2025-07.. rt published',
      'bungo_gdm dusun_fund 1508 2023-01..2024-12 village published',
      'bungo_apbd apbd 1508 2024-01..2024-12 regency unconfirmed',
      'muaro_jambi_apbd apbd 1505 2025-12.. regency published',
      'muaro_jambi_dbh_sawit dbh_sawit 1505 2025-12.. regency published',
      'merangin_desa apbdes 1502 2025-10.. village published',
      'merangin_dbh_sawit dbh_sawit 1502 2025-10.. village published',
      'tebo_dbh_sawit dbh_sawit 1509 2024-01..2024-12 regency published',
      'tanjab_timur_dbh_sawit dbh_sawit 1507 2024-10..2025-09 village published',
      'sarolangun_rentan unknown 1503 2024-11..2024-12 village published',
      'angkutan_minerba unknown 15 - - unconfirmed',
      'penerima_modal_usaha unknown 15 - - unconfirmed',
    ]);
  });

  it('of which the last two are only planned', () => {
    expect(paidProgrammes.filter(({ status }) => status === 'planned').map(({ code }) => code)).toEqual([
      'angkutan_minerba',
      'penerima_modal_usaha',
    ]);
  });

  it.each([
    ['bungo_gdm', '1508', 'Kabupaten Bungo'],
    ['tebo_dbh_sawit', '1509', 'Kabupaten Tebo'],
    ['tanjab_timur_dbh_sawit', '1507', 'Kabupaten Tanjung Jabung Timur'],
  ])(
    '%s is of %s, which is %s by the codes of Kemendagri; the statistics office swaps them',
    (code, domicile, name) => {
      expect(of(code).domicile).toBe(domicile);
      expect(of(code).sponsor).toBe(`Pemerintah ${name}`);
    },
  );

  it('take only the poor in four of them', () => {
    expect(paidProgrammes.filter(({ poverty }) => poverty).map(({ code }) => code)).toEqual([
      'dumisake_bkbk',
      'bungo_gdm',
      'bungo_apbd',
      'sarolangun_rentan',
    ]);
    expect(mostDesil).toBe(4);
  });

  it('take people of 17 for sure only in Tanjung Jabung Timur, and nobody of 65 anywhere', () => {
    expect(paidProgrammes.filter(({ age }) => age.sureFrom === 17).map(({ code }) => code)).toEqual([
      'tanjab_timur_dbh_sawit',
    ]);
    expect(new Set(paidProgrammes.map(({ age }) => `${age.least}-${age.most}`))).toEqual(new Set(['17-64']));
    expect(selfPaidMostAge).toBe(64);
  });

  it('exclude wage earners, civil servants, the covered, the idle and the ill alike', () => {
    expect(new Set(paidProgrammes.map(({ exclusions }) => exclusions.join()))).toEqual(
      new Set(['pu,asn,covered,not_working,ill']),
    );
  });

  it('never list an occupation as sure and unsure at once', () => {
    const both = paidProgrammes.flatMap(({ code, occupations }) =>
      'any' in occupations ? [] : occupations.yes.filter((one) => occupations.ask.includes(one)).map(() => code),
    );
    expect(both).toEqual([]);
  });

  it('say both numbers where sources disagree', () => {
    expect(of('bungo_gdm').note).toMatch(/3\.525.*7\.700/);
    expect(of('bungo_apbd').note).toMatch(/7\.700.*3\.525/);
    expect(of('dumisake_bkbk').note).toMatch(/10 %.*5 poin.*2026.*setengah/);
  });

  it.each([
    ['dumisake_bkbk', [2022, 2023, 2024], 117_150, 112_538],
    ['merangin_desa', [2025], 8_101, undefined],
    ['merangin_dbh_sawit', [2025], 800, undefined],
    ['sarolangun_rentan', [2024], undefined, 27_214],
  ])('%s has the published numbers of its years', (code, years, planned, enrolled) => {
    const quota = of(code).quota!;
    expect(quota.map(({ year }) => year)).toEqual(years);
    expect(quota).toContainEqual(expect.objectContaining(JSON.parse(JSON.stringify({ planned, enrolled }))));
  });

  it('know only occupations that can be asked for', () => {
    const named = paidProgrammes.flatMap(({ occupations }) =>
      'any' in occupations ? [] : [...occupations.yes, ...occupations.ask],
    );
    expect(named.filter((one) => !occupationCodes.includes(one))).toEqual([]);
  });
});

describe('what a cover may name', () => {
  it('is every open programme, then paying oneself', () => {
    expect(programmes.map(({ code }) => code)).toEqual([...open.map(({ code }) => code), 'self_paid']);
  });

  it.each([
    ['bungo_gdm', 'bungo_gdm'],
    ['GERAKAN-DUSUN  membangun', 'bungo_gdm'],
    [' Bayar sendiri ', 'self_paid'],
    ['self-paid', 'self_paid'],
    ['angkutan_minerba', undefined],
    ['Penerima Modal Usaha', undefined],
    ['', undefined],
  ])('finds for %j the programme %s', (written, code) => expect(programmeOf(written)?.code).toBe(code));
});
