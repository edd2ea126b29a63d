import { randomInt } from 'node:crypto';
import type { Effect, NewReport } from '../../src/conversation/ports.ts';
import type { Day } from '../../src/domain/day.ts';
import { render } from '../../src/language/render.ts';
import { begin } from '../../src/store/acting.ts';
import { chatPorts } from '../../src/store/chat-ports.ts';
import type { Database } from '../../src/store/database.ts';
import { addEffect } from '../../src/store/effects.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { makeChat, morning } from './ledger.ts';

/** Somebody of the roll, without cover. */
export const MARWAN = {
  nik: '1508030107850000',
  card: '90000000002',
  family: '1508031503100000',
  phone: '+6284000000002',
};

export const admin = { actor: 'officer:uji', role: 'admin', now: morning } as const;

/** What effects of a turn do, without the turn. */
export async function happen(db: Database, chatId: number, effects: Effect[], now = morning): Promise<void> {
  const acting = begin(db.vault, chatId, now);
  for (const one of effects) if (one.do !== 'forget') addEffect(one, acting);
  await acting.ask(db.pool, 'SELECT 1');
}

/** What a chat may ask of the world, with failures that take no time. */
export const portsOf = (db: Database, chatId: number, now = morning, channel = 'web') =>
  chatPorts(db, { chatId, channel, network: undefined }, { now, failureMs: 0 });

/** A report that a chat makes; its number and code, and the chat that made it. */
export async function report(
  db: Database,
  {
    chat,
    now = morning,
    ...more
  }: Partial<Omit<NewReport, 'told'>> & { chat?: number; now?: Date; told?: Record<string, string> } = {},
) {
  const chatId = chat ?? (await makeChat(db));
  const ports = portsOf(db, chatId, now);
  const { number, code, codeIndex } = ports.newReport();
  const { told = {}, ...rest } = more;
  const sealed = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, ports.seal(value)]));
  const made: NewReport = {
    ...{ kind: 'death', number, codeIndex, relation: 'spouse', participantId: null, nikIndex: null },
    ...{ eventOn: null, circumstances: {}, ...rest, told: sealed },
  };
  await happen(db, chatId, [{ do: 'report', report: made }], now);
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM cases WHERE report_number = $1', [number]);
  return { number, code, chatId, id: rows[0]!.id };
}

/** Puts Marwan into the roll, with a card, a family card and a phone; `nik` makes it another. */
export async function enrol(db: Database, { nik = MARWAN.nik, name = 'Marwan Uji' } = {}): Promise<number> {
  const { vault, pool } = db;
  const { rows } = await pool.query<{ id: number }>(
    `WITH p AS (
       INSERT INTO participants (nik_index, nik_sealed, name, birth_date, phone_index, phone_seen_on, family_index, village)
       VALUES ($1, $2, $3, '1985-07-01', $4, '2026-11-01', $5, 'Kota Baru') RETURNING id), c AS (
       INSERT INTO cards (card_index, tail, participant_id) SELECT $6, '0002', id FROM p)
     SELECT id FROM p`,
    [
      ...[vault.index('nik', nik), vault.seal('participant.nik', nik), name, vault.index('phone', MARWAN.phone)],
      ...[
        vault.index('family', MARWAN.family),
        vault.index('card', `${MARWAN.card}${nik === MARWAN.nik ? '' : randomInt(9)}`),
      ],
    ],
  );
  return rows[0]!.id;
}

export const nikIndexOf = ({ vault }: Database, nik = MARWAN.nik): string => vault.index('nik', nik).toString('hex');

/** Lets a chat speak for somebody. */
export const bindTo = (
  db: Database,
  chatId: number,
  participantId: number,
  {
    relation = 'self',
    proof = 'card' as const,
    now = morning,
  }: Partial<{ relation: 'self' | 'spouse' | 'parent'; proof: 'card' | 'family' | 'phone'; now: Date }> = {},
): Promise<void> =>
  happen(db, chatId, [{ do: 'bind', participantId, relation, proof, announce: { key: 'check.boundElsewhere' } }], now);

export type Written = { chat: number; status: string; why: string | null; subject: string | null; text: string };

/** What was written to chats, oldest first, in the words that people read. */
export async function notices({ pool, vault }: Database): Promise<Written[]> {
  const { rows } = await pool.query(
    `SELECT chat_id AS chat, status, why, subject, key, body FROM outgoing WHERE kind <> 'reply' ORDER BY id`,
  );
  return rows.map(({ key, body, ...row }) => ({ ...row, text: render(openBody(vault, key, body), '').text }));
}

export type { Day };
