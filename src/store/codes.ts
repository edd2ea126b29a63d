import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { codeHoldsUntil, makeActivationCode } from '../domain/activation-code.ts';
import { addDays, type Day, dayOf, instantOf } from '../domain/day.ts';
import { Trouble } from '../trouble.ts';
import type { Acting } from './acting.ts';
import { type Database, transaction } from './database.ts';
import { isIn, type Village } from './regions.ts';

/** A row of a village's sheet. `code` is nowhere else: the database has its keyed index only. */
export type SheetRow = { name: string; nikTail: string; code: string };

/** A village's sheet, its last day, and how many codes of an older sheet are void from now on. */
export type Sheet = { rows: SheetRow[]; until: Day; replaced: number };

type Person = { id: number; name: string; nikSealed: Buffer };

/** Who makes codes, when, and by which chance (`below`, as `makeActivationCode` wants it). */
export type Making = { now: Date; actor: string; below?: (limit: number) => number };

/** The living people whom the roll has in this village, by name. Throws a `Trouble` where it does not say which of two villages of one name it means. */
async function peopleOf(client: pg.PoolClient, village: Village): Promise<Person[]> {
  const { rows } = await client.query<Person & { village: string }>(
    `SELECT id, name, nik_sealed AS "nikSealed", village FROM participants
     WHERE district = $1 AND village IS NOT NULL AND died_on IS NULL ORDER BY name, id`,
    [village.district],
  );
  const found = rows.map((person) => ({ person, lives: isIn(village, person.village) }));
  if (found.some(({ lives }) => lives === 'perhaps'))
    throw new Trouble('village-ambiguous', { village: village.code, name: village.name, other: village.twin! });
  return found.filter(({ lives }) => lives === 'yes').map(({ person }) => person);
}

/** Gives each person a code that nobody has; one that is taken (one in millions) is drawn again. */
async function give(
  client: pg.PoolClient,
  { vault }: Pick<Database, 'vault'>,
  people: Person[],
  { now, below = randomInt }: Making,
): Promise<Map<number, string>> {
  const given = new Map<number, string>();
  const expiresAt = instantOf(addDays(codeHoldsUntil(dayOf(now)), 1));
  for (let left = people; left.length > 0; left = people.filter(({ id }) => !given.has(id))) {
    const codes = new Map(left.map(({ id }) => [id, makeActivationCode(below)]));
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO activation_codes (code_index, participant_id, created_at, expires_at)
       SELECT code, person, $3, $4 FROM unnest($1::bytea[], $2::int[]) AS made (code, person)
       ON CONFLICT (code_index) DO NOTHING RETURNING participant_id AS id`,
      [[...codes.values()].map((code) => vault.index('code', code)), [...codes.keys()], now, expiresAt],
    );
    for (const { id } of rows) given.set(id, codes.get(id)!);
  }
  return given;
}

async function replace(client: pg.PoolClient, people: Person[]): Promise<number> {
  const gone = await client.query('DELETE FROM activation_codes WHERE participant_id = ANY($1) AND used_at IS NULL', [
    people.map(({ id }) => id),
  ]);
  return gone.rowCount ?? 0;
}

/**
 * Makes a code for everyone whom the roll has in a village. Unspent codes of the same people are void from then on; all of it
 * in one transaction, with an audit row. This is the only time that the codes can be read. Throws a `Trouble` when the roll
 * has nobody there, or does not say which of two villages of one name it means.
 */
export async function makeCodes(db: Database, village: Village, making: Making): Promise<Sheet> {
  const { now, actor } = making;
  return transaction(db.pool, async (client) => {
    // Two sheets made at once would each let a code of the other stand.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('codes'))`);
    const people = await peopleOf(client, village);
    if (people.length === 0) throw new Trouble('village-empty', { village: village.code, name: village.name });
    const replaced = await replace(client, people);
    const codes = await give(client, db, people, making);
    await client.query('INSERT INTO audit (at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)', [
      now,
      actor,
      'codes.made',
      `village:${village.code}`,
      { people: people.length, replaced },
    ]);
    const rows = people.map(({ id, name, nikSealed }) => ({
      name,
      nikTail: db.vault.open('participant.nik', nikSealed).slice(-4),
      code: codes.get(id)!,
    }));
    return { rows, until: codeHoldsUntil(dayOf(now)), replaced };
  });
}

/**
 * Spends a code for this chat, as a part of the turn. The turn is overtaken when it was spent by another chat, has expired, was
 * replaced or never was for this person: of two turns that try at once the second waits here for the first, is worked anew,
 * and then gets the answer of a wrong proof.
 */
export function spendCode(index: string, person: string, { part, value, chat, now, must }: Acting): void {
  const code = value(Buffer.from(index, 'hex'), 'bytea');
  const spent = part(
    'spent',
    `UPDATE activation_codes SET used_at = COALESCE(used_at, ${now}), used_by = ${chat}
     WHERE code_index = ${code} AND participant_id = ${person} AND expires_at > ${now} AND (used_at IS NULL OR used_by = ${chat})
     RETURNING 1`,
  );
  must.push(spent);
}
