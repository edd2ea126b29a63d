import { text } from '../language/texts.ts';
import type { Database } from '../store/database.ts';
import { clearMadeUp, countMadeUp } from '../store/made-up.ts';
import { agreed } from './agreed.ts';
import { type CliCommand, type CliContext, refuse, withDatabase } from './command.ts';

type Options = { madeUp?: true; yes?: true };

async function clear(db: Database, context: CliContext, options: Options): Promise<void> {
  const counts = await countMadeUp(db);
  if (counts.people === 0) return context.out(`${text('roll.resetNothing')}\n`);
  await context.out(`${text('roll.resetCounts', counts)}\n`);
  if (!options.yes && !(await agreed(text('roll.resetAsk')))) return context.out(`${text('roll.resetKept')}\n`);
  await clearMadeUp(db, { now: context.now(), actor: 'cli' });
  await context.out(`${text('roll.resetDone')}\n`);
}

/** `reset --made-up`: deletes the made-up people and all that hangs on them, after showing how many. */
export const resetCommand: CliCommand = (program, context) => {
  program
    .command('reset')
    .description(text('roll.resetAbout'))
    .option('--made-up', text('roll.resetMadeUp'))
    .option('--yes', text('roll.resetYes'))
    .action(async (options: Options) => {
      if (!options.madeUp) return refuse(context, text('roll.resetWhat'));
      await withDatabase(context, (db) => clear(db, context, options));
    });
};
