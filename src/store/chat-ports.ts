import type { Kept, Person, Ports, Relation, RollRecord } from '../conversation/ports.ts';
import { dayOf } from '../domain/day.ts';
import type { Database } from './database.ts';
import { type Asking, type ProveOptions, prove } from './prove.ts';
import { pendingReminders } from './reminders.ts';

async function people({ prisma }: Database, chatId: number, now: Date): Promise<Person[]> {
  const bindings = await prisma.binding.findMany({
    where: { chatId, endedAt: null, expiresAt: { gt: now } },
    include: { participant: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  return bindings.map(({ participantId, relation, expiresAt, participant }) => ({
    participantId,
    name: participant.name,
    relation: relation as Relation,
    until: dayOf(expiresAt),
  }));
}

const recordOf = `
  SELECT p.id AS "participantId", p.name,
    (SELECT b.relation FROM bindings b WHERE b.participant_id = p.id AND b.chat_id = $2 AND b.ended_at IS NULL AND b.expires_at > $3
     ORDER BY b.id LIMIT 1) AS relation,
    COALESCE((SELECT json_agg(json_build_object('programme', g.name, 'sponsor', c.sponsor, 'jkk', c.jkk, 'jkm', c.jkm,
      'startsOn', c.starts_on, 'endsOn', c.ends_on, 'paidThrough', c.paid_through, 'paidSourceOn', c.paid_source_on)
      ORDER BY c.starts_on DESC, c.id)
     FROM cover_periods c JOIN programmes g ON g.code = c.programme_code WHERE c.participant_id = p.id), '[]') AS covers
  FROM participants p WHERE p.id = $1`;

async function record({ lanes }: Database, id: number, chatId: number, now: Date): Promise<RollRecord | null> {
  const { rows } = await lanes.query<RollRecord>({ name: 'record', text: recordOf, values: [id, chatId, now] });
  return rows[0] ?? null;
}

async function kept(db: Database, chatId: number, now: Date): Promise<Kept> {
  const [chat, messages, pending, open, bound] = await Promise.all([
    db.prisma.chat.findUniqueOrThrow({ where: { id: chatId } }),
    db.prisma.inbound.count({ where: { chatId, body: { not: null } } }),
    db.prisma.reminder.count({ where: { chatId, status: 'pending' } }),
    db.prisma.request.count({ where: { chatId, status: 'open' } }),
    people(db, chatId, now),
  ]);
  return {
    since: dayOf(chat.createdAt),
    consentVersion: chat.consentVersion,
    consentOn: chat.consentAt && dayOf(chat.consentAt),
    messages,
    people: bound,
    reminders: pending,
    requests: open,
  };
}

/** The world as one turn of one chat may see it, at one instant. */
export const chatPorts = (db: Database, asking: Asking, options: ProveOptions): Ports => ({
  now: () => options.now,
  today: () => dayOf(options.now),
  indexOf: (by, number) => db.vault.index(by, number).toString('hex'),
  prove: (named, proof) => prove(db, named, proof, asking, options),
  people: () => people(db, asking.chatId, options.now),
  record: (participantId) => record(db, participantId, asking.chatId, options.now),
  reminders: () => pendingReminders(db.pool, asking.chatId),
  kept: () => kept(db, asking.chatId, options.now),
});
