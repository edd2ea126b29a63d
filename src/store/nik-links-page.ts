import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Named, Proof } from '../conversation/ports.ts';
import { ALARM, FAILURE_MS, NIK_LINK } from '../domain/limits.ts';
import { type ProveOptions, TRY, valuesOf } from './attempt.ts';
import type { Database } from './database.ts';
import { ASKER, type Asker, numberIndex, tokenIndex } from './nik-links.ts';
import { tryOf } from './prove.ts';

/** A link that can be filled in: whose it is, when it was asked for, until when it holds. */
export type OpenLink = {
  index: Buffer;
  chatId: number;
  channel: string;
  asker: Asker;
  askedAt: Date;
  until: Date;
};

type Row = Omit<OpenLink, 'asker'> & { asker: Buffer | null };

/** Looks at a link and changes nothing. Undefined for one that is spent, void, over its time or never was. */
export async function findLink({ pool, vault }: Database, token: string, now: Date): Promise<OpenLink | undefined> {
  const { rows } = await pool.query<Row>(
    `SELECT n.token_index AS index, n.chat_id AS "chatId", c.channel, n.asker, n.created_at AS "askedAt", n.expires_at AS until
     FROM nik_links n JOIN chats c ON c.id = n.chat_id
     WHERE n.token_index = $1 AND n.spent_at IS NULL AND n.expires_at > $2`,
    [tokenIndex(vault, token), now],
  );
  const [row] = rows;
  if (!row) return undefined;
  const asker: Asker = row.asker ? JSON.parse(vault.open(ASKER, row.asker)) : { channel: row.channel };
  return { ...row, asker };
}

/** What a page was filled in with, and the network it came from. */
export type Told = { named: Named; proof: Proof; network: string };

/** A number for the chat, until when it is due; or why there is none: `gone`, another one was first or its time is over. */
export type Numbered =
  | { ok: true; number: string; until: Date }
  | { ok: false; why: 'gone' }
  | { ok: false; why: 'wait'; until: Date };

// The link's row is held before the proof is tried: of two that come at once the second finds it spent and counts nothing.
const text = `
  WITH link AS MATERIALIZED (
    SELECT FROM nik_links WHERE token_index = $17 AND spent_at IS NULL AND expires_at > $14 FOR UPDATE
  ), tried AS MATERIALIZED (SELECT ${TRY} AS t FROM link), spent AS (
    UPDATE nik_links SET spent_at = $14, asker = NULL, participant_id = (t).person, number_index = $19, number_until = $20,
      proof = CASE WHEN (t).person IS NOT NULL THEN $11 END, code_index = CASE WHEN (t).person IS NOT NULL THEN $18::bytea END
    FROM tried WHERE token_index = $17 AND (t).wait_until IS NULL
  )
  SELECT (t).wait_until, (t).wrong FROM tried`;

type Tried = { wait_until: string | null; wrong: number | null };

/**
 * Spends a link on what was told on its page: the proof is tried and counted as any other, what it opens is kept for the chat,
 * and the answer is a number either way. Too many tries spend nothing. Whatever the answer, it takes the same least time.
 */
export async function tellLink(
  db: Database,
  { index, chatId, channel }: OpenLink,
  { named, proof, network }: Told,
  { now, failureMs = FAILURE_MS, onAlarm }: ProveOptions,
): Promise<Numbered> {
  const number = String(randomInt(10_000)).padStart(4, '0');
  const until = new Date(now.getTime() + NIK_LINK.numberMs);
  const values = [
    ...valuesOf(tryOf(db.vault, named, proof), { chatId, channel, network: undefined, crowd: network }, now),
    ...[index, proof.kind === 'code' ? Buffer.from(proof.index, 'hex') : null],
    ...[numberIndex(db.vault, index, number), until],
  ];
  const [{ rows }] = await Promise.all([db.pool.query<Tried>({ text, values }), sleep(failureMs)]);
  const [tried] = rows;
  if (!tried) return { ok: false, why: 'gone' };
  if (tried.wrong !== null && tried.wrong >= ALARM.most) onAlarm?.(tried.wrong);
  if (tried.wait_until !== null) return { ok: false, why: 'wait', until: new Date(Number(tried.wait_until)) };
  return { ok: true, number, until };
}
