import type { TextKey } from '../language/texts.ts';
import * as cell from './cell.ts';

/** A column of the roll file: how a filled cell is read, what would have worked, and whether it may be empty. */
export type Column<T> = { read: cell.ReadCell<T>; want: TextKey; example: string; needed?: true };

const column = <T>(read: cell.ReadCell<T>, want: TextKey, example: string, needed?: true): Column<T> => ({
  read,
  want,
  example,
  ...(needed && { needed }),
});

/** The roll file, in the order of its columns: the one description for reading, for what errors say, and for writing. */
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
} satisfies Record<string, Column<unknown>>;

export type RollColumn = keyof typeof rollColumns;

/** A row as the file has it: every column, empty where nothing is known. */
export type RollCells = Record<RollColumn, string>;

export const rollHeader = Object.keys(rollColumns) as RollColumn[];

type Valued<C> = C extends Column<infer T> ? T : never;

/** What the cells of a row say; null where a cell is empty, or could not be read and may be missing. */
export type RollValues = { [K in RollColumn]: Valued<(typeof rollColumns)[K]> | null };
