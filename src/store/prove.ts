import type { Named, Proof, Proven, RollRecord } from '../conversation/ports.ts';
import type { Vault } from '../crypto.ts';
import { type Asking, askersOf, attempt, type ProveOptions, type Target, type Try, trying } from './attempt.ts';
import type { Database, Queryable } from './database.ts';
import { carry } from './limits.ts';
import { recordSql } from './record.ts';

/**
 * The records that a try is about: the one that was named, and where a NIK or a code is offered as proof that one's too. Else
 * whoever knows it could name one guessed record after another, and never be slowed down: a sheet has the last four digits.
 */
function targetsOf(vault: Vault, named: Named, proof: Proof): Target[] {
  if (proof.kind === 'nik') return [named, { by: 'nik', index: vault.index('nik', proof.value).toString('hex') }];
  return proof.kind === 'code' ? [named, { by: 'code', index: proof.index }] : [named];
}

/** A proof for a named record, as it is tried. */
export function tryOf(vault: Vault, named: Named, proof: Proof): Try {
  const index = proof.kind === 'code' ? Buffer.from(proof.index, 'hex') : vault.index(proof.kind, proof.value);
  return { named: Buffer.from(named.index, 'hex'), kind: proof.kind, index, targets: targetsOf(vault, named, proof) };
}

const text = trying(recordSql('t.person', '$13', '$14'));

/**
 * Checks a proof for a named record. "Not in the roll" and "wrong proof" are one answer after the same work and the same least
 * time. One statement, which brings the record along where the proof holds.
 */
export const prove = (
  db: Database,
  named: Named,
  proof: Proof,
  asking: Asking,
  options: ProveOptions,
): Promise<Proven> => attempt<RollRecord>(db, { name: 'prove', text }, tryOf(db.vault, named, proof), asking, options);

/** Wrong proofs follow whoever offered them into a new chat: else deleting one's data would open the limits again. */
export async function carryWrongProofs(client: Queryable, channel: string, from: number, to: number): Promise<void> {
  const keysOf = (chatId: number) => askersOf({ chatId, channel, network: undefined }).map(({ key }) => key);
  const fresh = keysOf(to);
  await carry(
    client,
    keysOf(from).map((key, at) => ({ from: key, to: fresh[at]! })),
  );
}
