import { setTimeout as sleep } from 'node:timers/promises';
import type { Named, Proof, Proven, RollRecord } from '../conversation/ports.ts';
import type { Vault } from '../crypto.ts';
import { addMonths, dayOf } from '../domain/day.ts';
import { ALARM, CODE_SLIPS, FAILURE_MS, RECORD_MEMORY_MS, SLOWER_MS, WRONG_PROOFS } from '../domain/limits.ts';
import { OWN_CLOCK } from './chats.ts';
import type { Database, Queryable } from './database.ts';
import { carry, type Limit } from './limits.ts';
import { recordSql } from './record.ts';

/** Who asks: the chat, its channel, and for public pages the network it asks from. */
export type Asking = { chatId: number; channel?: string; network: string | undefined };

export type ProveOptions = { now: Date; failureMs?: number; onAlarm?: (wrong: number) => void };

/** A phone proves while it stands on at most three people and was named in the last twelve months (design §5). */
const PHONE_PEOPLE = 3;
const PHONE_MONTHS = 12;

/** What wrong proofs are remembered for: a named record, or an activation code that was tried on one. */
type Target = { by: Named['by'] | 'code'; index: string };

/** Whose counts a try is held against. A replay counts apart: its clock would begin everybody else's windows anew. */
const keyed = ({ channel }: Asking, key: string): string => (channel === OWN_CLOCK ? `${OWN_CLOCK}:${key}` : key);

/** The limits of the chat that asks, and of its network. */
const askersOf = (asking: Asking): Limit[] =>
  [`chat:${asking.chatId}`, ...(asking.network ? [`network:${asking.network}`] : [])].flatMap((who) =>
    WRONG_PROOFS.map(({ name, most, windowMs }) => ({ key: keyed(asking, `proof:${name}:${who}`), most, windowMs })),
  );

/**
 * The records that a try is about: the one that was named, and where a NIK or a code is offered as proof that one's too. Else
 * whoever knows it could name one guessed record after another, and never be slowed down: a sheet has the last four digits.
 */
function targetsOf(vault: Vault, named: Named, proof: Proof): Target[] {
  if (proof.kind === 'nik') return [named, { by: 'nik', index: vault.index('nik', proof.value).toString('hex') }];
  return proof.kind === 'code' ? [named, { by: 'code', index: proof.index }] : [named];
}

/** What `try_proof` tells (its migration says how it comes to it): one of the three. The record comes with the person. */
type Tried = { wait_until: string | null; record: RollRecord | null; wrong: number | null };

// The placeholders that `record` shares are the chat and now.
const tried = `
  SELECT wait_until, wrong, (SELECT to_json(r) FROM (${recordSql('t.person', '$13', '$14')}) AS r) AS record
  FROM try_proof(${Array.from({ length: 16 }, (_, at) => `$${at + 1}`)}) AS t`;

async function attempt(
  { lanes, vault }: Database,
  named: Named,
  proof: Proof,
  asking: Asking,
  now: Date,
): Promise<Tried> {
  const askers = askersOf(asking);
  const targets = targetsOf(vault, named, proof);
  const proofIndex = proof.kind === 'code' ? Buffer.from(proof.index, 'hex') : vault.index(proof.kind, proof.value);
  const values = [
    ...[askers.map(({ key }) => key), askers.map(({ most }) => most), askers.map(({ windowMs }) => windowMs)],
    targets.map(({ by, index }) => keyed(asking, `record:${by}:${index}`)),
    targets.map(({ by }) => (by === 'code' ? CODE_SLIPS : 0)),
    ...[RECORD_MEMORY_MS, SLOWER_MS, keyed(asking, 'proof:all'), ALARM.windowMs],
    ...[Buffer.from(named.index, 'hex'), proof.kind, proofIndex, asking.chatId, now],
    ...[addMonths(dayOf(now), -PHONE_MONTHS), PHONE_PEOPLE],
  ];
  const { rows } = await lanes.query<Tried>({ name: 'prove', text: tried, values });
  return rows[0]!;
}

/**
 * Checks a proof for a named record. Wrong ones are counted per chat, per network and per record before the answer is
 * known to anyone, one try of a chat, a network or a record after another; "not in the roll" and "wrong proof" are one answer
 * after the same work and the same least time. One statement, which brings the record along where the proof holds.
 */
export async function prove(
  db: Database,
  named: Named,
  proof: Proof,
  asking: Asking,
  { now, failureMs = FAILURE_MS, onAlarm }: ProveOptions,
): Promise<Proven> {
  const least = performance.now() + failureMs;
  const { wait_until, record, wrong } = await attempt(db, named, proof, asking, now);
  if (record) return { ok: true, record };
  if (wrong !== null && wrong >= ALARM.most) onAlarm?.(wrong);
  await sleep(Math.max(0, least - performance.now()));
  return wait_until === null
    ? { ok: false, why: 'no' }
    : { ok: false, why: 'wait', until: new Date(Number(wait_until)) };
}

/** Wrong proofs follow whoever offered them into a new chat: else deleting one's data would open the limits again. */
export async function carryWrongProofs(client: Queryable, channel: string, from: number, to: number): Promise<void> {
  const keysOf = (chatId: number) => askersOf({ chatId, channel, network: undefined }).map(({ key }) => key);
  const fresh = keysOf(to);
  await carry(
    client,
    keysOf(from).map((key, at) => ({ from: key, to: fresh[at]! })),
  );
}
