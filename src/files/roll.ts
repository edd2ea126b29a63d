import * as cell from './cell.ts';
import { type CellsOf, type Columns, column, headerOf, type ValuesOf } from './column.ts';

/** The roll file: the one description of its columns. */
export const rollColumns = {
  nik: column(cell.nik, 'roll.wantNik', '1571015708900000', true),
  nama: column(cell.words, 'roll.wantName', 'Siti Uji', true),
  tanggal_lahir: column(cell.isoDay, 'roll.wantDay', '1990-08-17'),
  jenis_kelamin: column(cell.sex, 'roll.wantSex', 'P'),
  no_hp: column(cell.phone, 'roll.wantPhone', '0812-3456-7890'),
  no_kk: column(cell.digits(16), 'roll.wantDigits', '1571010101150000'),
  no_kartu: column(cell.digits(11), 'roll.wantDigits', '90000000001'),
  pekerjaan: column(cell.words, 'roll.wantText', 'trader'),
  desa_kelurahan: column(cell.words, 'roll.wantText', 'Buluran Kenali'),
  kecamatan: column(cell.words, 'roll.wantDistrict', 'Telanaipura'),
  kabupaten_kota: column(cell.words, 'roll.wantRegency', 'Kota Jambi'),
  program: column(cell.programme, 'roll.wantProgramme', 'dumisake_bkbk'),
  penyelenggara: column(cell.words, 'roll.wantText', 'Pemerintah Provinsi Jambi'),
  jaminan: column(cell.benefits, 'roll.wantBenefits', 'JKK+JKM'),
  mulai: column(cell.isoDay, 'roll.wantDay', '2026-01-01'),
  berakhir: column(cell.isoDay, 'roll.wantDay', '2026-12-31'),
  dibayar_sampai: column(cell.isoDay, 'roll.wantDay', '2026-10-31'),
  upah_dasar: column(cell.rupiah, 'roll.wantRupiah', '1000000'),
} satisfies Columns;

export type RollColumn = keyof typeof rollColumns;

/** A row of the roll file. */
export type RollCells = CellsOf<typeof rollColumns>;

export const rollHeader = headerOf(rollColumns);

/** What the cells of a row of the roll say. */
export type RollValues = ValuesOf<typeof rollColumns>;
