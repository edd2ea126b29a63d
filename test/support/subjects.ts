import { randomBytes } from 'node:crypto';
import type { CaseFacts } from '../../src/domain/reminders/facts.ts';
import type { Database } from '../../src/store/database.ts';
import { morning } from './ledger.ts';

type Db = Pick<Database, 'pool'>;

async function idOf({ pool }: Db, sql: string, values: unknown[]): Promise<number> {
  return (await pool.query<{ id: number }>(`${sql} RETURNING id`, values)).rows[0]!.id;
}

const orNull = (value: unknown) => value ?? null;

/** A person of the roll. */
export const makePerson = (db: Db, { name = 'Siti Uji', diedOn = null as string | null } = {}): Promise<number> =>
  idOf(db, `INSERT INTO participants (nik_index, nik_sealed, name, died_on) VALUES ($1, '\\x00', $2, $3)`, [
    randomBytes(16),
    name,
    diedOn,
  ]);

/** The chat speaks for the person, unless that has ended. */
export const bindTo = (db: Db, chat: number, person: number, { ended = false } = {}): Promise<number> =>
  idOf(
    db,
    `INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at, ended_at)
     VALUES ($1, $2, 'self', 'card', $3, $3::timestamptz + interval '180 days', $4)`,
    [chat, person, morning, ended ? morning : null],
  );

type CoverRow = {
  startsOn?: string;
  endsOn?: string | null;
  paidThrough?: string | null;
  paidSourceOn?: string | null;
};

/** A cover of the person, by default one that ends on the last day of 2026. */
export async function makeCover(
  db: Db,
  person: number,
  { startsOn = '2026-01-01', endsOn = '2026-12-31', paidThrough = null, paidSourceOn = null }: CoverRow = {},
): Promise<number> {
  await db.pool.query(
    `INSERT INTO programmes (code, name, sponsor) VALUES ('self_paid', 'Peserta mandiri', 'Peserta') ON CONFLICT DO NOTHING`,
  );
  return idOf(
    db,
    `INSERT INTO cover_periods (participant_id, programme_code, sponsor, jkk, jkm, starts_on, ends_on, paid_through, paid_source_on)
     VALUES ($1, 'self_paid', 'Peserta', true, true, $2, $3, $4, $5)`,
    [person, startsOn, endsOn, paidThrough, paidSourceOn],
  );
}

type CaseRow = Partial<Pick<CaseFacts, 'kind' | 'claim' | 'status' | 'circumstances'>> & {
  since?: string;
  completeOn?: string;
  eventOn?: string;
  person?: number;
  missing?: string[];
};

/** A case, by default a JKM claim whose papers are incomplete since this day; `missing` are papers still required. */
export async function makeCase(db: Db, { missing = ['family_card'], ...row }: CaseRow = {}): Promise<number> {
  const { kind = 'death', claim = 'jkm', status = 'incomplete', since = '2026-11-23', circumstances = {} } = row;
  const digits = String(randomBytes(4).readUInt32BE()).padStart(8, '0').slice(-8);
  const id = await idOf(
    db,
    `INSERT INTO cases (report_number, claim_number, code_index, kind, claim, status, since, complete_on, event_on,
       circumstances, participant_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[`LP261123${digits}`, claim && `KL261123${digits}`, randomBytes(16), kind, claim, status, since],
      ...[orNull(row.completeOn), orNull(row.eventOn), circumstances, orNull(row.person), morning],
    ],
  );
  await db.pool.query(
    `INSERT INTO case_papers (case_id, code, status, at) SELECT $1, code, 'required', $3 FROM unnest($2::text[]) AS code`,
    [id, missing, morning],
  );
  return id;
}

/** The chat is told of the case. */
export const followCase = async ({ pool }: Db, chat: number, id: number): Promise<void> =>
  void (await pool.query('INSERT INTO case_followers (case_id, chat_id, since) VALUES ($1, $2, $3)', [
    id,
    chat,
    morning,
  ]));

/** Every reminder as `CHAT KIND DAY STATUS`, in that order. */
export async function reminders({ pool }: Db): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(' ', chat_id, kind, due_on, status) AS line FROM reminders ORDER BY chat_id, kind, due_on`,
  );
  return rows.map(({ line }) => line);
}
