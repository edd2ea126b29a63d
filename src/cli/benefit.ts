import { estimate } from '../domain/benefits/estimate.ts';
import { parts } from '../domain/benefits/parts.ts';
import { question } from '../domain/benefits/question.ts';
import { text } from '../language/texts.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './json-lines.ts';

/** `benefit`: what is due by the law of the day, a question a line; `--parts` lists the ids of the table of disabilities. */
export const benefitCommand: CliCommand = (program, context) => {
  program
    .command('benefit')
    .description(text('cli.benefitAbout'))
    .option('--parts', text('cli.benefitParts'))
    .action(async ({ parts: list }: { parts?: true }) => {
      if (!list) return answerLines(context, question, estimate);
      for (const { part, term } of parts) await context.out(`${part}\t${term}\n`);
    });
};
