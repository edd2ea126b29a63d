import { type ReportAnswer, reportAnswers } from '../../domain/claims/answers.ts';
import { dayOf } from '../../domain/day.ts';
import type { Database } from '../database.ts';
import { again, type Changed, type Changing, changeCase, type Step, type Unknown } from './change.ts';
import { answeredSay } from './says.ts';
import { writeStep } from './timeline.ts';

/** Why a report was not answered: it is a claim by now, or the answer fits no report. */
export type NotAnswered =
  | { ok: false; why: 'already_claim'; number: string }
  | { ok: false; why: 'answer_unknown'; answers: readonly string[] };

const isAnswer = (code: string): code is ReportAnswer => reportAnswers.some((one) => one === code);

/**
 * Answers a report and closes it; whoever follows it is told. The note is the officer's own and is never sent. A second answer
 * takes the place of the first, and an answered report may still become a claim.
 */
export const answerReport = (
  db: Database,
  number: string,
  answer: string,
  options: Changing & { note?: string | null },
): Promise<Changed | NotAnswered | Unknown> =>
  changeCase(db, number, options, async (client, found): Promise<Step | NotAnswered> => {
    if (found.claim) return { ok: false, why: 'already_claim', number: found.number };
    if (!isAnswer(answer)) return { ok: false, why: 'answer_unknown', answers: reportAnswers };
    const { now, note = null } = options;
    await client.query(`UPDATE cases SET status = 'answered', reason = $2, since = $3, closed_at = $4 WHERE id = $1`, [
      found.id,
      answer,
      dayOf(now),
      now,
    ]);
    const told = { what: 'answered', status: 'answered', reason: answer, note };
    const step = await writeStep(client, db.vault, found.id, told, options);
    const after = await again(client, found.id);
    return { ok: true, after, step, say: answeredSay(found.number, answer) };
  });
