import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Named, Proof, Proven } from '../conversation/ports.ts';
import type { Vault } from '../crypto.ts';
import { ALARM, FAILURE_MS, RECORD_MEMORY_MS, slowDownMs, WRONG_PROOFS } from '../domain/limits.ts';
import { type Database, transaction } from './database.ts';
import { carry, count, type Limit, oneByOne, usedUpUntil } from './limits.ts';

/** Who asks: the chat, and for public pages the network it asks from. */
export type Asking = { chatId: number; network: string | undefined };

export type ProveOptions = { now: Date; failureMs?: number; onAlarm?: (wrong: number) => void };

/** A phone proves while it stands on at most three people and was named in the last twelve months (design §5). */
const PHONE_PEOPLE = 3;
const PHONE_MONTHS = 12;

const perAsker = ({ chatId, network }: Asking): Limit[] =>
  [`chat:${chatId}`, ...(network ? [`network:${network}`] : [])].flatMap((who) =>
    WRONG_PROOFS.map(({ name, most, windowMs }) => ({ key: `proof:${name}:${who}`, most, windowMs })),
  );

const recordKey = ({ by, index }: Named): string => `record:${by}:${index}`;
const memoryOf = (named: Named): Limit => ({ key: recordKey(named), most: 1_000_000, windowMs: RECORD_MEMORY_MS });
const gateOf = (named: Named, windowMs: number): Limit => ({ key: `gate:${recordKey(named)}`, most: 1, windowMs });
const alarm: Limit = { key: 'proof:all', most: ALARM.most, windowMs: ALARM.windowMs };

/** A try: by whom, for which record, with what, and the transaction it is made in. */
type Try = { client: pg.PoolClient; vault: Vault; named: Named; proof: Proof; asking: Asking; now: Date };

/** The one query that answers whether the proof holds; the same work whether the record exists or not. */
async function matching({ client, vault, named, proof, asking, now }: Try) {
  const nameIndex = Buffer.from(named.index, 'hex');
  const proofIndex = vault.index(proof.kind, proof.value);
  const { rows } = await client.query<{ id: number; bound: boolean; proven: boolean }>(
    `SELECT p.id,
       EXISTS (SELECT FROM bindings b WHERE b.participant_id = p.id AND b.chat_id = $4 AND b.ended_at IS NULL AND b.expires_at > $5) AS bound,
       CASE $2
         WHEN 'nik' THEN p.nik_index = $3
         WHEN 'family' THEN p.family_index = $3
         WHEN 'card' THEN EXISTS (SELECT FROM cards c WHERE c.participant_id = p.id AND c.card_index = $3)
         WHEN 'phone' THEN p.phone_index = $3 AND p.phone_seen_on > $5::date - make_interval(months => ${PHONE_MONTHS})
           AND (SELECT count(*) FROM participants q WHERE q.phone_index = $3) <= ${PHONE_PEOPLE}
       END IS TRUE AS proven
     FROM participants p
     WHERE p.nik_index = $1 OR p.id = (SELECT c.participant_id FROM cards c WHERE c.card_index = $1)`,
    [nameIndex, proof.kind, proofIndex, asking.chatId, now],
  );
  return rows[0];
}

/** Counts a wrong proof, and tells how many there were in this hour over all chats. */
async function countWrong({ client, named, asking, now }: Try): Promise<number> {
  const counts = await count(client, [...perAsker(asking), memoryOf(named), alarm], now);
  await count(client, [gateOf(named, slowDownMs(counts.get(recordKey(named)) ?? 1))], now);
  return counts.get(alarm.key) ?? 0;
}

async function attempt(one: Try, onAlarm: (wrong: number) => void): Promise<Proven> {
  const { client, named, asking, now } = one;
  await oneByOne(client, [...perAsker(asking), memoryOf(named)]);
  const mine = await usedUpUntil(client, perAsker(asking), now);
  if (mine) return { ok: false, why: 'wait', until: mine };
  const found = await matching(one);
  const gate = found?.bound
    ? undefined
    : await usedUpUntil(client, [gateOf(named, slowDownMs(Number.POSITIVE_INFINITY))], now);
  if (gate) return { ok: false, why: 'wait', until: gate };
  if (found?.proven) return { ok: true, participantId: found.id };
  const wrong = await countWrong(one);
  if (wrong >= alarm.most) onAlarm(wrong);
  return { ok: false, why: 'no' };
}

/**
 * Checks a proof for a named record. Wrong ones are counted per chat, per network and per record before the answer is
 * known to anyone, one try of a chat, a network or a record after another; "not in the roll" and "wrong proof" are one answer after the same work and the same least time.
 */
export async function prove(
  db: Database,
  named: Named,
  proof: Proof,
  asking: Asking,
  options: ProveOptions,
): Promise<Proven> {
  const least = sleep(options.failureMs ?? FAILURE_MS);
  const { now, onAlarm = () => {} } = options;
  const proven = await transaction(db.pool, (client) =>
    attempt({ client, vault: db.vault, named, proof, asking, now }, onAlarm),
  );
  if (!proven.ok) await least;
  return proven;
}

/** Wrong proofs follow whoever offered them into a new chat: else deleting one's data would open the limits again. */
export async function carryWrongProofs(client: pg.ClientBase, from: number, to: number): Promise<void> {
  const keysOf = (chatId: number) => perAsker({ chatId, network: undefined }).map(({ key }) => key);
  const fresh = keysOf(to);
  await carry(
    client,
    keysOf(from).map((key, at) => ({ from: key, to: fresh[at]! })),
  );
}
