import type { Command } from 'commander';
import { statesOf } from '../../domain/claims/moves.ts';
import { type ClaimState, claimKinds, claimStates } from '../../domain/claims/states.ts';
import { stateWord } from '../../language/hearing/claim-words.ts';
import { hearReason, hearState } from '../../language/hearing/hear-claim.ts';
import { text } from '../../language/texts.ts';
import { moveCase } from '../../store/cases/move.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { showDone } from '../telling.ts';
import { heardPapers, unknownPapersText } from './heard-papers.ts';
import { notMovedText, reasonsText } from './not-moved.ts';

type Options = { to: string; reason?: string; note?: string; papers?: string; preview?: boolean };

const isClaimState = (state: string | undefined): state is ClaimState => claimStates.some((one) => one === state);

const isReasoned = (state: ClaimState): state is 'incomplete' | 'refused' | 'cancelled' =>
  state === 'incomplete' || state === 'refused' || state === 'cancelled';

/** All states in the order in which claims go through them. */
const states = claimStates.filter((state) => claimKinds.some((claim) => statesOf(claim).includes(state)));

/** A reason's code, from the code or its words; what is none of this state is left to be refused as it was written. */
const reasonOf = (written: string | undefined, to: ClaimState): string | null =>
  written ? ((isReasoned(to) ? hearReason(written, to) : undefined) ?? written) : null;

async function run(context: CliContext, number: string, options: Options): Promise<void> {
  const to = hearState(options.to);
  if (!isClaimState(to)) return refuse(context, text('inbox.badStatus', { states: states.map(stateWord).join(', ') }));
  const { codes, unknown } = heardPapers(options.papers ?? '');
  if (unknown.length > 0) return refuse(context, unknownPapersText(unknown));
  const { note = null, preview = false } = options;
  const move = { ...officer(context), reason: reasonOf(options.reason, to), note, papers: codes, preview };
  const done = await withDatabase(context, (db) => moveCase(db, number, to, move));
  if (!done.ok) return refuse(context, notMovedText(number, to, done));
  await showDone(context, text('inbox.moved', { number: done.case.number, state: to }), done, preview);
}

/** `claims move NUMBER --to STATUS --reason CODE`: moves a claim as the table of moves allows it. */
export const moveCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('move')
    .description(text('inbox.moveAbout'))
    .argument('<number>', text('inbox.moveNumber'))
    .requiredOption('--to <status>', text('inbox.moveTo'))
    .option('--reason <code>', `${text('inbox.moveReason')}: ${reasonsText(['incomplete', 'refused', 'cancelled'])}`)
    .option('--papers <names>', text('inbox.movePapers'))
    .option('--note <words>', text('inbox.note'))
    .option('--preview', text('inbox.preview'))
    .action((number: string, options: Options) => run(context, number, options));
