import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Named, Proof, Proven } from '../conversation/ports.ts';
import type { Vault } from '../crypto.ts';
import { dayOf } from '../domain/day.ts';
import { ALARM, CODE_SLIPS, FAILURE_MS, RECORD_MEMORY_MS, slowDownMs, WRONG_PROOFS } from '../domain/limits.ts';
import { OWN_CLOCK } from './chats.ts';
import { type Database, looking, type Queryable } from './database.ts';
import { carry, count, type Limit, oneByOne, usedUpUntil } from './limits.ts';

/** Who asks: the chat, its channel, and for public pages the network it asks from. */
export type Asking = { chatId: number; channel?: string; network: string | undefined };

export type ProveOptions = { now: Date; failureMs?: number; onAlarm?: (wrong: number) => void };

/** A phone proves while it stands on at most three people and was named in the last twelve months (design §5). */
const PHONE_PEOPLE = 3;
const PHONE_MONTHS = 12;

/** What wrong proofs are remembered for: a named record, or an activation code that was tried on one. */
type Target = { by: Named['by'] | 'code'; index: string };

const recordKey = ({ by, index }: Target): string => `record:${by}:${index}`;

/** What wrong proofs are counted under. A replay counts apart: its clock would begin everybody else's windows anew. */
function limitsOf({ chatId, channel, network }: Asking) {
  const limit = (key: string, most: number, windowMs: number): Limit => ({
    key: channel === OWN_CLOCK ? `${OWN_CLOCK}:${key}` : key,
    most,
    windowMs,
  });
  return {
    asker: [`chat:${chatId}`, ...(network ? [`network:${network}`] : [])].flatMap((who) =>
      WRONG_PROOFS.map(({ name, most, windowMs }) => limit(`proof:${name}:${who}`, most, windowMs)),
    ),
    memory: (tried: Target) => limit(recordKey(tried), 1_000_000, RECORD_MEMORY_MS),
    gate: (tried: Target, windowMs: number) => limit(`gate:${recordKey(tried)}`, 1, windowMs),
    alarm: limit('proof:all', ALARM.most, ALARM.windowMs),
  };
}

/** A try: by whom, for which record, with what, and the transaction it is made in. */
type Try = { client: pg.PoolClient; vault: Vault; named: Named; proof: Proof; asking: Asking; now: Date };

const match = `
  SELECT p.id, bound,
    CASE $2
      WHEN 'nik' THEN p.nik_index = $3
      WHEN 'family' THEN p.family_index = $3
      WHEN 'card' THEN EXISTS (SELECT FROM cards c WHERE c.participant_id = p.id AND c.card_index = $3)
      WHEN 'phone' THEN p.phone_index = $3 AND p.phone_seen_on > $6::date - make_interval(months => ${PHONE_MONTHS})
        AND (SELECT count(*) FROM participants q WHERE q.phone_index = $3) <= ${PHONE_PEOPLE}
      WHEN 'code' THEN EXISTS (SELECT FROM activation_codes a WHERE a.code_index = $3 AND a.participant_id = p.id
        AND a.expires_at > $5 AND (a.used_at IS NULL OR a.used_by = $4 AND bound))
    END IS TRUE AS proven
  FROM participants p
  CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM bindings b
    WHERE b.participant_id = p.id AND b.chat_id = $4 AND b.ended_at IS NULL AND b.expires_at > $5) AS bound) here
  WHERE p.nik_index = $1 OR p.id = (SELECT c.participant_id FROM cards c WHERE c.card_index = $1)`;

/** The one query that answers whether the proof holds; the same work whether the record exists or not. */
async function matching({ client, vault, named, proof, asking, now }: Try) {
  const nameIndex = Buffer.from(named.index, 'hex');
  const proofIndex = proof.kind === 'code' ? Buffer.from(proof.index, 'hex') : vault.index(proof.kind, proof.value);
  const values = [nameIndex, proof.kind, proofIndex, asking.chatId, now, dayOf(now)];
  const { rows } = await client.query<{ id: number; bound: boolean; proven: boolean }>({
    name: 'matching',
    text: match,
    values,
  });
  return rows[0];
}

