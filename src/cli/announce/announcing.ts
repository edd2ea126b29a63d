import type { Announcing } from '../../jobs/announce.ts';
import type { Database } from '../../store/database.ts';
import type { CliContext } from '../command.ts';
import { officer } from '../officer.ts';

/** Who announces at this command line, and what the application sends by. */
export const announcing = (context: CliContext, db: Database): Announcing => {
  const { actor, now } = officer(context);
  return { db, actor, now, hours: context.config.NOTICE_HOURS, pace: context.config.NOTICE_PACE };
};
