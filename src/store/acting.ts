import type { Effect } from '../conversation/ports.ts';
import type { Database } from './database.ts';
import type { Asker } from './nik-links.ts';
import { type Statement, statement } from './statement.ts';

/** Another turn of the same chat, of the same message or with the same activation code was committed first: load again and work the turn anew. */
export class TurnOvertaken extends Error {}

/** A turn's statement and whose turn it is; `chat` and `now` are placeholders in it. `must` names parts that have to return one row. */
export type Acting = Statement & {
  /** Who writes, as a page may name her. */
  asker?: Asker | undefined;
  vault: Database['vault'];
  chatId: number;
  at: Date;
  chat: string;
  now: string;
  must: string[];
};

/** Begins the statement of what one chat does at one instant. */
export function begin(vault: Database['vault'], chatId: number, at: Date): Acting {
  const made = statement();
  const { value } = made;
  return { ...made, vault, chatId, at, chat: value(chatId, 'int'), now: value(at, 'timestamptz'), must: [] };
}

/** The effect of that name. */
export type Of<Name extends Effect['do']> = Extract<Effect, { do: Name }>;

/** What `oneOf` does, a deadlock, another chat that was forgotten just now, a number that is taken: all of them mean that somebody was first. */
const OVERTAKEN = ['22012', '40P01', '40001', '23503', '23505'];

/** SQL that is 1 when the part has one row, and else undoes the whole statement: for `elseOvertaken`. */
export const oneOf = (part: string): string => `1 / (SELECT count(*) FROM ${part})`;

/** Throws `TurnOvertaken` for a statement that another has undone, and any other error as it is. */
export function elseOvertaken(error: unknown): never {
  const { code } = error as { code?: string };
  throw OVERTAKEN.includes(code ?? '') ? new TurnOvertaken('another turn was committed first') : error;
}

/** Writes what was done by this chat. Nobody can take it back: the application may only add audit rows. */
export function audit({ action, subject }: Pick<Of<'audit'>, 'action' | 'subject'>, acting: Acting): void {
  const { value, part, now, chatId } = acting;
  const [actor, what, whom] = [`chat:${chatId}`, action, subject].map((text) => value(text, 'text'));
  part('noted', `INSERT INTO audit (at, actor, action, subject) VALUES (${now}, ${actor}, ${what}, ${whom})`);
}
