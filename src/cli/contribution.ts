import { contribute } from '../domain/contributions/contribute.ts';
import { contributionQuestion } from '../domain/contributions/question.ts';
import { text } from '../language/texts.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './json-lines.ts';

/** `contribution`: what is to be paid, one question a line. */
export const contributionCommand: CliCommand = (program, context) => {
  program
    .command('contribution')
    .description(text('cli.contributionAbout'))
    .action(() => answerLines(context, contributionQuestion, contribute));
};
