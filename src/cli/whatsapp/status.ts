import { ACCOUNT, keptVersion } from '../../app/whatsapp/account.ts';
import { isLinked } from '../../app/whatsapp/linked.ts';
import { readState, stoppedNotices } from '../../app/whatsapp/state.ts';
import type { Standing } from '../../channels/whatsapp/parts.ts';
import { text } from '../../language/texts.ts';
import { isHeld } from '../../store/account-lock.ts';
import type { Database } from '../../store/database.ts';
import { countWaiting } from '../../store/waiting-replies.ts';
import { whatsappKeys } from '../../store/whatsapp-keys.ts';
import { type CliContext, withDatabase } from '../command.ts';

type Shown = Standing | 'unknown' | 'away';

/** What a holder said of its own connection says nothing once there is none. */
const ofHolder: Shown[] = ['connecting', 'open', 'waiting'];

function shownStanding(linked: boolean, held: boolean, kept: Standing | undefined): Shown {
  if (!linked) return 'unlinked';
  const standing = !kept || kept === 'unlinked' ? 'unknown' : kept;
  return !held && ofHolder.includes(standing) ? 'away' : standing;
}

/** How the account stands: what is known of it by name, absent where nothing is. */
async function statusOf(db: Database, now: Date) {
  const [linked, state, held, version, waiting] = await Promise.all([
    isLinked(whatsappKeys(db, ACCOUNT)),
    readState(db.pool),
    isHeld(db.pool, ACCOUNT),
    keptVersion(db),
    countWaiting(db.pool, 'whatsapp'),
  ]);
  const standing = shownStanding(linked, held, state?.standing);
  const { since, code } = (standing !== 'away' && state?.standing === standing && state) || {};
  return { standing, since, code, held, version: version?.join('.'), notices: stoppedNotices(state, now), waiting };
}

type Status = Awaited<ReturnType<typeof statusOf>>;

function standingText({ standing: of, since }: Status): string {
  const standing = text(`cliWhatsapp.standing_${of}`);
  if (!since) return text('cliWhatsapp.standing', { standing });
  return text('cliWhatsapp.standingSince', { standing, since: since.toISOString() });
}

/** What a person has to do about it, where anything is. */
const acted = ['unlinked', 'replaced', 'banned', 'outdated', 'refused'] as const;

const nextText = ({ standing }: Status): string[] =>
  acted.filter((one) => one === standing).map((one) => text(`cliWhatsapp.next_${one}`));

/** An account that is not linked needs no holder. */
function holderText({ held, standing }: Status): string[] {
  if (held) return [text('cliWhatsapp.held')];
  return standing === 'unlinked' ? [] : [text('cliWhatsapp.notHeld')];
}

function noticesText({ notices }: Status): string {
  if (!notices) return text('cliWhatsapp.noticesOn');
  return text('cliWhatsapp.noticesOff', { until: notices.until.toISOString(), why: notices.why });
}

const statusText = (status: Status): string =>
  [
    standingText(status),
    ...(status.code === undefined ? [] : [text('cliWhatsapp.code', { code: status.code })]),
    ...nextText(status),
    ...holderText(status),
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
