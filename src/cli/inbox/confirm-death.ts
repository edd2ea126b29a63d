import type { Command } from 'commander';
import { day } from '../../domain/day.ts';
import { text } from '../../language/texts.ts';
import { confirmDeath, type NotConfirmed } from '../../store/cases/death.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { shownNumber } from '../shown-number.ts';

type Options = { on: string; participant?: string };

/** The number of somebody in the roll, as the listing shows it. The largest is PostgreSQL's. */
const personOf = (written: string | undefined): number | null | undefined => {
  if (written === undefined) return null;
  return /^\d{1,9}$/.test(written) ? Number(written) : undefined;
};

const mistake = (not: NotConfirmed): string =>
  not.why === 'before_birth' ? text('inbox.beforeBirth', { on: not.bornOn }) : text(`inbox.no_${not.why}`);

async function run(context: CliContext, number: string, { on, participant }: Options): Promise<void> {
  const [diedOn, participantId] = [day.safeParse(on).data, personOf(participant)];
  if (!diedOn) return refuse(context, text('inbox.badDay'));
  if (participantId === undefined) return refuse(context, text('inbox.badParticipant'));
  const death = { ...officer(context), diedOn, participantId };
  const done = await withDatabase(context, (db) => confirmDeath(db, number, death));
  if (done.ok) return context.out(`${text('inbox.died', { on: diedOn })}\n`);
  refuse(context, done.why === 'unknown' ? text('inbox.unknown', { number: shownNumber(number) }) : mistake(done));
}

/** `inbox confirm-death ID --on DATE`: from then on nothing of the dead opens anything, but for the family card. */
export const confirmDeathCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('confirm-death')
    .description(text('inbox.deathAbout'))
    .argument('<id>', text('inbox.deathId'))
    .requiredOption('--on <date>', text('inbox.deathOn'))
    .option('--participant <number>', text('inbox.deathParticipant'))
    .action((number: string, options: Options) => run(context, number, options));
