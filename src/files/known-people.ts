import { addMonths, type Day, lastOfMonth } from '../domain/day.ts';
import type { RollCells } from './roll.ts';

const empty: RollCells = {
  nik: '',
  nama: '',
  tanggal_lahir: '',
  jenis_kelamin: '',
  no_hp: '',
  no_kk: '',
  no_kartu: '',
  pekerjaan: '',
  desa_kelurahan: '',
  kecamatan: '',
  kabupaten_kota: '',
  program: '',
  penyelenggara: '',
  jaminan: '',
  mulai: '',
  berakhir: '',
  dibayar_sampai: '',
  upah_dasar: '',
};

/** The columns of a year's cover under a programme, paid through `paid`. */
export const coverCells = (program: string, sponsor: string, year: string, ends: string, paid: string) => ({
  program,
  penyelenggara: sponsor,
  jaminan: 'JKK+JKM',
  mulai: `${year}-01-01`,
  berakhir: ends,
  dibayar_sampai: paid,
  upah_dasar: '1000000',
});

/** The last day of the month that lies so many months back. */
export const monthsAgo = (on: Day, months: number): Day => lastOfMonth(addMonths(on, -months));

const siti = (on: Day): RollCells => ({
  ...empty,
  nik: '1571015708900000',
  nama: 'Siti Uji',
  tanggal_lahir: '1990-08-17',
  jenis_kelamin: 'P',
  no_hp: '0840-0000-0001',
  no_kk: '1571010101150000',
  no_kartu: '90000000001',
  pekerjaan: 'trader',
  desa_kelurahan: 'Buluran Kenali',
  kecamatan: 'Telanaipura',
  kabupaten_kota: 'Kota Jambi',
  ...coverCells(
    'dumisake_bkbk',
    'Pemerintah Provinsi Jambi',
    on.slice(0, 4),
    `${on.slice(0, 4)}-12-31`,
    monthsAgo(on, 1),
  ),
});

const marwan = (on: Day): RollCells => {
  const ended = monthsAgo(on, 4);
  return {
    ...empty,
    nik: '1508030107850000',
    nama: 'Marwan Uji',
    tanggal_lahir: '1985-07-01',
    jenis_kelamin: 'L',
    no_hp: '0840-0000-0002',
    no_kk: '1508030101150000',
    no_kartu: '90000000002',
    pekerjaan: 'day_labourer',
    kecamatan: 'Pasar Muaro Bungo',
    kabupaten_kota: 'Kabupaten Bungo',
    ...coverCells('bungo_gdm', 'Pemerintah Kabupaten Bungo', ended.slice(0, 4), ended, ended),
  };
};

const aminah: RollCells = {
  ...empty,
  nik: '1505024102880000',
  nama: 'Aminah Uji',
  tanggal_lahir: '1988-02-01',
  jenis_kelamin: 'P',
  no_hp: '0840-0000-0003',
  no_kk: '1505020101150000',
  no_kartu: '90000000003',
  pekerjaan: 'farmer',
  kecamatan: 'Sekernan',
  kabupaten_kota: 'Kabupaten Muaro Jambi',
};

/**
 * The three people of every made-up roll: covered this year, covered until four months ago, never covered. Besides NIK and
 * card each has a family card (`no_kk`) and a phone of her own to try the other proofs with.
 */
export const knownPeople = (on: Day): RollCells[] => [siti(on), marwan(on), aminah];

/** A row with nothing in it. */
export const emptyCells = empty;
