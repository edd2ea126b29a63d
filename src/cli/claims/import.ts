import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Command } from 'commander';
import { isReal } from '../../config.ts';
import { printActivationCode } from '../../domain/activation-code.ts';
import { type CreatedClaim, type ImportedClaims, importClaims } from '../../files/import-claims.ts';
import { type Problem, problemText, UnreadableFile, wantText, wrongText } from '../../files/problem.ts';
import { text } from '../../language/texts.ts';
import { type CliContext, refuse, withDatabase } from '../command.ts';
import { openFile } from '../open-file.ts';
import { systemUser } from '../system-user.ts';

type Options = { dryRun?: boolean; json?: boolean };

/** A dry run's numbers and codes belong to nobody, so they are not shown. */
const shown = ({ line, number, accessCode }: CreatedClaim, dryRun: boolean) => ({
  line,
  number: dryRun ? null : number,
  accessCode: dryRun ? null : printActivationCode(accessCode),
});

const problemJson = (problem: Problem) => ({
  line: problem.line,
  column: problem.column,
  problem: wrongText(problem),
  fix: wantText(problem),
});

const asJson = ({ created, problems, changed, unchanged }: ImportedClaims, dryRun: boolean): string =>
  JSON.stringify({
    created: created.map((one) => shown(one, dryRun)),
    bad: problems.filter(({ kept }) => !kept).map(problemJson),
    warnings: problems.filter(({ kept }) => kept).map(problemJson),
    changed,
    unchanged,
  });

const summaryText = ({ rows, bad, created, changed, unchanged, problems }: ImportedClaims): string =>
  text('claimsFile.summary', {
    ...{ rows, bad, changed, unchanged },
    created: created.length,
    warnings: problems.filter(({ kept }) => kept).length,
  });

/** The new numbers with their access codes, in columns. */
function createdTable(created: CreatedClaim[]): string {
  const head = [text('claimsFile.number'), text('claimsFile.accessCode'), text('claimsFile.line')];
  const rows = created.map((one) => [one.number, printActivationCode(one.accessCode), String(one.line)]);
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]!.length)));
  const line = (cells: string[]) => cells.map((cell, at) => cell.padEnd(widths[at]!)).join('  ');
  return [head, ...rows].map((cells) => `${line(cells).trimEnd()}\n`).join('');
}

async function show(context: CliContext, imported: ImportedClaims, dryRun: boolean): Promise<void> {
  for (const problem of imported.problems) context.err(`${problemText(problem)}\n`);
  const created = dryRun ? [] : imported.created;
  if (created.length > 0) await context.out(`${createdTable(created)}\n`);
  await context.out(`${summaryText(imported)}\n`);
  if (created.length > 0) context.err(`${text('claimsFile.codesOnce')}\n`);
  if (dryRun) context.err(`${text('claimsFile.tried')}\n`);
}

async function run(context: CliContext, file: FileHandle, { dryRun = false, json }: Options): Promise<void> {
  const bytes = createReadStream('', { fd: file });
  const madeUp = context.config.TRIAL || !isReal(context.config);
  const options = { actor: systemUser(), now: context.now(), madeUp, dryRun };
  const imported = await withDatabase(context, (db) => importClaims(db, bytes, options));
  if (json) await context.out(`${asJson(imported, dryRun)}\n`);
  else await show(context, imported, dryRun);
}

/**
 * `claims import FILE.csv`: adds the command to the group `claims`. Rows left out are told on standard error, or in the one
 * JSON object; they do not change the exit code, as with `import`. It is 1 when nothing of the file could be read.
 */
export function addClaimsImport(claims: Command, context: CliContext): void {
  const command = claims
    .createCommand('import')
    .description(text('claimsFile.importAbout'))
    .argument('<file>', text('claimsFile.importFile'))
    .option('--dry-run', text('claimsFile.importDryRun'))
    .option('--json', text('claimsFile.importJson'))
    .action(async (path: string, options: Options) => {
      const file = await openFile(path);
      if (!file) return refuse(context, text('roll.importNoFile'));
      await run(context, file, options).catch((error: unknown) => {
        if (!(error instanceof UnreadableFile)) throw error;
        refuse(context, error.message);
      });
    });
  claims.addCommand(command);
}
