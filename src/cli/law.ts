import { type Day, day, dayOf } from '../domain/day.ts';
import { type LawEntry, lawFiles, lawOn } from '../domain/law-book.ts';
import { text } from '../language/texts.ts';
import { type CliCommand, refuse } from './command.ts';

type Options = { on?: string; json?: true };

/** Whole words, as many as fit into 100 columns with the indent; a longer word stands alone. */
const wrapped = (words: string): string[] =>
  (words.match(/\S.{0,93}(?=\s|$)|\S+/g) ?? []).map((line) => `      ${line}`);

const valueText = ({ value, band }: LawEntry): string => {
  if (!band) return text('cli.lawValue', { value });
  const { from, to } = band;
  return to === undefined ? text('cli.lawLastRow', { value, from }) : text('cli.lawRow', { value, from, to });
};

const since = ({ from, until }: LawEntry): string =>
  until ? text('cli.lawBetween', { from, until }) : text('cli.lawSince', { from });

/** The rows of a table go together; a value may have the name of a table. */
const shared = ({ name, band }: LawEntry): string => `${name} ${band ? 'rows' : 'value'}`;

/** One value, or all the rows of a table: its name, what it is, where that stands. */
const paragraph = (rows: LawEntry[]): string => {
  const first = rows[0]!;
  const { name, term, cite, confidence, note } = first;
  return [
    text('cli.lawName', { name, term }),
    ...rows.map(valueText),
    ...wrapped(text('cli.lawCite', { since: since(first), cite, confidence: text(`cli.law_${confidence}`) })),
    ...(note ? wrapped(text('cli.lawNote', { note })) : []),
  ].join('\n');
};

/** A file with all of its values; undefined when none was in force. */
const chapter = (all: LawEntry[], file: string): string | undefined => {
  const entries = all.filter((entry) => entry.file === file);
  if (!entries[0]) return undefined;
  const paragraphs = [...Map.groupBy(entries, shared).values()].map(paragraph);
  return [text('cli.lawFile', { file, on: entries[0].checkedOn }), ...paragraphs].join('\n\n');
};

/** The law of a day as a person reads it. */
function page(on: Day): string {
  const all = lawOn(on);
  const chapters = lawFiles.flatMap((file) => chapter(all, file) ?? []);
  return [all.length > 0 ? text('cli.lawTitle', { on }) : text('cli.lawNone', { on }), ...chapters].join('\n\n');
}

/** `law`: every value of the law in force on a day, with its article and how sure it is. Touches no database. */
export const lawCommand: CliCommand = (program, context) => {
  program
    .command('law')
    .description(text('cli.lawAbout'))
    .option('--on <day>', text('cli.lawOn'))
    .option('--json', text('cli.lawJson'))
    .action(async (options: Options) => {
      const on = options.on === undefined ? dayOf(context.now()) : day.safeParse(options.on).data;
      if (!on) return refuse(context, text('cli.lawBadOn'));
      if (!options.json) return context.out(`${page(on)}\n`);
      for (const entry of lawOn(on)) await context.out(`${JSON.stringify(entry)}\n`);
    });
};
