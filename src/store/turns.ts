import type { Effect } from '../conversation/ports.ts';
import type { Say } from '../message.ts';
import { type Acting, audit, begin, elseOvertaken, oneOf } from './acting.ts';
import { type Database, type Queryable, transaction } from './database.ts';
import { addEffect } from './effects.ts';
import { forget } from './forget.ts';
import { type ChatState, INBOUND, type InboundBody } from './inbound.ts';
import type { Claimed } from './ledger.ts';
import type { Asker } from './nik-links.ts';
import { type Reply, reply } from './reply.ts';
import { stopSql } from './stops.ts';
import { handedSql } from './talk/effects.ts';

/**
 * Everything a turn writes. `masked` replaces the stored message; `address` is the chat's. `held`: the channel is held by
 * this process, which will send the reply itself.
 */
export type Turn = {
  state: ChatState;
  inboundId: number;
  address: string;
  masked: InboundBody;
  says: Say[];
  place: object | null;
  effects: Effect[];
  now: Date;
  held: boolean;
  /** As what a page may name who wrote it; only where a link may be given. */
  asker?: Asker;
};

/**
 * The rows of the replies; `claimed` is the one that is this process's to send now. `told`: whoever holds the channel was told
 * of them.
 */
export type Committed = { replies: number[]; claimed?: Claimed; told?: boolean };

/**
 * How the chat of a message stands. Asked by the message, because another chat takes it over when its first one is forgotten.
 * Undefined when the message is done already, or was deleted meanwhile: then there is nothing left to work.
 */
export async function loadChat({ pool }: Database, inboundId: number): Promise<ChatState | undefined> {
  const { rows } = await pool.query<ChatState>(
    `SELECT c.id AS "chatId", c.channel, c.place, c.consent_version IS NOT NULL AS consented,
       c.handed_until AS "handedUntil", c.version
     FROM inbound i JOIN chats c ON c.id = i.chat_id WHERE i.id = $1 AND i.done_at IS NULL`,
    [inboundId],
  );
  return rows[0];
}

/** The chat has moved on, with its consent where that was given or withdrawn, with what it stops or resumes, and who has it. */
function moved(acting: Acting, { state, place, effects }: Turn): string {
  const { part, value, chat, now } = acting;
  const consent = effects.findLast((one) => one.do === 'consent');
  const agreed =
    consent &&
    `, consent_version = ${value(consent.given ? consent.version : null, 'text')},
    consent_at = ${consent.given ? now : 'NULL'}`;
  return part(
    'moved',
    `UPDATE chats SET place = ${value(place && JSON.stringify(place), 'jsonb')}, place_at = ${now}, version = version + 1${agreed ?? ''}${stopSql(effects, acting)}${handedSql(effects, acting)}
     WHERE id = ${chat} AND version = ${value(state.version, 'int')} RETURNING id`,
  );
}

/**
 * The message is done and masked. The chat's row is taken before any of its messages: else one that forgets the chat and one
 * that answers in it would wait for each other.
 */
function done({ part, value, vault, now }: Acting, { inboundId, masked }: Turn, chatMoved: string): string {
  const body = value(vault.seal(INBOUND, JSON.stringify(masked)), 'bytea');
  return part(
    'done',
    `UPDATE inbound SET done_at = ${now}, body = ${body}
     WHERE id = ${value(inboundId, 'int')} AND done_at IS NULL AND EXISTS (SELECT FROM ${chatMoved}) RETURNING id`,
  );
}

type Written = { id: number | null; status: string | null };

/** Asks for the statement; one whose reply is left to others wakes whoever holds the channel. */
async function ask(on: Queryable, acting: Acting, said: Reply | undefined): Promise<Written | undefined> {
  const checks = acting.must.map(oneOf);
  const left = `CASE WHEN said.status = 'queued' THEN pg_notify('outgoing', ${acting.chat}::text) END`;
  const [what, from] = said
    ? [['said.id', 'said.status', left], `FROM (SELECT) AS turn LEFT JOIN ${said.name} AS said ON true`]
    : [['NULL AS id', 'NULL AS status'], ''];
  const select = [...what, ...checks.map((check, at) => `${check} AS check_${at}`)];
  const rows = await acting.ask<Written>(on, `SELECT ${select} ${from}`).catch(elseOvertaken);
  return rows[0];
}

function committed(turn: Turn, chatId: number, said?: Reply, written?: Written): Committed {
  if (!said || !written?.id) return { replies: [] };
  const { id, status } = written;
  if (status === 'queued') return { replies: [id], told: true };
  const { state, address } = turn;
  const { name: _, ...words } = said;
  const row = { id, chatId, kind: 'reply', ...words, attempts: 1, channel: state.channel, address } as const;
  return { replies: [id], claimed: { ...row, consenting: state.consented, stopped: false, heardAt: turn.now } };
}

/** All that a turn does but its reply. */
function work(acting: Acting, turn: Turn): void {
  acting.must.push(done(acting, turn, moved(acting, turn)));
  for (const one of turn.effects) if (one.do !== 'forget') addEffect(one, acting);
}

/** A turn after which nothing is left of the chat: its reply goes out in the chat that takes the old one's place. */
const forgetting = (db: Database, turn: Turn): Promise<Committed> =>
  transaction(db.pool, async (client) => {
    const before = begin(db.vault, turn.state.chatId, turn.now);
    work(before, turn);
    await ask(client, before, undefined);
    const fresh = await forget(client, turn.state.chatId, turn.now);
    const after = begin(db.vault, fresh, turn.now);
    audit({ action: 'chat.forgotten', subject: `chat:${fresh}` }, after);
    const said = reply(after, turn);
    return committed(turn, fresh, said, await ask(client, after, said));
  });

/**
 * Commits a turn: the message is done and masked, the chat has moved, the effects have happened, the reply is a row; all of it
 * or nothing. Throws `TurnOvertaken` when another was first. One statement, unless the chat is to be forgotten.
 */
export async function commitTurn(db: Database, turn: Turn): Promise<Committed> {
  if (turn.effects.some((one) => one.do === 'forget')) return forgetting(db, turn);
  const acting = { ...begin(db.vault, turn.state.chatId, turn.now), asker: turn.asker };
  work(acting, turn);
  const said = reply(acting, turn);
  return committed(turn, turn.state.chatId, said, await ask(db.lanes, acting, said));
}
