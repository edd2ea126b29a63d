import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT } from '../../app/whatsapp/account.ts';
import { notInstalled } from '../../app/whatsapp/installed.ts';
import { isLinked } from '../../app/whatsapp/linked.ts';
import { keepState } from '../../app/whatsapp/state.ts';
import { askToUnlink, unaskToUnlink, unlinkHere } from '../../app/whatsapp/unlink.ts';
import { text } from '../../language/texts.ts';
import { holdAccount } from '../../store/account-lock.ts';
import type { Database } from '../../store/database.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { agreed } from '../agreed.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';

/** The holder looks every second, and WhatsApp takes a moment to answer it. */
const PATIENCE_MS = 30_000;
const LOOK_MS = 250;

/** Waits until whoever holds the account has unlinked it; false when it does not. */
async function unlinkedByHolder(db: Database, now: Date): Promise<boolean> {
  await askToUnlink(db, now);
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (!(await isLinked(whatsappKeys(db, ACCOUNT)))) return true;
    await sleep(LOOK_MS);
  }
  await unaskToUnlink(db);
  return false;
}

/** Unlinks here, where nobody holds the account, else by its holder. */
async function unlinked({ config, log, now }: CliContext, db: Database): Promise<boolean> {
  const hold = await holdAccount(db.url, ACCOUNT);
  if (!hold) return unlinkedByHolder(db, now());
  try {
    if (notInstalled()) await whatsappKeys(db, ACCOUNT).clear();
    else await unlinkHere({ config, log, now, db, madeUp: false });
    await keepState(db.pool, { standing: 'unlinked' }, now());
    return true;
  } finally {
    await hold.release();
  }
}

/** `whatsapp unlink`: takes the account off its phone's list of devices, and forgets its keys. */
export const unlinkAccount = (context: CliContext, { yes }: { yes?: true }): Promise<void> =>
  withDatabase(context, async (db) => {
    if (!(await isLinked(whatsappKeys(db, ACCOUNT)))) return context.out(`${text('cliWhatsapp.nothing')}\n`);
    if (!yes && !(await agreed(text('cliWhatsapp.ask')))) return context.out(`${text('cliWhatsapp.kept')}\n`);
    if (!(await unlinked(context, db))) return refuse(context, text('cliWhatsapp.noAnswer'));
    await context.out(`${text('cliWhatsapp.unlinked')}\n`);
  });
