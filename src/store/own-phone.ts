import type { Named, Proof } from '../conversation/ports.ts';
import { type Asking, PHONE_PEOPLE, phoneSince } from './attempt.ts';
import type { Database } from './database.ts';

/**
 * The phone that the platform vouches for in this very message, where it would prove the named record. It only looks: what it
 * tells concerns nobody but the owner of that phone.
 */
export async function ownPhone(
  { lanes, vault }: Database,
  named: Named,
  { chatId, vouchedPhone }: Asking,
  now: Date,
): Promise<Proof | null> {
  if (!vouchedPhone) return null;
  const { rows } = await lanes.query<{ proven: boolean }>({
    name: 'own-phone',
    text: `SELECT proven FROM match_proof($1, 'phone', $2, $3, $4, $5, $6)`,
    values: [
      Buffer.from(named.index, 'hex'),
      vault.index('phone', vouchedPhone),
      chatId,
      now,
      phoneSince(now),
      PHONE_PEOPLE,
    ],
  });
  return rows[0]?.proven ? { kind: 'phone', value: vouchedPhone } : null;
}
