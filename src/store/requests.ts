import type { RequestKind } from '../conversation/ports.ts';
import type { Database } from './database.ts';

/** A request that waits for an officer. `person` is the roll's, where the request names someone in it; `detail` is ours, never a number of a person. */
export type OpenRequest = {
  id: number;
  kind: RequestKind;
  createdAt: Date;
  dueAt: Date | null;
  chat: string | null;
  person: { name: string; nik: string } | null;
  field: string | null;
};

type Row = Omit<OpenRequest, 'person' | 'field'> & { detail: Buffer; participantId: number | null };

/** Whom a request is about: bound when it was made, or named by an index that the roll may know by now. */
async function personOf(
  { prisma, vault }: Database,
  { participantId }: Row,
  detail: Record<string, string>,
): Promise<OpenRequest['person']> {
  const index = detail.index && Buffer.from(detail.index, 'hex');
  const byIndex =
    detail.by === 'card'
      ? { cards: { some: { cardIndex: index || Buffer.alloc(0) } } }
      : { nikIndex: index || Buffer.alloc(0) };
  const found = await prisma.participant.findFirst({
    where: participantId ? { id: participantId } : byIndex,
    select: { name: true, nikSealed: true },
  });
  return found && { name: found.name, nik: vault.open('participant.nik', found.nikSealed) };
}

/** Nobody reads more at once; the rest is pressing when these are done. */
const MOST_LISTED = 200;

/** The requests that wait, the most pressing first, and how many wait in all. Looking is recorded. */
export async function openRequests(
  db: Database,
  actor: string,
  now: Date,
): Promise<{ requests: OpenRequest[]; waiting: number }> {
  const { rows } = await db.pool.query<Row>(
    `SELECT r.id, r.kind, r.created_at AS "createdAt", r.due_at AS "dueAt", r.detail, r.participant_id AS "participantId",
       c.channel || ' #' || c.id AS chat
     FROM requests r LEFT JOIN chats c ON c.id = r.chat_id
     WHERE r.status = 'open' ORDER BY r.due_at NULLS LAST, r.created_at, r.id LIMIT $1`,
    [MOST_LISTED],
  );
  const waiting =
    rows.length < MOST_LISTED ? rows.length : await db.prisma.request.count({ where: { status: 'open' } });
  await db.prisma.audit.create({ data: { at: now, actor, action: 'inbox.listed' } });
  const requests = await Promise.all(
    rows.map(async ({ detail: sealed, participantId, ...row }) => {
      const detail = JSON.parse(db.vault.open('request.detail', sealed)) as Record<string, string>;
      const person = await personOf(db, { ...row, detail: sealed, participantId }, detail);
      return { ...row, person, field: detail.field ?? null };
    }),
  );
  return { requests, waiting };
}
