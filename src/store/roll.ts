import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Day } from '../domain/day.ts';
import { type Database, ownTransaction } from './database.ts';
import { insertCovers, updateCovers } from './roll-merge/covers.ts';
import { contradictions, count, dropCardClaims, gather } from './roll-merge/gather.ts';
import { insertCards, insertPeople, updatePeople } from './roll-merge/people.ts';
import { copyStaged, copyText, createStaged, type RollRow } from './roll-rows.ts';

export type { RollCover, RollRow } from './roll-rows.ts';

/** The card of this row belongs to someone else, so the row was left out; or rows of one person disagree and the last won. */
export type MergeFinding =
  | { line: number; why: 'cardTaken' }
  | { line: number; why: 'contradiction'; columns: string[] };

/** What is known of the file once its last row was read. */
export type RollSource = { sha256: string; rows: number; bad: number };

/** People and covers by what became of them. `bad` is rows: those of the reader and those whose card is someone else's. */
export type Merged = {
  bad: number;
  created: number;
  changed: number;
  unchanged: number;
  covers: { created: number; changed: number; unchanged: number };
};

async function copy(client: pg.ClientBase, db: Database, rows: AsyncIterable<RollRow>): Promise<void> {
  await client.query(createStaged);
  await pipeline(copyText(rows, db.vault), client.query(copyFrom(copyStaged)));
  await client.query('ANALYZE roll_rows');
}

async function findings(client: pg.ClientBase): Promise<MergeFinding[]> {
  const claims = await client.query<{ line: number }>(dropCardClaims);
  for (const statement of gather) await client.query(statement);
  const disagree = await client.query<{ line: number; columns: string[] }>(contradictions);
  return [
    ...claims.rows.map(({ line }) => ({ line, why: 'cardTaken' as const })),
    ...disagree.rows.map((row) => ({ ...row, why: 'contradiction' as const })),
  ];
}

async function write(client: pg.ClientBase, asOf: Day): Promise<Omit<Merged, 'bad'>> {
  const run = async (statement: string, values: Day[] = [asOf]) =>
    (await client.query(statement, values)).rowCount ?? 0;
  await run(updatePeople);
  await run(insertPeople);
  await run(insertCards, []);
  const changedCovers = await run(updateCovers);
  const createdCovers = await run(insertCovers);
  const { rows } = await client.query<{ people: number; covers: number; created: number; changed: number }>(count);
  const { people, covers, created, changed } = rows[0]!;
  const unchanged = people - created - changed;
  const unchangedCovers = covers - createdCovers - changedCovers;
  return {
    created,
    changed,
    unchanged,
    covers: { created: createdCovers, changed: changedCovers, unchanged: unchangedCovers },
  };
}

/**
 * Carries good rows into the roll: streamed through COPY into a temporary table, then a few set-based statements, all in
 * one transaction. Whatever throws, also the reading of `rows`, leaves the roll as it was. `source` is asked after the last row.
 */
export async function mergeRoll(
  db: Database,
  rows: AsyncIterable<RollRow>,
  { asOf, now }: { asOf: Day; now: Date },
  source: () => RollSource,
  onFinding: (finding: MergeFinding) => void,
): Promise<Merged> {
  return ownTransaction(db.url, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('roll'))`);
    await client.query(`SET LOCAL work_mem = '64MB'`);
    await copy(client, db, rows);
    const found = await findings(client);
    const merged = await write(client, asOf);
    const bad = source().bad + found.filter(({ why }) => why === 'cardTaken').length;
    await client.query(
      'INSERT INTO imports (at, as_of, sha256, rows, bad, created, changed) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [now, asOf, source().sha256, source().rows, bad, merged.created, merged.changed],
    );
    found.forEach(onFinding);
    return { ...merged, bad };
  });
}
