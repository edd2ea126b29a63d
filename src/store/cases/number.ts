import { randomInt } from 'node:crypto';
import type { Vault } from '../../crypto.ts';
import { makeActivationCode } from '../../domain/activation-code.ts';
import { type CasePrefix, makeCaseNumber } from '../../domain/claims/case-number.ts';
import { dayOf } from '../../domain/day.ts';

/** A number of a case that begins at this instant. One that is taken (one in a hundred million a day) is refused by the database. */
export const newNumber = (prefix: CasePrefix, now: Date): string => makeCaseNumber(prefix, dayOf(now), randomInt);

/** The index of an access code: by it alone it is known again. */
export const accessIndex = (vault: Vault, code: string): Buffer => vault.index('access', code);

/** An access code and its index; nobody can read the code again. */
export function newAccess(vault: Vault): { code: string; codeIndex: Buffer } {
  const code = makeActivationCode(randomInt);
  return { code, codeIndex: accessIndex(vault, code) };
}
