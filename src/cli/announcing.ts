import type { Announcing } from '../jobs/announce.ts';
import type { Database } from '../store/database.ts';
import type { CliContext } from './command.ts';
import { systemUser } from './system-user.ts';

/** Who announces at this command line, and what the application sends by. */
export const announcing = ({ config, now }: CliContext, db: Database): Announcing => ({
  db,
  actor: systemUser(),
  now: now(),
  hours: config.NOTICE_HOURS,
  pace: config.NOTICE_PACE,
});
