import type { Say } from '../message.ts';
import type { Database } from './database.ts';
import { openBody } from './outgoing.ts';

/** What a row of the ledger says, for a phone that asks for it again; null once its words are forgotten, or where it is not there. */
export async function sentSay({ pool, vault }: Pick<Database, 'pool' | 'vault'>, row: number): Promise<Say | null> {
  const { rows } = await pool.query<{ key: string; body: Buffer }>(
    'SELECT key, body FROM outgoing WHERE id = $1 AND body IS NOT NULL',
    [row],
  );
  const [kept] = rows;
  return kept ? openBody(vault, kept.key, kept.body) : null;
}
