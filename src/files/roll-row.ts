import type { Day } from '../domain/day.ts';
import type { TextKey } from '../language/texts.ts';
import type { RollCover, RollRow } from '../store/roll.ts';
import { quoted } from './cell.ts';
import type { Places } from './places.ts';
import type { Problem } from './problem.ts';
import { type RollCells, type RollColumn, type RollValues, rollColumns, rollHeader } from './roll.ts';

/** What a row is read against: the file's day, the known places, and whether made-up people may come in. */
export type Known = { on: Day; places: Places; madeUp: boolean };

type Found = Omit<Problem, 'line'>;
type Note = (found: Found) => void;

function readCell(name: RollColumn, cell: string, on: Day, note: Note): unknown {
  const { read, needed } = rollColumns[name];
  if (cell === '') {
    if (needed) note({ column: name, wrong: 'roll.empty', kept: false });
    return null;
  }
  const result = read(cell, on);
  if ('value' in result) return result.value;
  note({
    column: name,
    wrong: result.wrong,
    ...(result.values && { values: result.values }),
    kept: result.soft === true,
  });
  return null;
}

// A file without a programme in this row knows the person, not a cover; then it must not half know one.
const coverColumns = ['jaminan', 'mulai', 'berakhir', 'dibayar_sampai', 'upah_dasar'] as const;

function coverOf(values: RollValues, note: Note): RollCover | null {
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
function placeOf({ kabupaten_kota, kecamatan }: RollValues, places: Places, note: Note) {
  const unknown = (column: RollColumn, wrong: TextKey, name: string) =>
    note({ column, wrong, values: { written: quoted(name) }, kept: true });
  const regency = kabupaten_kota && places.regency(kabupaten_kota);
  if (kabupaten_kota && !regency) unknown('kabupaten_kota', 'roll.unknownRegency', kabupaten_kota);
  const district = regency && kecamatan && places.district(regency, kecamatan);
  if (kecamatan && !district) unknown('kecamatan', 'roll.unknownDistrict', kecamatan);
  return { regency: regency ?? null, district: district ?? null };
}

/** What is odd about a NIK never keeps its person out, but for a made-up one where only real people may be. */
function tellFindings({ nik }: RollValues, { madeUp }: Known, note: Note): void {
  for (const { level, code } of nik?.findings ?? []) {
    if (level === 'hard') continue;
    if (code !== 'serial_0000') note({ column: 'nik', wrong: `roll.nik_${code}`, kept: true });
    else if (!madeUp) note({ column: 'nik', wrong: 'roll.nikMadeUp', kept: false });
  }
}

function rowOf(line: number, values: RollValues, known: Known, note: Note): RollRow | null {
  const cover = coverOf(values, note);
  const place = placeOf(values, known.places, note);
  tellFindings(values, known, note);
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

/** Reads one row. Null when it is left out; every reason, also of what was only left aside, goes to `onProblem`. */
export function readRow(
  line: number,
  cells: RollCells,
  known: Known,
  onProblem: (problem: Problem) => void,
): RollRow | null {
  const found: Found[] = [];
  const note: Note = (one) => {
    if (!found.some(({ column }) => column === one.column)) found.push(one);
  };
  const values: Partial<Record<RollColumn, unknown>> = {};
  for (const name of rollHeader) values[name] = readCell(name, cells[name], known.on, note);
  const row = rowOf(line, values as RollValues, known, note);
  const leftOut = found.some(({ kept }) => !kept);
  for (const one of found) onProblem({ ...one, line, kept: !leftOut });
  return leftOut ? null : row;
}
