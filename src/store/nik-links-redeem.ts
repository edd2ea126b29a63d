import type { Proof, Redeemed, RollRecord } from '../conversation/ports.ts';
import { NIK_LINK } from '../domain/limits.ts';
import type { Database, Queryable } from './database.ts';
import { isDue, numberIndex } from './nik-links.ts';
import { recordSql } from './record.ts';

/** Whether this chat has a link that can be filled in, or whose digits are due. */
export async function openLink(on: Queryable, chatId: number, now: Date): Promise<{ told: boolean } | null> {
  const { rows } = await on.query<{ told: boolean }>(
    `SELECT spent_at IS NOT NULL AS told FROM nik_links
     WHERE chat_id = $1 AND (spent_at IS NULL AND expires_at > $2 OR ${isDue('$2')}) LIMIT 1`,
    [chatId, now],
  );
  return rows[0] ?? null;
}

type Due = { hit: boolean; tries: number; proof: Proof['kind']; code: Buffer | null; record: RollRecord | null };

// What was proven on the page must hold still: her death may have been confirmed since, her code spent elsewhere.
const text = `
  WITH due AS (
    UPDATE nik_links SET tries = tries + CASE WHEN number_index = $2 THEN 0 ELSE 1 END
    WHERE token_index = $1 AND chat_id = $3 AND ${isDue('$4')}
    RETURNING number_index = $2 AS hit, tries, proof, code_index, participant_id
  ), proven AS (
    SELECT p.id FROM due JOIN participants p ON p.id = due.participant_id
    WHERE due.hit AND (p.died_on IS NULL OR due.proof = 'family') AND (due.code_index IS NULL OR EXISTS (
      SELECT FROM activation_codes a WHERE a.code_index = due.code_index AND a.participant_id = p.id
        AND a.expires_at > $4 AND (a.used_at IS NULL OR a.used_by = $3)))
  )
  SELECT hit, tries, proof, code_index AS code,
    (SELECT to_json(r) FROM (${recordSql('(SELECT id FROM proven)', '$3', '$4')}) AS r) AS record
  FROM due`;

/** Opens what the right digits stand for; a wrong try is counted, one after another. */
export async function redeem({ pool, vault }: Database, chatId: number, digits: string, now: Date): Promise<Redeemed> {
  const found = await pool.query<{ index: Buffer }>(
    `SELECT token_index AS index FROM nik_links WHERE chat_id = $1 AND ${isDue('$2')}`,
    [chatId, now],
  );
  const link = found.rows[0]?.index;
  if (!link) return { ok: false, why: 'over' };
  const { rows } = await pool.query<Due>(text, [link, numberIndex(vault, link, digits), chatId, now]);
  return rows[0] ? redeemed(rows[0]) : { ok: false, why: 'over' };
}

function redeemed({ hit, tries, proof, code, record }: Due): Redeemed {
  const left = NIK_LINK.tries - tries;
  if (!hit) return left > 0 ? { ok: false, why: 'wrong', left } : { ok: false, why: 'over' };
  if (!record) return { ok: false, why: 'no' };
  return { ok: true, record, proof, ...(code && { spends: code.toString('hex') }) };
}
