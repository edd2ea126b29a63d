import type { RequestKind } from '../conversation/ports.ts';
import { answersFor } from '../domain/claims/answers.ts';
import type { Say } from '../message.ts';
import type { Changing } from './cases/change.ts';
import { perhaps } from './cases/perhaps.ts';
import { audit } from './cases/timeline.ts';
import type { Database, Queryable } from './database.ts';
import { insertOutgoing } from './outgoing.ts';
import { wake } from './sweep.ts';

/** How long an answer is worth sending, in days. */
const ANSWER_DAYS = 14;

type Row = { kind: RequestKind; status: string; chatId: number | null; stopped: boolean | null; detail: Buffer | null };

/** What became of it, and to how many chats it is told: none where the chat was deleted or wants no notices. */
export type RequestAnswered =
  | { ok: true; say: Say; chats: number; stopped: number }
  | { ok: false; why: 'unknown' }
  | { ok: false; why: 'closed' }
  /** Who wants to talk is answered in words. */
  | { ok: false; why: 'talk' }
  | { ok: false; why: 'answer_unknown'; answers: readonly string[] };

async function lockRequest(client: Queryable, id: number): Promise<Row | undefined> {
  const { rows } = await client.query<Row>(
    `SELECT r.kind, r.status, r.chat_id AS "chatId", r.detail,
       (SELECT c.stopped_at IS NOT NULL OR c.consent_version IS NULL FROM chats c WHERE c.id = r.chat_id) AS stopped
     FROM requests r WHERE r.id = $1 FOR UPDATE`,
    [id],
  );
  return rows[0];
}

/** The note stands with the request, sealed. */
function withAnswer({ vault }: Database, { detail }: Row, answer: string, note: string | null): Buffer {
  const told = detail ? (JSON.parse(vault.open('request.detail', detail)) as object) : {};
  return vault.seal('request.detail', JSON.stringify({ ...told, answer, ...(note && { note }) }));
}

async function tellAsker(client: Queryable, { vault }: Database, chatId: number, id: number, say: Say, now: Date) {
  const expiresAt = new Date(now.getTime() + ANSWER_DAYS * 86_400_000);
  const when = { createdAt: now, dueAt: now, expiresAt };
  const row = { chatId, inboundId: null, kind: 'notice' as const, about: [], announcementId: null };
  await insertOutgoing(client, vault, [{ ...row, ...when, subject: `request_answered:${id}`, say }]);
}

type Answering = Changing & { note?: string | null };

/** A request is held, so that of two officers the second hears that it is closed. */
async function close(
  client: Queryable,
  db: Database,
  id: number,
  answer: string,
  { actor, now, note = null }: Answering,
): Promise<Row | Extract<RequestAnswered, { ok: false }>> {
  const row = await lockRequest(client, id);
  if (!row) return { ok: false, why: 'unknown' };
  if (row.status !== 'open') return { ok: false, why: 'closed' };
  if (row.kind === 'talk') return { ok: false, why: 'talk' };
  const answers = answersFor(row.kind);
  if (!answers.some((one) => one === answer)) return { ok: false, why: 'answer_unknown', answers };
  await client.query(`UPDATE requests SET status = 'closed', closed_at = $2, detail = $3 WHERE id = $1`, [
    id,
    now,
    withAnswer(db, row, answer, note),
  ]);
  await audit(client, { actor, now }, 'request.answered', `request:${id}`, { answer });
  return row;
}

/**
 * Answers a request about one's own data and closes it; the chat that asked is told. The note is the officer's own and is
 * never sent.
 */
export async function answerRequest(
  db: Database,
  id: number,
  answer: string,
  options: Answering,
): Promise<RequestAnswered> {
  const done = await perhaps(db.pool, !options.preview, async (client) => {
    const row = await close(client, db, id, answer, options);
    if ('ok' in row) return row;
    const say = { key: 'caseNotice.request', values: { id }, more: [{ key: `caseNotice.request_${answer}` }] };
    const told = row.stopped ? null : row.chatId;
    if (told) await tellAsker(client, db, told, id, say, options.now);
    return { ok: true as const, say, told, stopped: row.stopped ? 1 : 0 };
  });
  if (!done.ok) return done;
  const { told, ...answered } = done;
  if (told && !options.preview) await wake(db.pool, [told]);
  return { ...answered, chats: told ? 1 : 0 };
}
