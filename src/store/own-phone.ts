import type { Named, Proof } from '../conversation/ports.ts';
import { OWN_PHONE_LOOKS } from '../domain/limits.ts';
import { type Asking, keyed, PHONE_PEOPLE, phoneSince } from './attempt.ts';
import type { Database } from './database.ts';

// Looked at and counted in one statement; a look that finds something counts nothing. An answer after too many is none.
const text = `
  WITH looked AS MATERIALIZED (
    SELECT EXISTS (SELECT FROM match_proof($1, 'phone', $2, $3, $4, $5, $6) WHERE proven) AS proven
  ), missed AS MATERIALIZED (
    SELECT CASE WHEN NOT proven THEN count_event($7, $8, $9) END FROM looked)
  SELECT proven AND NOT EXISTS (SELECT FROM rate_limits WHERE key = $7 AND points >= $10 AND expire > $9) AS proven
  FROM looked, missed`;

/**
 * The phone that the platform vouches for in this very message, where it would prove the named record. It is no wrong proof
 * where it does not, but is counted for that phone, in whatever chat: a number may be looked up by its next owner.
 */
export async function ownPhone(
  { lanes, vault }: Database,
  named: Named,
  asking: Asking,
  now: Date,
): Promise<Proof | null> {
  const { chatId, vouchedPhone } = asking;
  if (!vouchedPhone) return null;
  const phone = vault.index('phone', vouchedPhone);
  const { most, windowMs } = OWN_PHONE_LOOKS;
  const { rows } = await lanes.query<{ proven: boolean }>({
    name: 'own-phone',
    text,
    values: [
      ...[Buffer.from(named.index, 'hex'), phone, chatId, now, phoneSince(now), PHONE_PEOPLE],
      ...[keyed(asking, `own-phone:${phone.toString('hex')}`), windowMs, now.getTime(), most],
    ],
  });
  return rows[0]?.proven ? { kind: 'phone', value: vouchedPhone } : null;
}
