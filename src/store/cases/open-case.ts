import type { CaseOpened, CaseRecord } from '../../conversation/ports.ts';
import { readActivationCode } from '../../domain/activation-code.ts';
import { findCaseNumber } from '../../domain/claims/case-number.ts';
import { type Asking, attempt, type ProveOptions, type Target, trying } from '../attempt.ts';
import type { Database } from '../database.ts';
import { accessIndex } from './number.ts';
import { caseSql } from './seen.ts';

const text = trying(`${caseSql('$13', '$14')} WHERE c.id = t.person`);

/**
 * Opens a case by its number and access code, with the limits of any proof: an unknown number and a wrong code are one answer
 * after the same work and the same least time. Nothing of the roll comes with it.
 */
export const openCase = (
  db: Database,
  number: string,
  code: string,
  asking: Asking,
  options: ProveOptions,
): Promise<CaseOpened> => {
  const named = findCaseNumber(number) ?? '';
  const targets: Target[] = [{ by: 'case', index: db.vault.index('case', named).toString('hex') }];
  const index = accessIndex(db.vault, readActivationCode(code) ?? code);
  const one = { named: Buffer.from(named), kind: 'access' as const, index, targets };
  return attempt<CaseRecord>(db, { name: 'open-case', text }, one, asking, options);
};