/**
 * The records that a try is about: the one that was named, and where a NIK or a code is offered as proof that one's too. Else
 * whoever knows it could name one guessed record after another, and never be slowed down: a sheet has the last four digits.
 */
function recordsOf({ vault, named, proof }: Try): Target[] {
  if (proof.kind === 'nik') return [named, { by: 'nik', index: vault.index('nik', proof.value).toString('hex') }];
  return proof.kind === 'code' ? [named, { by: 'code', index: proof.index }] : [named];
}

/** Counts a wrong proof, and tells how many there were in this hour over all chats. */
async function countWrong(one: Try): Promise<number> {
  const { client, asking, now } = one;
  const { asker, memory, gate, alarm } = limitsOf(asking);
  const records = recordsOf(one);
  const counts = await count(client, [...asker, ...records.map(memory), alarm], now);
  const gates = records.flatMap((record) => {
    const wrong = (counts.get(memory(record).key) ?? 1) - (record.by === 'code' ? CODE_SLIPS : 0);
    return wrong > 0 ? [gate(record, slowDownMs(wrong))] : [];
  });
  await count(client, gates, now);
  return counts.get(alarm.key) ?? 0;
}

/** Looks at everything in one round trip, under locks that only end with the transaction. */
async function look(one: Try) {
  const { client, asking, now } = one;
  const limits = limitsOf(asking);
  const records = recordsOf(one);
  const gates = records.map((record) => limits.gate(record, slowDownMs(Number.POSITIVE_INFINITY)));
  const [, mine, found, gate] = await Promise.all([
    oneByOne(client, [...limits.asker, ...records.map(limits.memory)]),
    usedUpUntil(client, limits.asker, now),
    matching(one),
    usedUpUntil(client, gates, now),
  ]);
  return { until: mine ?? (found?.bound ? undefined : gate), found };
}

/** What a try came to; `wrote` when it was counted. */
type Tried = { proven: Proven; wrote: boolean };

async function attempt(one: Try, onAlarm: (wrong: number) => void): Promise<Tried> {
  const { until, found } = await look(one);
  if (until) return { proven: { ok: false, why: 'wait', until }, wrote: false };
  if (found?.proven) return { proven: { ok: true, participantId: found.id }, wrote: false };
  const wrong = await countWrong(one);
  if (wrong >= ALARM.most) onAlarm(wrong);
  return { proven: { ok: false, why: 'no' }, wrote: true };
}

/**
 * Checks a proof for a named record. Wrong ones are counted per chat, per network and per record before the answer is
 * known to anyone, one try of a chat, a network or a record after another; "not in the roll" and "wrong proof" are one answer
 * after the same work and the same least time. One that holds takes one round trip.
 */
export async function prove(
  db: Database,
  named: Named,
  proof: Proof,
  asking: Asking,
  options: ProveOptions,
): Promise<Proven> {
  const least = performance.now() + (options.failureMs ?? FAILURE_MS);
  const { now, onAlarm = () => {} } = options;
  const { proven } = await looking(db.pool, (client) =>
    attempt({ client, vault: db.vault, named, proof, asking, now }, onAlarm),
  );
  if (!proven.ok) await sleep(Math.max(0, least - performance.now()));
  return proven;
}

/** Wrong proofs follow whoever offered them into a new chat: else deleting one's data would open the limits again. */
export async function carryWrongProofs(client: Queryable, channel: string, from: number, to: number): Promise<void> {
  const keysOf = (chatId: number) => limitsOf({ chatId, channel, network: undefined }).asker.map(({ key }) => key);
  const fresh = keysOf(to);
  await carry(
    client,
    keysOf(from).map((key, at) => ({ from: key, to: fresh[at]! })),
  );
}
