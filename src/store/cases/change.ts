import type { Say } from '../../message.ts';
import type { Database, Queryable } from '../database.ts';
import { planCaseReminders } from '../plan.ts';
import { wake } from '../sweep.ts';
import { type Case, lockCase, readById } from './locked.ts';
import { perhaps } from './perhaps.ts';
import { recipients, tell } from './tell.ts';
import type { Who } from './timeline.ts';

/** `preview` shows what would be told, and writes nothing. */
export type Changing = Who & { preview?: boolean };

/** What was done: the case as it stands now, its step in the timeline, and what is to be told of it, if anything. */
export type Step = { ok: true; after: Case; step: number; say: Say | null };

/** A change that was made (or would be), what it tells and to how many chats; `stopped` is how many follow it and want no such notices. */
export type Changed = { ok: true; case: Case; say: Say | null; chats: number; stopped: number };

/** There is no case of that number. */
export type Unknown = { ok: false; why: 'unknown' };

/** Does the work on a case that is already held and tells whoever is to hear of it. Returns their chats too; the caller plans its reminders anew. */
export async function changeHeld<Refused extends { ok: false } = never>(
  client: Queryable,
  { vault }: Pick<Database, 'vault'>,
  found: Case,
  { now }: Who,
  work: (client: Queryable, found: Case) => Promise<Step | Refused>,
): Promise<(Changed & { told: number[] }) | Refused> {
  const made = await work(client, found);
  if (!made.ok) return made;
  const { after, step, say } = made;
  const { chats, stopped } = say ? await recipients(client, after.id, now) : { chats: [], stopped: 0 };
  if (say) await tell(client, vault, chats, { caseId: after.id, step, say, now });
  return { ok: true, case: after, say, chats: chats.length, stopped, told: chats };
}

/**
 * Changes a case in one transaction: the work, the reminders, the notices, all of it or nothing. Whoever holds the chats is
 * woken once it is written.
 */
export async function changeCase<Refused extends { ok: false }>(
  db: Database,
  number: string,
  options: Changing,
  work: (client: Queryable, found: Case) => Promise<Step | Refused>,
): Promise<Changed | Refused | Unknown> {
  const done = await perhaps(db.pool, !options.preview, async (client) => {
    const found = await lockCase(client, number);
    if (!found) return { ok: false, why: 'unknown' } as const;
    const changed = await changeHeld(client, db, found, options, work);
    if (changed.ok) await planCaseReminders(client, [found.id], options.now);
    return changed;
  });
  if (!done.ok || !('told' in done)) return done;
  const { told, ...changed } = done;
  if (!options.preview && told.length > 0) await wake(db.pool, told);
  return changed;
}

/** The case as it stands after what was written in this transaction. */
export const again = async (client: Queryable, id: number): Promise<Case> => (await readById(client, id))!;
