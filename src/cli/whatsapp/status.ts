import { ACCOUNT, keptVersion } from '../../app/whatsapp/account.ts';
import { isLinked } from '../../app/whatsapp/linked.ts';
import { readState, stoppedNotices } from '../../app/whatsapp/state.ts';
import { text } from '../../language/texts.ts';
import { isHeld } from '../../store/account-lock.ts';
import type { Database } from '../../store/database.ts';
import { countWaiting } from '../../store/waiting-replies.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { type CliContext, withDatabase } from '../command.ts';

/** How the account stands: what is known of it by name, absent where nothing is. */
async function statusOf(db: Database, now: Date) {
  const [linked, state, held, version, waiting] = await Promise.all([
    isLinked(whatsappKeys(db, ACCOUNT)),
    readState(db.pool),
    isHeld(db.pool, ACCOUNT),
    keptVersion(db),
    countWaiting(db.pool, 'whatsapp'),
  ]);
  const known = state?.standing === 'unlinked' ? undefined : state;
  const standing = linked ? (known?.standing ?? ('unknown' as const)) : ('unlinked' as const);
  const { since, code } = known ?? {};
  return { standing, since, code, held, version: version?.join('.'), notices: stoppedNotices(state, now), waiting };
}

type Status = Awaited<ReturnType<typeof statusOf>>;

function standingText({ standing: of, since }: Status): string {
  const standing = text(`cliWhatsapp.standing_${of}`);
  if (!since || of === 'unlinked') return text('cliWhatsapp.standing', { standing });
  return text('cliWhatsapp.standingSince', { standing, since: since.toISOString() });
}

function noticesText({ notices }: Status): string {
  if (!notices) return text('cliWhatsapp.noticesOn');
  return text('cliWhatsapp.noticesOff', { until: notices.until.toISOString(), why: notices.why });
}

const statusText = (status: Status): string =>
  [
    standingText(status),
    ...(status.code === undefined ? [] : [text('cliWhatsapp.code', { code: status.code })]),
    status.held ? text('cliWhatsapp.held') : text('cliWhatsapp.notHeld'),
    status.version ? text('cliWhatsapp.version', { version: status.version }) : text('cliWhatsapp.noVersion'),
    noticesText(status),
    text('cliWhatsapp.waiting', status.waiting),
  ].join('\n');

/** `whatsapp status`: asks the database alone; whoever holds the account has told it. */
export const showStatus = (context: CliContext, { json }: { json?: true }): Promise<void> =>
  withDatabase(context, async (db) => {
    const status = await statusOf(db, context.now());
    await context.out(`${json ? JSON.stringify(status) : statusText(status)}\n`);
  });
