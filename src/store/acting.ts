import type { Effect } from '../conversation/ports.ts';
import type { Database, Queryable } from './database.ts';

/** Another turn of the same chat, of the same message or with the same activation code was committed first: load again and work the turn anew. */
export class TurnOvertaken extends Error {}

/** Whose turn it is. `forget` gives the turn a new chat, so that may change. */
export type Acting = { client: Queryable; db: Database; chatId: number; now: Date };

const DIVISION_BY_ZERO = '22012';

/** SQL that is 1 when the statement's part `name` has one row, and else undoes the whole transaction: for `elseOvertaken`. */
export const oneOf = (name: string): string => `1 / (SELECT count(*) FROM ${name})`;

/** Throws `TurnOvertaken` for what `oneOf` has undone, and any other error as it is. */
export function elseOvertaken(error: unknown): never {
  const { code } = error as { code?: unknown };
  throw code === DIVISION_BY_ZERO ? new TurnOvertaken('another turn was committed first') : error;
}

/** The effect of that name. */
export type Of<Name extends Effect['do']> = Extract<Effect, { do: Name }>;

/** Writes what was done by this chat. Nobody can take it back: the application may only add audit rows. */
export async function audit({ action, subject }: Of<'audit'>, { client, chatId, now }: Acting): Promise<void> {
  const text = 'INSERT INTO audit (at, actor, action, subject) VALUES ($1, $2, $3, $4)';
  await client.query({ name: 'audit', text, values: [now, `chat:${chatId}`, action, subject] });
}
