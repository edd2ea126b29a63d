import type pg from 'pg';
import type { Effect } from '../conversation/ports.ts';
import type { Say } from '../message.ts';
import { type Database, transaction } from './database.ts';
import { type Acting, effect } from './effects.ts';
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

/** How a chat stands; undefined when it was deleted meanwhile. */
export async function loadChat({ pool }: Database, chatId: number): Promise<ChatState | undefined> {
  const { rows } = await pool.query<ChatState>(
    `SELECT id AS "chatId", channel, place, consent_version IS NOT NULL AS consented, version FROM chats WHERE id = $1`,
    [chatId],
  );
  return rows[0];
}

/** Another turn of the same chat was committed first: load again and work the turn anew. */
export class TurnOvertaken extends Error {}

async function finishInbound(client: pg.PoolClient, db: Database, turn: Turn): Promise<boolean> {
  const sealed = db.vault.seal(INBOUND, JSON.stringify(turn.masked));
  const done = await client.query('UPDATE inbound SET done_at = $2, body = $3 WHERE id = $1 AND done_at IS NULL', [
    turn.inboundId,
    turn.now,
    sealed,
  ]);
  return done.rowCount === 1;
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
 * replies are rows. Returns the replies' ids, in order; none when the message was already done.
 */
export async function commitTurn(db: Database, turn: Turn): Promise<number[]> {
  return transaction(db.pool, async (client) => {
    if (!(await finishInbound(client, db, turn))) return [];
    await moveChat(client, turn);
    const acting: Acting = { client, db, chatId: turn.state.chatId, inboundId: turn.inboundId, now: turn.now };
    for (const one of turn.effects) await effect(one, acting);
    const { chatId, inboundId } = acting;
    const expiresAt = new Date(turn.now.getTime() + REPLY_LIFE_MS);
    const replies = turn.says.map((say) => ({
      chatId,
      inboundId,
      kind: 'reply' as const,
      subject: null,
      say,
      createdAt: turn.now,
      expiresAt,
    }));
    return insertOutgoing(client, db.vault, replies);
  });
}
