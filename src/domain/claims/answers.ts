import type { ReportKind } from './states.ts';

/** What an officer answers to a report; each has words in `locales/id/caseNotice.json` under `answer_CODE`. */
export const reportAnswers = ['covered', 'not_found', 'come_to_office', 'need_papers'] as const;
export type ReportAnswer = (typeof reportAnswers)[number];

/** What an officer answers to a request about one's own data, or to the older "please check". */
export const requestAnswers = ['done', ...reportAnswers] as const;
export type RequestAnswer = (typeof requestAnswers)[number];

/** The answers that fit what was asked: nobody is covered by having data corrected. */
export function answersFor(asked: ReportKind | 'deletion' | 'correction' | 'request'): readonly RequestAnswer[] {
  if (asked === 'deletion' || asked === 'correction') return requestAnswers.filter((one) => one !== 'covered');
  return reportAnswers;
}
