import type { Day } from '../domain/day.ts';
import type { TextKey } from '../language/texts.ts';
import type { RollCover, RollRow } from '../store/roll.ts';
import { quoted } from './cell.ts';
import { tellFindings } from './nik-findings.ts';
import type { Places } from './places.ts';
import type { Note } from './read-row.ts';
import type { RollColumn, RollValues, rollColumns } from './roll.ts';

/** What a row is read against: the file's day, the known places, and whether made-up people may come in. */
export type Known = { on: Day; places: Places; madeUp: boolean };

type RollNote = Note<typeof rollColumns>;

// A file without a programme in this row knows the person, not a cover; then it must not half know one.
const coverColumns = ['jaminan', 'mulai', 'berakhir', 'dibayar_sampai', 'upah_dasar'] as const;

function coverOf(values: RollValues, note: RollNote): RollCover | null {
  const { program, jaminan, mulai, berakhir } = values;
  const missing = (column: RollColumn) => note({ column, wrong: 'roll.empty', kept: false });
  if (!program) {
    if (coverColumns.some((name) => values[name] !== null))
      note({ column: 'program', wrong: 'roll.noProgramme', kept: false });
    return null;
  }
  if (!mulai) missing('mulai');
  if (!jaminan) missing('jaminan');
  if (!mulai || !jaminan) return null;
  if (berakhir && berakhir < mulai) note({ column: 'berakhir', wrong: 'roll.endsBeforeStart', kept: false });
  return {
    programme: program.code,
    sponsor: values.penyelenggara ?? program.sponsor,
    ...jaminan,
    startsOn: mulai,
    endsOn: berakhir,
    paidThrough: values.dibayar_sampai,
    wageBase: values.upah_dasar,
  };
}

/** A place that we do not know is left out of the row and told: people move, and the cover counts more. */
function placeOf({ kabupaten_kota, kecamatan }: RollValues, places: Places, note: RollNote) {
  const unknown = (column: RollColumn, wrong: TextKey, name: string) =>
    note({ column, wrong, values: { written: quoted(name) }, kept: true });
  const regency = kabupaten_kota && places.regency(kabupaten_kota);
  if (kabupaten_kota && !regency) unknown('kabupaten_kota', 'roll.unknownRegency', kabupaten_kota);
  const district = regency && kecamatan && places.district(regency, kecamatan);
  if (kecamatan && !district) unknown('kecamatan', 'roll.unknownDistrict', kecamatan);
  return { regency: regency ?? null, district: district ?? null };
}

/** What a row of the roll says. What is wrong between its cells goes to `note`; null without the two that it needs. */
export function rollRow(line: number, values: RollValues, known: Known, note: RollNote): RollRow | null {
  const cover = coverOf(values, note);
  const place = placeOf(values, known.places, note);
  tellFindings(values.nik, known.madeUp, note);
  if (!values.nik || !values.nama) return null;
  return {
    line,
    nik: values.nik.nik,
    name: values.nama,
    birthDate: values.tanggal_lahir ?? values.nik.birthDate,
    sex: values.jenis_kelamin ?? values.nik.sex,
    phone: values.no_hp,
    family: values.no_kk,
    card: values.no_kartu,
    occupation: values.pekerjaan,
    village: values.desa_kelurahan,
    ...place,
    cover,
  };
}
