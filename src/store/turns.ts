import type pg from 'pg';
import type { Effect } from '../conversation/ports.ts';
import type { Say } from '../message.ts';
import type { Acting } from './acting.ts';
import { type Database, transaction } from './database.ts';
import { effect } from './effects.ts';
import { INBOUND, type InboundBody } from './inbound.ts';
import { insertOutgoing } from './outgoing.ts';

/** How a chat stands before a turn. `version` grows with each committed turn. */
export type ChatState = { chatId: number; channel: string; place: unknown; consented: boolean; version: number };

/** Everything a turn writes. `masked` replaces the stored message. */
export type Turn = {
  state: ChatState;
  inboundId: number;
  masked: InboundBody;
  says: Say[];
  place: object | null;
  effects: Effect[];
  now: Date;
};

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

/** Another turn of the same chat, or of the same message, was committed first: load again and work the turn anew. */
export class TurnOvertaken extends Error {}

async function finishInbound(client: pg.PoolClient, db: Database, turn: Turn): Promise<void> {
  const sealed = db.vault.seal(INBOUND, JSON.stringify(turn.masked));
  const done = await client.query('UPDATE inbound SET done_at = $2, body = $3 WHERE id = $1 AND done_at IS NULL', [
    turn.inboundId,
    turn.now,
    sealed,
  ]);
  if (done.rowCount !== 1) throw new TurnOvertaken(`message ${turn.inboundId} is done`);
}

async function moveChat(client: pg.PoolClient, { state, place, now }: Turn): Promise<void> {
  const moved = await client.query(
    'UPDATE chats SET place = $3, place_at = $4, version = version + 1 WHERE id = $1 AND version = $2',
    [state.chatId, state.version, place && JSON.stringify(place), now],
  );
  if (moved.rowCount !== 1) throw new TurnOvertaken(`chat ${state.chatId} moved on`);
}

/**
 * Commits a turn in one transaction: the message is done and masked, the chat has moved, the effects have happened, the
 * replies are rows. Returns the replies' ids, in order. Throws `TurnOvertaken` when another was first. All who write to a
 * chat hold its row before any of its messages: else one that forgets the chat and one that answers in it wait for each other.
 */
export async function commitTurn(db: Database, turn: Turn): Promise<number[]> {
  return transaction(db.pool, async (client) => {
    await moveChat(client, turn);
    await finishInbound(client, db, turn);
    const acting: Acting = { client, db, chatId: turn.state.chatId, now: turn.now };
    for (const one of turn.effects) await effect(one, acting);
    const { chatId } = acting;
    const expiresAt = new Date(turn.now.getTime() + REPLY_LIFE_MS);
    const replies = turn.says.map((say) => ({
      chatId,
      inboundId: turn.inboundId,
      kind: 'reply' as const,
      subject: null,
      say,
      createdAt: turn.now,
      expiresAt,
    }));
    return insertOutgoing(client, db.vault, replies);
  });
}
