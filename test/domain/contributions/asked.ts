import { type Contribution, contribute } from '../../../src/domain/contributions/contribute.ts';
import { contributionQuestion } from '../../../src/domain/contributions/question.ts';

/** The contribution for a question as it stands on a line. */
export const paid = (asked: object): Contribution => contribute(contributionQuestion.parse(asked));

/** What is wrong with a question: where, and the code of the sentence or of the rule that it breaks. */
export function refused(asked: object): string[] {
  const { error } = contributionQuestion.safeParse(asked);
  return (error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.code === 'custom' ? issue.params?.code : issue.code}`,
  );
}
