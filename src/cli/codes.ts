import { type FileHandle, open, unlink } from 'node:fs/promises';
import { type SheetCells, sheetCells, writeSheet } from '../files/write-sheet.ts';
import { text } from '../language/texts.ts';
import { makeCodes, type Sheet } from '../store/codes.ts';
import { type Village, villageOf } from '../store/regions.ts';
import { Trouble } from '../trouble.ts';
import { type CliCommand, type CliContext, refuse, withDatabase } from './command.ts';

type Options = { village: string; out?: string; bot?: string; json?: true };

/** A Telegram username (https://core.telegram.org/method/account.checkUsername), perhaps with its @. */
const botName = /^@?([a-z]\w{4,31})$/i;

/** Of a wrong village code: a code with its dots is thirteen signs long. */
const MOST_SHOWN = 13;

const OWNER_ONLY = 0o600;

/** A new file for its owner alone, made before the codes are: a sheet that cannot be written would void the old one for nothing. */
const newFile = (path: string): Promise<FileHandle | null> => open(path, 'wx', OWNER_ONLY).catch(() => null);

const written = (rows: SheetCells[], json: boolean): string =>
  json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : writeSheet(rows);

function tell(context: CliContext, { name, code }: Village, { rows, until, replaced }: Sheet): void {
  context.err(`${text('cli.codesMade', { count: rows.length, name, village: code, until })}\n`);
  if (replaced > 0) context.err(`${text('cli.codesReplaced', { count: replaced })}\n`);
}

/** Makes the codes and hands the sheet to `print`, the only place where they can be read. */
async function make(context: CliContext, options: Options, print: (sheet: string) => unknown): Promise<void> {
  const village = await villageOf(options.village);
  if (!village) throw new Trouble('village-unknown', { village: options.village.slice(0, MOST_SHOWN) });
  const sheet = await withDatabase(context, (db) => makeCodes(db, village, { now: context.now(), actor: 'cli' }));
  await print(written(sheetCells(sheet, botName.exec(options.bot ?? '')?.[1]), options.json === true));
  tell(context, village, sheet);
}

async function makeInto(context: CliContext, path: string, options: Options): Promise<void> {
  const file = await newFile(path);
  if (!file) return refuse(context, text('cli.codesNoFile'));
  try {
    await make(context, options, (sheet) => file.writeFile(sheet));
  } catch (error) {
    await unlink(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** `codes make --village CODE`: activation codes for the people of a village, as a sheet to print. They are shown this once. */
export const codesCommand: CliCommand = (program, context) => {
  const makes = program
    .createCommand('make')
    .description(text('cli.codesMakeAbout'))
    .requiredOption('--village <code>', text('cli.codesVillage'))
    .option('--out <file>', text('cli.codesOut'))
    .option('--bot <name>', text('cli.codesBot'))
    .option('--json', text('cli.codesJson'))
    .action(async (options: Options) => {
      if (options.bot !== undefined && !botName.test(options.bot)) return refuse(context, text('cli.codesBadBot'));
      if (options.out === undefined) return make(context, options, (sheet) => context.out(sheet));
      await makeInto(context, options.out, options);
    });
  program.command('codes').description(text('cli.codesAbout')).addCommand(makes);
};
