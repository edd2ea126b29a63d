import { isHeld } from '../../store/account-lock.ts';
import type { Database } from '../../store/database.ts';
import { carriesOnly } from '../opening.ts';
import type { Parts } from '../readiness.ts';
import { ACCOUNT } from './account.ts';
import { type KeptState, readState, stoppedNotices } from './state.ts';

/** A connection that is lost for a moment is no news. */
const LONG_MS = 60_000;

const LINK = 'npm run -s cli -- whatsapp link';

/** What an operator does about an account that carries nothing; null where it mends itself within a moment. */
const words: Record<KeptState['standing'], string | null> = {
  open: null,
  connecting: null,
  waiting: null,
  unlinked: `no WhatsApp account is linked: run "${LINK}" and scan the code with its phone`,
  replaced:
    'another program has taken over the WhatsApp account: find and stop it, then restart the process that carries WhatsApp',
  banned: 'WhatsApp has closed the account: write to WhatsApp from its phone, or link another number',
  outdated: 'WhatsApp takes our version no longer: a newer Tangguh is needed',
  refused: `WhatsApp refuses the account: run "npm run -s cli -- whatsapp unlink", then "${LINK}"`,
};

function standingWarning({ standing, since, code }: KeptState, now: Date): string[] {
  const said = words[standing];
  if (said) return [code === undefined ? said : `${said} (code ${code})`];
  if (standing === 'open' || now.getTime() - since.getTime() < LONG_MS) return [];
  return [`WhatsApp has not been reached since ${since.toISOString()}; what is to be sent waits`];
}

function noticesWarning(state: KeptState, now: Date): string[] {
  const stopped = stoppedNotices(state, now);
  if (!stopped) return [];
  return [`WhatsApp notices are stopped until ${stopped.until.toISOString()} (${stopped.why}); replies still go`];
}

/** What a process says of itself, where it has one that carries WhatsApp or is to have. */
const carrierWarning: Partial<Record<NonNullable<Parts['carrier']>, string>> = {
  'not-installed': 'WHATSAPP is set, but the package @whiskeysockets/baileys is not installed',
  waits: 'another process holds the WhatsApp account; this one takes over when that lets go',
};

const NOBODY = 'no process carries WhatsApp: start one with the role whatsapp, or see in the log why it ended';

async function accountWarnings({ pool }: Pick<Database, 'pool'>, now: Date): Promise<string[]> {
  const [state, held] = await Promise.all([readState(pool), isHeld(pool, ACCOUNT)]);
  if (state?.standing === 'unlinked') return standingWarning(state, now);
  if (!state || !held) return [NOBODY];
  return [...standingWarning(state, now), ...noticesWarning(state, now)];
}

/** What troubles WhatsApp, for operators; nothing where it is not asked for. A database that is away is told of elsewhere. */
export async function whatsappWarnings({ config, ground, carrier }: Parts, now: Date): Promise<string[]> {
  if (!(config.WHATSAPP || carriesOnly(config)) || !ground) return [];
  if (carrier === 'not-installed') return [carrierWarning[carrier]!];
  const own = carrier && carrierWarning[carrier];
  const account = await accountWarnings(ground.db, now).catch(() => []);
  return [...(own ? [own] : []), ...account];
}
