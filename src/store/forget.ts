import type { Queryable } from './database.ts';
import { carryWrongProofs } from './prove.ts';

/** An officer finds nothing to read and nobody to answer. */
const CLOSE_TALKS = `UPDATE requests SET status = 'closed', closed_at = $2 WHERE chat_id = $1 AND kind = 'talk' AND status = 'open'`;

/**
 * The chat and all that hangs on it is gone; a new, empty one at its address takes the last reply. The messages' ids stay,
 * without their words, so that a repeat is known; one that still waits for its turn has it in the new chat. The counts of
 * wrong proofs stay too.
 */
export async function forget(client: Queryable, old: number, now: Date): Promise<number> {
  // Two chats cannot have one address: the old one gives up its own.
  const given = await client.query<{ channel: string; address: string }>(
    `UPDATE chats c SET address = 'forgotten:' || c.id FROM chats was WHERE c.id = $1 AND was.id = c.id
     RETURNING was.channel, was.address`,
    [old],
  );
  const { channel, address } = given.rows[0]!;
  const { rows } = await client.query<{ id: number }>(
    'INSERT INTO chats (channel, address, created_at, last_inbound_at) VALUES ($1, $2, $3, $3) RETURNING id',
    [channel, address, now],
  );
  const fresh = rows[0]!.id;
  // A page that is just being sent holds its link before it counts a wrong proof: in another order each would wait for the other.
  await client.query('DELETE FROM nik_links WHERE chat_id = $1', [old]);
  await client.query(
    'UPDATE inbound SET chat_id = $2, body = CASE WHEN done_at IS NULL THEN body END WHERE chat_id = $1',
    [old, fresh],
  );
  await client.query(CLOSE_TALKS, [old, now]);
  await carryWrongProofs(client, channel, old, fresh);
  await client.query('DELETE FROM chats WHERE id = $1', [old]);
  return fresh;
}
