import type { TelegramTrouble } from '../channels/telegram/refused.ts';
import type { CloudTrouble } from '../channels/whatsapp-cloud/refused.ts';
import type { Config } from '../config.ts';
import type { Queues } from '../jobs/queues.ts';
import { pendingMigrations } from '../store/migrate.ts';
import type { Readiness } from '../web/operation.ts';
import type { Ground } from './ground.ts';
import type { Phase } from './whatsapp/carrying.ts';
import { whatsappWarnings } from './whatsapp/warnings.ts';
import { cloudWarnings } from './whatsapp-cloud-warnings.ts';

/**
 * What must work for the application to do its work. Filled while it starts. `alarmedAt` is when wrong proofs last were too many,
 * `carrier` what the process that carries WhatsApp is doing, where this one is it or has it.
 */
export type Parts = {
  config: Config;
  ground?: Ground;
  queues?: Queues;
  alarmedAt?: Date;
  telegram?: TelegramTrouble;
  whatsappCloud?: CloudTrouble;
  carrier?: Phase | 'dead' | 'not-installed';
};

async function migrated({ db }: Ground): Promise<void> {
  if ((await pendingMigrations(db.pool)).length > 0) throw new Error('migrations are pending');
}

const failing = (what: string, check: Promise<unknown>): Promise<string[]> =>
  check.then(
    () => [],
    () => [what],
  );

/** For so long after an alarm a public web chat stays closed. */
const CLOSED_MS = 3_600_000;

/** Whether the last alarm over wrong proofs is less than an hour old. */
export const isAlarmed = ({ alarmedAt }: Parts, now: Date): boolean =>
  alarmedAt !== undefined && now.getTime() - alarmedAt.getTime() < CLOSED_MS;

const ALARM = 'many wrong proofs within an hour: somebody may be trying out numbers';

/**
 * Whether all visitors of the page for a NIK and of a public chat look alike: we speak no TLS ourselves, so with https a proxy
 * stands in front, and unless its word is taken everybody has its network. Ten wrong proofs of one visitor then shut out all others.
 */
export const hidesVisitors = ({
  ROLES,
  PUBLIC_URL,
  TRUST_PROXY,
}: Pick<Config, 'ROLES' | 'PUBLIC_URL' | 'TRUST_PROXY'>): boolean =>
  ROLES.includes('web') && TRUST_PROXY === 0 && (PUBLIC_URL?.startsWith('https:') ?? false);

const HIDDEN =
  'all visitors seem to come from one network, that of the proxy: set TRUST_PROXY to the number of proxies';

/** What to do about a bot that does not hear people. */
const telegram: Record<TelegramTrouble, string> = {
  'token-wrong': 'Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from BotFather, or ask him for a new one',
  'second-poller': 'another process fetches the messages of this bot: stop it, or make a second bot for it',
  'webhook-elsewhere':
    'the messages of this bot are brought to another address: unset that webhook (npm run -s cli -- telegram release), or set PUBLIC_URL',
  'webhook-refused': 'Telegram does not bring messages to PUBLIC_URL: it must begin with https:// and be reachable',
  'webhook-failing':
    'Telegram tries to bring messages to PUBLIC_URL and fails: see whether /telegram can be reached there',
  unreachable: 'Telegram does not answer; its messages wait there up to a day',
};

/** Whether the application can do its work right now, and what troubles it. Words for operators. */
export async function readiness(parts: Parts, now: Date): Promise<Readiness> {
  const { ground, queues } = parts;
  const known = [
    ...(isAlarmed(parts, now) ? [ALARM] : []),
    ...(hidesVisitors(parts.config) ? [HIDDEN] : []),
    ...(parts.telegram ? [telegram[parts.telegram]] : []),
    ...(parts.whatsappCloud ? [cloudWarnings[parts.whatsappCloud]] : []),
  ];
  if (!ground) return { problems: ['still starting'], warnings: known };
  const warnings = whatsappWarnings(parts, now);
  const problems = await Promise.all([
    failing('the database does not answer', ground.db.pool.query('SELECT 1')),
    failing('the database is not migrated, or cannot be asked', migrated(ground)),
    ...(queues ? [failing('the queue does not answer', queues.ping())] : []),
  ]);
  return { problems: problems.flat(), warnings: [...known, ...(await warnings)] };
}
