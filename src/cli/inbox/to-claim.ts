import type { Command } from 'commander';
import { hearClaimKind } from '../../language/hearing/hear-claim.ts';
import { text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { toClaim } from '../../store/cases/to-claim.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { shownNumber } from '../shown-number.ts';
import { showDone } from '../telling.ts';

type Options = { as: string; agency?: string; preview?: boolean };

/** A claim gets its number when it is made: what a preview drew is nobody's. */
const unnumbered = (say: Say | null): Say | null => say && { ...say, values: { ...say.values, number: 'KL…' } };

async function run(context: CliContext, number: string, { as, agency, preview = false }: Options): Promise<void> {
  const claim = hearClaimKind(as);
  if (!claim) return refuse(context, text('inbox.badClaim'));
  const options = { ...officer(context), agencyNumber: agency?.trim() || null, preview };
  const done = await withDatabase(context, (db) => toClaim(db, number, claim, options));
  if (done.ok) {
    const said = text('inbox.becameClaim', { report: done.case.reportNumber ?? '', number: done.case.number });
    return showDone(context, said, preview ? { ...done, say: unnumbered(done.say) } : done, preview);
  }
  if (done.why === 'unknown') return refuse(context, text('inbox.unknown', { number: shownNumber(number) }));
  if (done.why === 'already_claim') return refuse(context, text('inbox.alreadyClaim', { number: done.number }));
  refuse(context, text(`inbox.no_${done.why}`));
}

/** `inbox to-claim ID --as jkm|jkk|scholarship`: a report becomes a claim; code and timeline go on. */
export const toClaimCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('to-claim')
    .description(text('inbox.toClaimAbout'))
    .argument('<id>', text('inbox.toClaimId'))
    .requiredOption('--as <claim>', text('inbox.toClaimAs'))
    .option('--agency <number>', text('inbox.toClaimAgency'))
    .option('--preview', text('inbox.preview'))
    .action((number: string, options: Options) => run(context, number, options));
