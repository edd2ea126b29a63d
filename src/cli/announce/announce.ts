import { filterNames } from '../../jobs/announce/filter.ts';
import { type Announcing, announce, type Plan, planAnnouncement, type Wanted } from '../../jobs/announce.ts';
import { text } from '../../language/texts.ts';
import { agreed } from '../agreed.ts';
import { type CliCommand, type CliContext, refuse, withDatabase } from '../command.ts';
import { announcing } from './announcing.ts';
import { unclearText } from './mistakes.ts';
import { steeringCommands } from './steer.ts';
import { type AnnounceOptions, wantedOf } from './wanted.ts';
import { messageText, planText, sameText } from './words.ts';

type Planned = { plan: Plan; wanted: Wanted; json: boolean };

const planJson = ({ made, counted, time, until, before }: Plan, { pace }: Announcing) => ({
  to: made.to,
  startsAt: made.startsAt,
  ...counted,
  pace,
  ...time,
  until,
  sameAs: before.map(({ id }) => id),
});

/** Shows the plan; with `--json` beside the answer, so that standard output holds one object alone. */
async function show(context: CliContext, by: Announcing, { plan, wanted, json }: Planned): Promise<void> {
  const names = await filterNames(wanted.filter);
  const words = `${planText(plan, { names, pace: by.pace, hours: by.hours })}\n`;
  await (json ? context.err(words) : context.out(words));
  if (plan.before.length > 0) context.err(`${sameText(plan)}\n`);
}

async function tryOut(context: CliContext, by: Announcing, { plan, json }: Planned): Promise<void> {
  const message = messageText(plan);
  if (json) return context.out(`${JSON.stringify({ ...planJson(plan, by), message })}\n`);
  await context.out(`\n${text('announce.message')}\n\n${message}\n\n${text('announce.dryRunDone')}\n`);
}

async function write(context: CliContext, by: Announcing, { plan, json }: Planned): Promise<void> {
  const { id, ...counted } = await announce(by, plan);
  const { recipients } = counted;
  await context.out(
    json
      ? `${JSON.stringify({ id, ...planJson({ ...plan, counted }, by) })}\n`
      : `${text('announce.made', { id, recipients })}\n`,
  );
}

async function run(context: CliContext, by: Announcing, wanted: Wanted, options: AnnounceOptions): Promise<void> {
  const plan = await planAnnouncement(by, wanted);
  if ('unclear' in plan) return refuse(context, unclearText(plan.unclear));
  const planned = { plan, wanted, json: options.json === true };
  await show(context, by, planned);
  if (options.dryRun) return tryOut(context, by, planned);
  const { recipients } = plan.counted;
  if (recipients === 0) return refuse(context, text('announce.nobody'));
  if (!options.yes && !(await agreed(text('announce.ask', { recipients }))))
    return context.err(`${text('announce.kept')}\n`);
  await write(context, by, planned);
}

/**
 * `announce FILE --to FILTER`: one row a recipient, after showing whom it reaches, whom not and why, and when. The running
 * application sends them. `announce status|pause|resume|cancel` are about those that were made.
 */
export const announceCommand: CliCommand = (program, context) => {
  const command = program
    .command('announce')
    .description(text('announce.about'))
    .argument('<file>', text('announce.file'))
    .option('--to <filter>', text('announce.to'))
    .option('--dry-run', text('announce.dryRun'))
    .option('--at <moment>', text('announce.at'))
    .option('--json', text('announce.json'))
    .option('--yes', text('announce.yes'))
    .action(async (path: string, options: AnnounceOptions) => {
      const wanted = await wantedOf(path, options, context.now());
      if ('wrong' in wanted) return refuse(context, wanted.wrong);
      await withDatabase(context, (db) => run(context, announcing(context, db), wanted, options));
    });
  for (const one of steeringCommands(program, context)) command.addCommand(one);
};
