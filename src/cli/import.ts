import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { isReal } from '../config.ts';
import { type Day, day, dayOf } from '../domain/day.ts';
import { type Imported, importRoll } from '../files/import-roll.ts';
import { type Problem, problemText, UnreadableFile, wantText, wrongText } from '../files/problem.ts';
import { text } from '../language/texts.ts';
import { type CliCommand, type CliContext, refuse, withDatabase } from './command.ts';
import { openFile } from './open-file.ts';

type Options = { asOf?: string; json?: true };

const summaryText = ({ covers, ...counts }: Imported): string =>
  text('roll.imported', {
    ...counts,
    coversCreated: covers.created,
    coversChanged: covers.changed,
    coversUnchanged: covers.unchanged,
  });

const problemJson = (problem: Problem): string =>
  JSON.stringify({
    line: problem.line,
    column: problem.column,
    kept: problem.kept,
    problem: wrongText(problem),
    fix: wantText(problem),
  });

async function run(context: CliContext, file: FileHandle, asOf: Day, json: boolean): Promise<void> {
  const bytes = createReadStream('', { fd: file });
  const onProblem = (problem: Problem) =>
    json ? context.out(`${problemJson(problem)}\n`) : context.err(`${problemText(problem)}\n`);
  const madeUp = context.config.TRIAL || !isReal(context.config);
  const options = { asOf, now: context.now(), onProblem, madeUp };
  const imported = await withDatabase(context, (db) => importRoll(db, bytes, options));
  await context.out(`${json ? JSON.stringify({ asOf, ...imported }) : summaryText(imported)}\n`);
}

/** `import FILE.csv`: a roll file into the roll. Rows left out are told on standard error; with `--json` all is one JSON object a line. */
export const importCommand: CliCommand = (program, context) => {
  program
    .command('import')
    .description(text('roll.importAbout'))
    .argument('<file>', text('roll.importFile'))
    .option('--as-of <date>', text('roll.importAsOf'))
    .option('--json', text('roll.importJson'))
    .action(async (path: string, options: Options) => {
      const asOf = options.asOf === undefined ? dayOf(context.now()) : day.safeParse(options.asOf).data;
      if (!asOf) return refuse(context, text('roll.importBadDay'));
      const file = await openFile(path);
      if (!file) return refuse(context, text('roll.importNoFile'));
      await run(context, file, asOf, options.json === true).catch((error: unknown) => {
        if (!(error instanceof UnreadableFile)) throw error;
        refuse(context, error.message);
      });
    });
};
