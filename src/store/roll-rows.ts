import type { Vault } from '../crypto.ts';
import type { Day } from '../domain/day.ts';

/** One stretch of cover as a roll file has it. `wageBase` is whole rupiah a month. */
export type RollCover = {
  programme: string;
  sponsor: string;
  jkk: boolean;
  jkm: boolean;
  startsOn: Day;
  endsOn: Day | null;
  paidThrough: Day | null;
  wageBase: number | null;
};

/** One good row of a roll file. `phone` is E.164; `family` 16 digits, `card` 11; `district` and `regency` are codes. */
export type RollRow = {
  line: number;
  nik: string;
  name: string;
  birthDate: Day | null;
  sex: 'f' | 'm' | null;
  phone: string | null;
  family: string | null;
  card: string | null;
  occupation: string | null;
  village: string | null;
  district: string | null;
  regency: string | null;
  cover: RollCover | null;
};

type Value = string | number | boolean | Buffer | null | undefined;

const sealed = (vault: Vault, purpose: string, value: string | null) => value && vault.seal(purpose, value);
const indexed = (vault: Vault, purpose: string, value: string | null) => value && vault.index(purpose, value);

// A column of the table that a file is first copied into: its name, its type, and what a row puts there. The purposes of
// seals and indexes are those under which every other reader looks them up.
const staged: [name: string, type: string, of: (row: RollRow, vault: Vault) => Value][] = [
  ['line', 'int NOT NULL', (row) => row.line],
  ['nik_index', 'bytea NOT NULL', (row, vault) => vault.index('nik', row.nik)],
  ['nik_sealed', 'bytea NOT NULL', (row, vault) => vault.seal('participant.nik', row.nik)],
  ['name', 'text NOT NULL', (row) => row.name],
  ['birth_date', 'date', (row) => row.birthDate],
  ['sex', 'char(1)', (row) => row.sex],
  ['phone_index', 'bytea', (row, vault) => indexed(vault, 'phone', row.phone)],
  ['phone_sealed', 'bytea', (row, vault) => sealed(vault, 'participant.phone', row.phone)],
  ['family_index', 'bytea', (row, vault) => indexed(vault, 'family', row.family)],
  ['card_index', 'bytea', (row, vault) => indexed(vault, 'card', row.card)],
  ['card_tail', 'char(4)', (row) => row.card?.slice(-4)],
  ['occupation', 'text', (row) => row.occupation],
  ['village', 'text', (row) => row.village],
  ['district', 'text', (row) => row.district],
  ['regency', 'text', (row) => row.regency],
  ['made_up', 'bool NOT NULL', (row) => row.nik.endsWith('0000')],
  ['programme_code', 'text', (row) => row.cover?.programme],
  ['sponsor', 'text', (row) => row.cover?.sponsor],
  ['jkk', 'bool', (row) => row.cover?.jkk],
  ['jkm', 'bool', (row) => row.cover?.jkm],
  ['starts_on', 'date', (row) => row.cover?.startsOn],
  ['ends_on', 'date', (row) => row.cover?.endsOn],
  ['paid_through', 'date', (row) => row.cover?.paidThrough],
  ['wage_base', 'int', (row) => row.cover?.wageBase],
];

/** The table that a file is copied into, for one transaction. */
export const createStaged = `CREATE TEMP TABLE roll_rows (${staged.map(([name, type]) => `"${name}" ${type}`).join(', ')}) ON COMMIT DROP`;
export const copyStaged = 'COPY roll_rows FROM STDIN';

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

// One value in COPY's text format (PostgreSQL manual, COPY, "Text Format").
function copied(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (found) => escapes[found]!);
  return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : String(value);
}

const CHUNK = 64 * 1024;

/** Rows as COPY text, sealed and indexed, in chunks of some 64 KiB. */
export async function* copyText(rows: AsyncIterable<RollRow>, vault: Vault): AsyncGenerator<Buffer> {
  let chunk = '';
  for await (const row of rows) {
    chunk += `${staged.map(([, , of]) => copied(of(row, vault))).join('\t')}\n`;
    if (chunk.length < CHUNK) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk) yield Buffer.from(chunk);
}
