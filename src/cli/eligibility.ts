import { judge } from '../domain/eligibility/judge.ts';
import { person } from '../domain/eligibility/person.ts';
import { text } from '../language/texts.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './json-lines.ts';

/** `eligibility`: a person a line, every programme with its reasons back. Touches no database. */
export const eligibilityCommand: CliCommand = (program, context) => {
  program
    .command('eligibility')
    .description(text('cli.eligibilityAbout'))
    .action(() => answerLines(context, person, judge));
};
