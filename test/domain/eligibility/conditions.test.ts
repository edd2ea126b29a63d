import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/domain/eligibility/conditions.ts';
import { occupationCodes } from '../../../src/domain/occupations.ts';
import { paidProgrammes } from '../../../src/domain/programmes.ts';
import { judged, resultOf } from './people.ts';

describe('the conditions', () => {
  it('stand in one order, without those that a programme does not set', () => {
    const names = (code: string) =>
      judged(code)
        .because.map(({ condition }) => condition)
        .join(' ');
    expect(names('dumisake_bkbk')).toBe('domicile age segment not_covered working healthy occupation poverty period');
    expect(names('kota_jambi_bahagia')).toBe('domicile age segment not_covered working healthy occupation period');
    expect(names('angkutan_minerba')).toBe('open domicile age segment not_covered working healthy occupation');
  });

  it('are left out where a programme excludes nobody of that kind', () => {
    const [first] = paidProgrammes;
    const names = (exclusions: (typeof first & {})['exclusions']) =>
      conditionsOf({ ...first!, exclusions }).map(({ condition }) => condition);
    expect(names([])).toEqual(['domicile', 'age', 'occupation', 'poverty', 'period']);
    expect(names(['asn'])).toEqual(['domicile', 'age', 'segment', 'occupation', 'poverty', 'period']);
    expect(names(['pu', 'ill'])).toEqual(['domicile', 'age', 'segment', 'healthy', 'occupation', 'poverty', 'period']);
  });

  it.each([
    ['bungo_gdm', '1508', 'pass'],
    ['bungo_gdm', '1509', 'fail'],
    ['tebo_dbh_sawit', '1509', 'pass'],
    ['tebo_dbh_sawit', '1508', 'fail'],
    ['tanjab_timur_dbh_sawit', '1507', 'pass'],
    ['tanjab_timur_dbh_sawit', '1506', 'fail'],
    ['bungo_gdm', '150803', 'pass'],
    ['bungo_gdm', '15.08.03.1001', 'pass'],
    ['bungo_gdm', '15', 'unknown'],
    ['bungo_gdm', '13', 'fail'],
    ['bungo_gdm', null, 'unknown'],
    ['dumisake_bkbk', '15', 'pass'],
    ['dumisake_bkbk', '1506', 'pass'],
    ['dumisake_bkbk', '3201', 'fail'],
    ['dumisake_bkbk', undefined, 'unknown'],
  ])('domicile of %s with %j is %s', (code, domicile, result) => {
    expect(resultOf(code, 'domicile', { domicile })).toBe(result);
  });

  it.each([
    ['dumisake_bkbk', '2009-11-22', 'fail'], // 16, seventeen tomorrow
    ['dumisake_bkbk', '2009-11-21', 'unknown'], // 17 today
    ['dumisake_bkbk', '2008-11-22', 'unknown'], // 17, eighteen tomorrow
    ['dumisake_bkbk', '2008-11-21', 'pass'], // 18 today
    ['dumisake_bkbk', '1961-11-22', 'pass'], // 64, sixty-five tomorrow
    ['dumisake_bkbk', '1961-11-21', 'fail'], // 65 today
    ['dumisake_bkbk', '1960-11-21', 'fail'], // 66
    ['dumisake_bkbk', null, 'unknown'],
    ['tanjab_timur_dbh_sawit', '2009-11-22', 'fail'],
    ['tanjab_timur_dbh_sawit', '2009-11-21', 'pass'],
    ['tanjab_timur_dbh_sawit', '1961-11-22', 'pass'],
    ['tanjab_timur_dbh_sawit', '1961-11-21', 'fail'],
  ])('age of %s for someone born on %s is %s', (code, birthDate, result) => {
    expect(resultOf(code, 'age', { birthDate })).toBe(result);
  });

  it.each([
    ['segment', 'segment', 'none', 'pass'],
    ['segment', 'segment', 'bpu', 'pass'],
    ['segment', 'segment', 'pu', 'fail'],
    ['segment', 'segment', 'asn', 'fail'],
    ['segment', 'segment', null, 'unknown'],
    ['not_covered', 'covered', false, 'pass'],
    ['not_covered', 'covered', true, 'fail'],
    ['not_covered', 'covered', null, 'unknown'],
    ['working', 'working', true, 'pass'],
    ['working', 'working', false, 'fail'],
    ['working', 'working', null, 'unknown'],
    ['healthy', 'ill', false, 'pass'],
    ['healthy', 'ill', true, 'fail'],
    ['healthy', 'ill', null, 'unknown'],
  ])('%s with %s = %j is %s', (condition, field, value, result) => {
    expect(resultOf('kota_jambi_bahagia', condition, { [field]: value })).toBe(result);
  });

  it.each([
    [4, null, 'pass'],
    [4, false, 'pass'],
    [5, true, 'pass'],
    [null, true, 'pass'],
    [5, false, 'fail'],
    [10, false, 'fail'],
    [5, null, 'unknown'],
    [null, false, 'unknown'],
    [null, null, 'unknown'],
  ])('poverty with desil %j and the list of the village %j is %s', (desil, listedByVillage, result) => {
    expect(resultOf('dumisake_bkbk', 'poverty', { desil, listedByVillage })).toBe(result);
  });

  it.each([
    ['tanjab_timur_dbh_sawit', '2024-09-30', 'fail'],
    ['tanjab_timur_dbh_sawit', '2024-10-01', 'pass'],
    ['tanjab_timur_dbh_sawit', '2025-09-30', 'pass'],
    ['tanjab_timur_dbh_sawit', '2025-10-01', 'unknown'],
    ['kota_jambi_bahagia', '2026-12-31', 'pass'],
    ['kota_jambi_bahagia', '2027-01-01', 'unknown'],
    ['dumisake_bkbk', '2021-12-31', 'fail'],
    ['dumisake_bkbk', '2022-01-01', 'pass'],
    ['dumisake_bkbk', '2026-12-31', 'pass'],
    ['dumisake_bkbk', '2027-01-01', 'unknown'],
    ['pro_jambi_tangguh', '2029-12-31', 'pass'],
    ['pro_jambi_tangguh', '2030-01-01', 'unknown'],
    ['merangin_desa', '2025-09-30', 'fail'],
    ['merangin_desa', '2040-01-01', 'pass'],
  ])('period of %s on %s is %s', (code, on, result) => {
    expect(resultOf(code, 'period', { on })).toBe(result);
  });

  it('open fails for whatever is only planned', () => {
    expect(resultOf('angkutan_minerba', 'open', { occupation: 'mining_transport_driver' })).toBe('fail');
  });
});

