import type { CasePrefix } from '../../domain/claims/case-number.ts';
import type { Queryable } from '../database.ts';
import { newNumber } from './number.ts';

/** A number that no case has yet. Ten thousand claims on one day would else meet as birthdays do. */
export async function drawNumber(client: Queryable, prefix: CasePrefix, now: Date): Promise<string> {
  for (;;) {
    const number = newNumber(prefix, now);
    const { rowCount } = await client.query('SELECT FROM cases WHERE report_number = $1 OR claim_number = $1', [
      number,
    ]);
    if (rowCount === 0) return number;
  }
}
