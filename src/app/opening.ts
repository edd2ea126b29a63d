import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Role } from '../setting-values.ts';
import type { Trouble } from '../trouble.ts';
import type { Parts } from './readiness.ts';
import type { Teardown } from './teardown.ts';

/**
 * A running application: where it can be asked, whether it has a web chat and made-up people, and what of it does not work though
 * the rest does; `stop` closes all, the database last.
 */
export type App = { url: string; chat: boolean; madeUp: boolean; troubles: Trouble[]; stop(): Promise<void> };

/** What the parts are opened with. */
export type Opening = { config: Config; log: Log; now: () => Date; closing: Teardown; parts: Parts };

/** Whether this process does any of these. */
export const does = ({ ROLES }: Pick<Config, 'ROLES'>, ...roles: Role[]): boolean =>
  roles.some((role) => ROLES.includes(role));

/** Whether this process carries WhatsApp and does nothing else: the role says so, whatever the setting. */
export const carriesOnly = (config: Pick<Config, 'ROLES'>): boolean =>
  does(config, 'whatsapp') && !does(config, 'web', 'bot', 'worker', 'clock');

/** Hears of how many wrong proofs there were, when they are too many. */
export const alarms =
  ({ log, now, parts }: Pick<Opening, 'log' | 'now' | 'parts'>) =>
  (wrong: number): void => {
    parts.alarmedAt = now();
    log.warn('many-wrong-proofs', { count: wrong });
  };
