import type { Command } from 'commander';
import { paperReasons } from '../../domain/claims/reasons.ts';
import { type PaperState, paperStates } from '../../domain/claims/states.ts';
import { hearPaperReason } from '../../language/hearing/hear-claim.ts';
import { text } from '../../language/texts.ts';
import { markPapers, type NotMarked } from '../../store/cases/paper.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { shownNumber } from '../shown-number.ts';
import { showDone } from '../telling.ts';
import { heardPapers, unknownPapersText } from './heard-papers.ts';

type Options = { as: string; reason?: string; preview?: boolean };

const wordOf = (mark: PaperState): string => text(`claim.paper_${mark}`);

/** What an officer may say of a paper; that it was sent is the family's to say. */
const marks = paperStates.filter((state) => state !== 'said');

/** A mark from its code or its words ("sudah diterima", "diterima"). */
const markOf = (written: string): PaperState | undefined =>
  marks.find((one) => [one, wordOf(one), wordOf(one).replace('sudah ', '')].includes(written.trim().toLowerCase()));

/** What stands for every paper that the claim lists. */
const ALL = ['semua', 'all'];

const reasons = paperReasons.map((code) => `${code} (${text(`claim.returned_${code}`)})`).join(', ');

function mistake(number: string, not: NotMarked): string {
  switch (not.why) {
    case 'not_a_claim':
      return text('inbox.notAClaim', { number: shownNumber(number) });
    case 'paper_unknown':
      return unknownPapersText(not.papers);
    case 'reason_needed':
      return text('inbox.reasonNeeded', { reasons });
    case 'reason_unknown':
      return text('inbox.badReason', { reasons });
    default:
      return text(`inbox.no_${not.why}`);
  }
}

async function run(context: CliContext, number: string, written: string, options: Options): Promise<void> {
  const mark = markOf(options.as);
  if (!mark)
    return refuse(
      context,
      text('inbox.badPaperState', { states: marks.map((one) => `${one} (${wordOf(one)})`).join(', ') }),
    );
  const { codes, unknown } = heardPapers(ALL.includes(written) ? '' : written);
  if (unknown.length > 0) return refuse(context, unknownPapersText(unknown));
  const { preview = false } = options;
  const reason = options.reason ? (hearPaperReason(options.reason) ?? options.reason) : null;
  const marking = {
    ...officer(context),
    status: mark,
    reason,
    preview,
    codes: ALL.includes(written) ? ('all' as const) : codes,
  };
  const done = await withDatabase(context, (db) => markPapers(db, number, marking));
  if (!done.ok)
    return refuse(
      context,
      done.why === 'unknown' ? text('inbox.unknown', { number: shownNumber(number) }) : mistake(number, done),
    );
  const count = marking.codes === 'all' ? done.case.papers.length : codes.length;
  await showDone(context, text('inbox.papersMarked', { number: done.case.number, count, mark }), done, preview);
}

/** `claims paper NUMBER PAPERS --as received|checked|returned`: how an officer saw papers of a claim. */
export const paperCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('paper')
    .description(text('inbox.paperAbout'))
    .argument('<number>', text('inbox.moveNumber'))
    .argument('<papers>', text('inbox.paperCodes'))
    .requiredOption('--as <state>', text('inbox.paperAs'))
    .option('--reason <code>', text('inbox.paperReason', { reasons }))
    .option('--preview', text('inbox.preview'))
    .action((number: string, papers: string, options: Options) => run(context, number, papers, options));
