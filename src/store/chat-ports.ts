import type { Kept, NikLink, Person, Ports, Relation } from '../conversation/ports.ts';
import { dayOf } from '../domain/day.ts';
import { usualOfficerHours } from '../domain/officer-hours.ts';
import type { Asking, ProveOptions } from './attempt.ts';
import { newAccess, newNumber } from './cases/number.ts';
import { openCase } from './cases/open-case.ts';
import { countOpenCases, myCases } from './cases/seen.ts';
import { sealOne } from './cases/told.ts';
import type { Database } from './database.ts';
import { newLink } from './nik-links.ts';
import { openLink, redeem } from './nik-links-redeem.ts';
import { ownPhone } from './own-phone.ts';
import { prove } from './prove.ts';
import { record } from './record.ts';
import { pendingReminders } from './reminders.ts';
import { stopped } from './stops.ts';

const PEOPLE = `
  SELECT b.participant_id AS "participantId", p.name, b.relation, b.expires_at AS "expiresAt"
  FROM bindings b JOIN participants p ON p.id = b.participant_id
  WHERE b.chat_id = $1 AND b.ended_at IS NULL AND b.expires_at > $2 ORDER BY b.id`;

type Bound = { participantId: number; name: string; relation: Relation; expiresAt: Date };

async function people({ lanes }: Database, chatId: number, now: Date): Promise<Person[]> {
  const { rows } = await lanes.query<Bound>({ name: 'people', text: PEOPLE, values: [chatId, now] });
  return rows.map(({ expiresAt, ...person }) => ({ ...person, until: dayOf(expiresAt) }));
}

async function kept(db: Database, chatId: number, now: Date): Promise<Kept> {
  const [chat, messages, pending, open, bound, cases] = await Promise.all([
    db.prisma.chat.findUniqueOrThrow({ where: { id: chatId } }),
    db.prisma.inbound.count({ where: { chatId, body: { not: null } } }),
    db.prisma.reminder.count({ where: { chatId, status: 'pending' } }),
    db.prisma.request.count({ where: { chatId, status: 'open' } }),
    people(db, chatId, now),
    countOpenCases(db.pool, chatId, now),
  ]);
  return {
    since: dayOf(chat.createdAt),
    consentVersion: chat.consentVersion,
    consentOn: chat.consentAt && dayOf(chat.consentAt),
    messages,
    people: bound,
    reminders: pending,
    requests: open,
    cases,
  };
}

/** How a NIK may be asked for in this chat, and where the page for it is, if there is one. */
export type NikWays = ReturnType<Ports['asking']> & { publicUrl?: string | undefined };

function linkAt({ vault }: Database, publicUrl: string | undefined): NikLink {
  if (!publicUrl) throw new Error('there is no page for a NIK');
  return newLink(vault, publicUrl);
}

/** The world as one turn of one chat may see it, at one instant. */
export const chatPorts = (
  db: Database,
  asking: Asking,
  options: ProveOptions,
  { publicUrl, ...ways }: NikWays = { inChat: true, byLink: false },
  officerHours = usualOfficerHours,
): Ports => ({
  asking: () => ways,
  newLink: () => linkAt(db, publicUrl),
  openLink: () => openLink(db.pool, asking.chatId, options.now),
  redeem: (digits) => redeem(db, asking.chatId, digits, options.now),
  ownPhone: (named) => ownPhone(db, named, asking, options.now),
  now: () => options.now,
  today: () => dayOf(options.now),
  indexOf: (by, number) => db.vault.index(by, number).toString('hex'),
  prove: (named, proof) => prove(db, named, proof, asking, options),
  people: () => people(db, asking.chatId, options.now),
  record: (participantId) => record(db.lanes, participantId, asking.chatId, options.now),
  reminders: () => pendingReminders(db.pool, asking.chatId),
  kept: () => kept(db, asking.chatId, options.now),
  newReport() {
    const { code, codeIndex } = newAccess(db.vault);
    return { number: newNumber('LP', options.now), code, codeIndex: codeIndex.toString('hex') };
  },
  seal: (told) => sealOne(db.vault, told),
  openCase: (number, code) => openCase(db, number, code, asking, options),
  cases: () => myCases(db.lanes, asking.chatId, options.now),
  stopped: () => stopped(db.pool, asking.chatId),
  officerHours: () => officerHours,
});
