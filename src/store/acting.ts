import type { Effect } from '../conversation/ports.ts';
import type { Database, Queryable } from './database.ts';

/** Another turn of the same chat, of the same message or with the same activation code was committed first: load again and work the turn anew. */
export class TurnOvertaken extends Error {}

/** Whose turn it is. `forget` gives the turn a new chat, so that may change. */
export type Acting = { client: Queryable; db: Database; chatId: number; now: Date };

/** The effect of that name. */
export type Of<Name extends Effect['do']> = Extract<Effect, { do: Name }>;

/** Writes what was done by this chat. Nobody can take it back: the application may only add audit rows. */
export async function audit({ action, subject }: Of<'audit'>, { client, chatId, now }: Acting): Promise<void> {
  await client.query('INSERT INTO audit (at, actor, action, subject) VALUES ($1, $2, $3, $4)', [
    now,
    `chat:${chatId}`,
    action,
    subject,
  ]);
}
