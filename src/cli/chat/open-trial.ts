import { trialNotice } from '../../app/trial.ts';
import type { Channel } from '../../channels/channel.ts';
import { withNotice } from '../../channels/with-notice.ts';
import { isReal } from '../../config.ts';
import { seedMadeUp } from '../../files/made-up.ts';
import type { Database } from '../../store/database.ts';
import { type CliContext, withDatabase } from '../command.ts';

/** A database with someone in it to talk about, for `work`: where nothing is real, the made-up roll, as `npm start` would write it. */
export const withTrial = <T>(context: CliContext, work: (db: Database) => Promise<T>): Promise<T> =>
  withDatabase(context, async (db) => {
    if (!isReal(context.config)) await seedMadeUp(db, context.now());
    return work(db);
  });

/** A channel that says in every answer that it is a trial, where the settings say that it is one. */
export const asTrial = ({ config }: CliContext, channel: Channel): Channel =>
  withNotice(channel, trialNotice(config.TRIAL));
