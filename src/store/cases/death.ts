import type { Role } from '../../domain/claims/moves.ts';
import { type Day, dayOf } from '../../domain/day.ts';
import type { Database, Queryable } from '../database.ts';
import { again, type Changed, type Changing, changeCase, type Step, type Unknown } from './change.ts';
import { closeDead } from './close-dead.ts';
import type { Case } from './locked.ts';
import { audit, writeStep } from './timeline.ts';

/** `participantId` is who it was where the report names no NIK that the roll knows: an officer has chosen. */
export type Death = Changing & { role: Role; diedOn: Day; participantId?: number | null };

/** Why no death was confirmed. `other_worker`: the NIK that was reported is another person's than the one chosen. */
export type NotConfirmed =
  | { ok: false; why: 'not_a_death' | 'role' | 'no_worker' | 'no_such_participant' | 'other_worker' | 'future' }
  | { ok: false; why: 'before_birth'; bornOn: Day };

type Worker = { id: number; bornOn: Day | null };

/** The roll's person whom the report is about: the one it names, else the one whom the officer chose. */
async function workerOf(
  client: Queryable,
  { participantId, nikIndex }: Case,
  chosen: number | null | undefined,
): Promise<Worker | 'no_worker' | 'no_such_participant' | 'other_worker'> {
  const { rows } = await client.query<Worker & { named: boolean }>(
    `SELECT id, birth_date::text AS "bornOn", (id = $1 OR nik_index = $2) IS TRUE AS named FROM participants
     WHERE id = $1 OR nik_index = $2 OR id = $3 FOR UPDATE`,
    [participantId, nikIndex, chosen ?? null],
  );
  const named = rows.find((row) => row.named);
  if (!chosen) return named ?? 'no_worker';
  if (named && named.id !== chosen) return 'other_worker';
  return rows.find(({ id }) => id === chosen) ?? 'no_such_participant';
}

function refused({ kind }: Case, { role, diedOn, now }: Death): NotConfirmed | undefined {
  if (kind === 'accident' || kind === 'death') {
    if (role === 'viewer' || role === 'editor') return { ok: false, why: 'role' };
    return diedOn > dayOf(now) ? { ok: false, why: 'future' } : undefined;
  }
  return { ok: false, why: 'not_a_death' };
}

/**
 * Confirms that the worker of a case died on a day: the only thing that closes a dead person's proofs (a report alone must
 * not, for anybody can make one). From then on phone, card, code and NIK open nothing; the family card still does. What was
 * bound by those, or as the person, ends; what waits to remind him or his chats does not go out.
 */
export const confirmDeath = (db: Database, number: string, death: Death): Promise<Changed | NotConfirmed | Unknown> =>
  changeCase(db, number, death, async (client, found): Promise<Step | NotConfirmed> => {
    const not = refused(found, death);
    if (not) return not;
    const worker = await workerOf(client, found, death.participantId);
    if (typeof worker === 'string') return { ok: false, why: worker };
    const { diedOn } = death;
    if (worker.bornOn && diedOn < worker.bornOn) return { ok: false, why: 'before_birth', bornOn: worker.bornOn };
    await client.query('UPDATE participants SET died_on = $2 WHERE id = $1', [worker.id, diedOn]);
    await closeDead(client, worker.id, death.now);
    await client.query(
      `UPDATE cases SET participant_id = $2, event_on = CASE WHEN kind = 'death' THEN COALESCE(event_on, $3) ELSE event_on END,
         circumstances = circumstances || '{"died": true}' WHERE id = $1`,
      [found.id, worker.id, diedOn],
    );
    await audit(client, death, 'participant.died', `participant:${worker.id}`, { diedOn });
    const step = await writeStep(client, db.vault, found.id, { what: 'death_confirmed' }, death);
    return { ok: true, after: await again(client, found.id), step, say: null };
  });
