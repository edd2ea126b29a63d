import type { WhatsappChannel } from '../../channels/whatsapp/whatsapp-channel.ts';
import { recur } from '../../jobs/recur.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { dropSetting, keepSetting, setting } from '../../store/seed.ts';

const WISH = 'whatsapp.unlink';

/** How often the holder looks whether somebody wants the account unlinked. */
const LOOK_MS = 1_000;

/** Asks whoever holds the account to unlink it. */
export const askToUnlink = ({ pool }: Database, now: Date): Promise<void> =>
  keepSetting(pool, WISH, now.toISOString());

/** Nobody is asked any more. */
export const unaskToUnlink = ({ pool }: Database): Promise<void> => dropSetting(pool, WISH);

/** Unlinks the account, which is held here, when somebody asks for it. */
export function unlinkWhenAsked(
  { db, log }: { db: Database; log: Log },
  channel: Pick<WhatsappChannel, 'unlink'>,
): { stop(): void } {
  const look = async () => {
    if ((await setting(db.pool, WISH)) === null) return;
    await unaskToUnlink(db);
    await channel.unlink();
    log.warn('whatsapp-unlinked', { channel: 'whatsapp' });
  };
  return recur(
    () => LOOK_MS,
    () => look().catch((error: unknown) => log.warn('whatsapp-unlink-failed', { error })),
  );
}
