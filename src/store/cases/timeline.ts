import type { Vault } from '../../crypto.ts';
import { dayOf } from '../../domain/day.ts';
import type { Queryable } from '../database.ts';

/** Who changes something, and when. `actor` is what audit rows say: `officer:NAME`. */
export type Who = { actor: string; now: Date };

/** One dated step of a case. `note` is an officer's own words: kept sealed, never sent. */
export type Step = { what: string; status?: string | null; reason?: string | null; note?: string | null; on?: string };

/** The name under which notes are sealed. */
export const NOTE = 'case.note';

/** Writes a step into the timeline, and what was done into the audit. Returns the step's row. */
export async function writeStep(
  client: Queryable,
  vault: Vault,
  caseId: number,
  { what, status = null, reason = null, note = null, on }: Step,
  who: Who,
): Promise<number> {
  const written = client.query<{ id: number }>(
    `INSERT INTO case_events (case_id, at, on_day, what, status, reason, note, actor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [caseId, who.now, on ?? dayOf(who.now), what, status, reason, note && vault.seal(NOTE, note), who.actor],
  );
  const noted = audit(client, who, `case.${what}`, `case:${caseId}`, { status, reason });
  const [{ rows }] = await Promise.all([written, noted]);
  return rows[0]!.id;
}

/** Writes who did what. */
export async function audit(
  client: Queryable,
  { actor, now }: Who,
  action: string,
  subject: string,
  detail: object | null = null,
): Promise<void> {
  await client.query('INSERT INTO audit (at, actor, action, subject, detail) VALUES ($1, $2, $3, $4, $5)', [
    now,
    actor,
    action,
    subject,
    detail,
  ]);
}