/** What each programme says of every occupation: sure ones, then those left to an officer; all others fail. */
const occupations: [string, string, string][] = [
  ['pro_jambi_tangguh', 'ojek_online ojek_pangkalan angkot_driver pedicab_driver horse_cart_driver artist', 'driver'],
  ['dbh_sawit_provinsi', 'palm_farmer', 'farmer'],
  [
    'kota_jambi_bahagia',
    'ojek_online ojek_pangkalan angkot_driver driver rt_head religious_worker construction_worker parking_attendant msme_owner day_labourer',
    'courier pedicab_driver horse_cart_driver trader mining_transport_driver',
  ],
  ['muaro_jambi_apbd', 'ojek_online ojek_pangkalan construction_worker', 'farmer palm_farmer day_labourer'],
  ['muaro_jambi_dbh_sawit', 'palm_farmer', 'farmer day_labourer'],
  ['merangin_desa', 'village_official', 'rt_head'],
  ['merangin_dbh_sawit', 'palm_farmer', 'farmer'],
  ['tebo_dbh_sawit', 'palm_farmer', 'farmer day_labourer'],
  ['tanjab_timur_dbh_sawit', 'palm_farmer', 'farmer day_labourer'],
  ['angkutan_minerba', 'mining_transport_driver', ''],
  ['penerima_modal_usaha', '', 'msme_owner trader'],
];

describe('the occupation', () => {
  const those = (code: string, result: string) =>
    occupationCodes.filter((occupation) => resultOf(code, 'occupation', { occupation }) === result);
  const split = (words: string) => occupationCodes.filter((code) => words.split(' ').includes(code));

  it.each(occupations)('of %s is one that its source names', (code, yes, ask) => {
    expect(those(code, 'pass')).toEqual(split(yes));
    expect(those(code, 'unknown')).toEqual(split(ask));
    expect(those(code, 'fail')).toHaveLength(occupationCodes.length - split(`${yes} ${ask}`).length);
    expect(resultOf(code, 'occupation', { occupation: null })).toBe('unknown');
  });

  it.each(['dumisake_bkbk', 'kota_jambi_kampung_bahagia', 'bungo_gdm', 'bungo_apbd', 'sarolangun_rentan'])(
    'of %s is any, even one that was not told',
    (code) => {
      expect(those(code, 'pass')).toEqual(occupationCodes);
      expect(resultOf(code, 'occupation', { occupation: null })).toBe('pass');
    },
  );
});
