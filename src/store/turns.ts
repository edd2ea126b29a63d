import type { Effect } from '../conversation/ports.ts';
import type { Say } from '../message.ts';
import { type Acting, elseOvertaken, oneOf } from './acting.ts';
import { type Database, oneTrip, type Queryable, transaction } from './database.ts';
import { effect, inSteps } from './effects.ts';
import { type ChatState, INBOUND, type InboundBody } from './inbound.ts';
import type { Claimed } from './ledger.ts';
import { sealBody } from './outgoing.ts';

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
};

/** The rows of the replies; `claimed` is the one that is this process's to send now. */
export type Committed = { replies: number[]; claimed?: Claimed };

/** A reply is worth reading for a day. */
const REPLY_LIFE_MS = 24 * 3_600_000;

/**
 * How the chat of a message stands. Asked by the message, because another chat takes it over when its first one is forgotten.
 * Undefined when the message is done already, or was deleted meanwhile: then there is nothing left to work.
 */
export async function loadChat({ pool }: Database, inboundId: number): Promise<ChatState | undefined> {
  const { rows } = await pool.query<ChatState>(
    `SELECT c.id AS "chatId", c.channel, c.place, c.consent_version IS NOT NULL AS consented, c.version
     FROM inbound i JOIN chats c ON c.id = i.chat_id WHERE i.id = $1 AND i.done_at IS NULL`,
    [inboundId],
  );
  return rows[0];
}

// The chat's row is taken before any of its messages: else one
// that forgets the chat and one that answers in it would wait for each other.
const finish = `
  WITH moved AS (
    UPDATE chats SET place = $3, place_at = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id
  ), done AS (
    UPDATE inbound SET done_at = $4, body = $6
    WHERE id = $5 AND done_at IS NULL AND EXISTS (SELECT FROM moved) RETURNING id
  )
  SELECT ${oneOf('done')}`;

async function finishTurn({ client, db }: Acting, { state, inboundId, masked, place, now }: Turn): Promise<void> {
  const body = db.vault.seal(INBOUND, JSON.stringify(masked));
  const values = [state.chatId, state.version, place && JSON.stringify(place), now, inboundId, body];
  await client.query({ name: 'finish', text: finish, values }).catch(elseOvertaken);
}

// Claimed at once when this process holds the channel and no earlier reply of the chat is open; else whoever holds it is woken.
const reply = `
  WITH written AS (
    INSERT INTO outgoing (chat_id, inbound_id, kind, key, body, created_at, expires_at, status, attempts, claimed_at)
    SELECT $1, $2, 'reply', $3, $4, $5, $6, CASE WHEN mine THEN 'sending' ELSE 'queued' END, mine::int, CASE WHEN mine THEN $5::timestamptz END
    FROM (SELECT $7 AND NOT EXISTS (
      SELECT FROM outgoing WHERE chat_id = $1 AND kind = 'reply' AND status IN ('queued', 'sending')) AS mine) AS claim
    RETURNING id, status
  )
  SELECT id, status, CASE WHEN status = 'queued' THEN pg_notify('outgoing', $1::int::text) END FROM written`;

/** What is said in one turn is one message. */
const joined = ([first, ...then]: Say[]): Say => ({ ...first!, ...(then.length > 0 && { then }) });

async function writeReply({ client, db, chatId }: Acting, turn: Turn): Promise<Committed> {
  if (turn.says.length === 0) return { replies: [] };
  const { state, address, inboundId, now } = turn;
  const said = joined(turn.says);
  const body = sealBody(db.vault, said);
  const expiresAt = new Date(now.getTime() + REPLY_LIFE_MS);
  const values = [chatId, inboundId, said.key, body, now, expiresAt, turn.held];
  const { rows } = await client.query<{ id: number; status: string }>({ name: 'reply', text: reply, values });
  const { id, status } = rows[0]!;
  if (status === 'queued') return { replies: [id] };
  const { channel } = state;
  const row = { id, chatId, kind: 'reply', key: said.key, body, attempts: 1, expiresAt, channel, address } as const;
  return { replies: [id], claimed: { ...row, consenting: state.consented, stopped: false } };
}

/** Waits for all; throws what the first of them threw, for those after it only say that something before them failed. */
async function allOf(asked: Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(asked);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Asks for everything in order, and waits only where the rest depends on what comes. */
async function write(asking: Queryable, db: Database, turn: Turn): Promise<Committed> {
  const acting: Acting = { client: asking, db, chatId: turn.state.chatId, now: turn.now };
  const asked: Promise<unknown>[] = [finishTurn(acting, turn)];
  for (const one of turn.effects) {
    asked.push(effect(one, acting));
    if (inSteps.has(one.do)) await allOf(asked);
  }
  const committed = writeReply(acting, turn);
  await allOf([...asked, committed]);
  return committed;
}

/**
 * Commits a turn in one transaction: the message is done and masked, the chat has moved, the effects have happened, the
 * reply is a row. Throws `TurnOvertaken` when another was first. One round trip, unless an effect goes in steps.
 */
export function commitTurn(db: Database, turn: Turn): Promise<Committed> {
  const trip = turn.effects.some((one) => inSteps.has(one.do)) ? transaction : oneTrip;
  return trip(db.pool, (asking) => write(asking, db, turn));
}
