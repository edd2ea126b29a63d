import type { Command } from 'commander';
import { requestAnswers } from '../../domain/claims/answers.ts';
import { findCaseNumber } from '../../domain/claims/case-number.ts';
import { text } from '../../language/texts.ts';
import { answerRequest } from '../../store/answer-request.ts';
import { answerReport } from '../../store/cases/answer.ts';
import type { Database } from '../../store/database.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { officer } from '../officer.ts';
import { showDone } from '../telling.ts';
import { requestId } from './request-id.ts';

type Options = { as: string; note?: string; preview?: boolean };

const asked = ({ note, preview }: Options) => ({ note: note ?? null, preview: preview === true });

const unknownAnswer = (answers: readonly string[]): string =>
  text('inbox.answerUnknown', { answers: answers.join(', ') });

async function report(context: CliContext, db: Database, number: string, options: Options): Promise<void> {
  const done = await answerReport(db, number, options.as, { ...officer(context), ...asked(options) });
  if (done.ok) return showDone(context, text('inbox.answered', { number }), done, options.preview);
  if (done.why === 'unknown') return refuse(context, text('inbox.unknown', { number }));
  if (done.why === 'already_claim') return refuse(context, text('inbox.alreadyClaim', { number: done.number }));
  refuse(context, unknownAnswer(done.answers));
}

async function request(context: CliContext, db: Database, id: number, options: Options): Promise<void> {
  const done = await answerRequest(db, id, options.as, { ...officer(context), ...asked(options) });
  if (done.ok) return showDone(context, text('inbox.requestAnswered', { id }), done, options.preview);
  if (done.why === 'unknown') return refuse(context, text('inbox.requestUnknown', { id }));
  if (done.why === 'talk') return refuse(context, text('inbox.answerTalk', { id }));
  const isClosed = done.why === 'closed';
  refuse(context, isClosed ? text('inbox.requestClosed', { id }) : unknownAnswer(done.answers));
}

/** `inbox answer ID --as CODE`: answers a report (`LP…`) or a request (`#12`) and tells whoever asked. */
export const answerCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('answer')
    .description(text('inbox.answerAbout'))
    .argument('<id>', text('inbox.answerId'))
    .requiredOption('--as <code>', text('inbox.answerAs', { answers: requestAnswers.join(', ') }))
    .option('--note <words>', text('inbox.note'))
    .option('--preview', text('inbox.preview'))
    .action(async (written: string, options: Options) => {
      const [number, id] = [findCaseNumber(written), requestId(written)];
      if (number) return withDatabase(context, (db) => report(context, db, number, options));
      if (id === undefined) return refuse(context, text('inbox.badId'));
      await withDatabase(context, (db) => request(context, db, id, options));
    });
