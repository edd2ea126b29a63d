import type { Config } from '../../config.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';

/** What carrying messages needs. `madeUp`: there are made-up people, and every answer says so. */
export type Carrying = {
  config: Config;
  log: Log;
  now: () => Date;
  db: Database;
  madeUp: boolean;
};

/**
 * What the process is doing: `idle` no account is linked; `waits` another process holds it; `holds` it is ours. How the account
 * stands is told by whoever holds it.
 */
export type Phase = 'idle' | 'waits' | 'holds';
