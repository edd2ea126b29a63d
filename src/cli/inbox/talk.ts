import { text } from '../../language/texts.ts';
import type { Database } from '../../store/database.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { requestId } from './request-id.ts';

/** Why nothing is done about a request to talk, in words that say what works. */
export const notTalking = (why: 'unknown' | 'closed', id: number): string =>
  why === 'unknown' ? text('inbox.talkUnknown', { id }) : text('inbox.talkClosed', { id });

/** Does the work for the request that was named, or says how one is named. */
export async function withTalk(
  context: CliContext,
  written: string,
  work: (db: Database, id: number) => Promise<void>,
): Promise<void> {
  const id = requestId(written);
  if (id === undefined) return refuse(context, text('inbox.badTalk'));
  await withDatabase(context, (db) => work(db, id));
}
