import { setTimeout as sleep } from 'node:timers/promises';
import type { WhatsappChannel } from '../../channels/whatsapp/whatsapp-channel.ts';
import { recur } from '../../jobs/recur.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { dropSetting, keepSetting, setting } from '../../store/seed.ts';
import type { Carrying } from './carrying.ts';
import { wiredChannel } from './channel.ts';
import { storing } from './inbound.ts';

const WISH = 'whatsapp.unlink';

/** A wish that nobody heard is over: whoever had it has been told that nothing came of it. */
const WISH_MS = 60_000;

/** How often the holder looks whether somebody wants the account unlinked. */
const LOOK_MS = 1_000;

/** Asks whoever holds the account to unlink it. */
export const askToUnlink = ({ pool }: Database, now: Date): Promise<void> => keepSetting(pool, WISH, now.toISOString());

/** Nobody is asked any more. */
export const unaskToUnlink = ({ pool }: Database): Promise<void> => dropSetting(pool, WISH);

/** Unlinks the account, which is held here, when somebody asks for it. */
export function unlinkWhenAsked(
  { db, log, now }: { db: Database; log: Log; now: () => Date },
  channel: Pick<WhatsappChannel, 'unlink'>,
): { stop(): void } {
  const look = async () => {
    const wished = await setting(db.pool, WISH);
    if (wished === null) return;
    await unaskToUnlink(db);
    if (now().getTime() - new Date(wished).getTime() > WISH_MS) return;
    await channel.unlink();
    log.warn('whatsapp-unlinked', { channel: 'whatsapp' });
  };
  return recur(
    () => LOOK_MS,
    () => look().catch((error: unknown) => log.warn('whatsapp-unlink-failed', { error })),
  );
}

/** So long is waited for a connection over which the phone can be told; without one the keys are forgotten all the same. */
const CONNECT_MS = 15_000;

/** Unlinks the account, which is held here and by nobody used. */
export async function unlinkHere(carrying: Carrying): Promise<void> {
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const { whatsapp } = await wiredChannel(carrying, ({ standing }) => {
    if (!['connecting', 'waiting'].includes(standing)) resolve();
  });
  await whatsapp.start(storing(carrying.db, carrying.now));
  await Promise.race([settled, sleep(CONNECT_MS, undefined, { ref: false })]);
  await whatsapp.unlink();
}
