import { type Day, day, dayOf } from '../../domain/day.ts';
import { text } from '../../language/texts.ts';
import { type Understanding, understand } from '../../language/understanding/understand.ts';
import { type CliCommand, type CliContext, refuse } from '../command.ts';
import { linesOf } from '../json-lines.ts';
import { reportText } from './report.ts';

type Options = { today?: string; report?: true };

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

/** Separators of lines that are none in JSON; a reader that splits by them must not break an object. */
const escaped = (json: string): string =>
  json.replace(/[\u0085\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What was understood as one line of JSON. */
export const understoodLine = ({ intent, confidence, alternatives, entities, act, ...more }: Understanding): string =>
  escaped(
    JSON.stringify({
      intent,
      confidence: rounded(confidence),
      alternatives: alternatives.map((one) => ({ intent: one.intent, confidence: rounded(one.confidence) })),
      entities,
      act,
      ...more,
    }),
  );

async function answerAll(context: CliContext, today: Day): Promise<void> {
  process.stdin.setEncoding('utf8');
  for await (const line of linesOf(process.stdin)) {
    await context.out(`${understoodLine(understand(line.replaceAll('\\n', '\n'), today))}\n`);
  }
}

/** `understand`: a message a line in, what it wants a line out; `--report` measures it on the validation split. */
export const understandCommand: CliCommand = (program, context) => {
  program
    .command('understand')
    .description(text('cli.understandAbout'))
    .option('--today <date>', text('cli.understandToday'))
    .option('--report', text('cli.understandReport'))
    .action(async ({ today, report }: Options) => {
      if (report) return context.out(reportText());
      const on = today === undefined ? dayOf(context.now()) : day.safeParse(today).data;
      if (!on) return refuse(context, text('cli.understandBadDay', { example: dayOf(context.now()) }));
      await answerAll(context, on);
    });
};
