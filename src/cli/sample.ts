import { dayOf } from '../domain/day.ts';
import { SAMPLE_PEOPLE, samplePlaces, sampleRoll } from '../files/sample.ts';
import { writeRoll } from '../files/write-roll.ts';
import { text } from '../language/texts.ts';
import { type CliCommand, refuse } from './command.ts';

type Options = { people: string; seed: string };

const limits = { people: SAMPLE_PEOPLE, seed: { least: 0, most: 2 ** 32 - 1 } };

/** The first option that is no whole number within its limits, and why; null when both are. */
function mistake(options: Options): string | null {
  const wrong = (['people', 'seed'] as const).find((name) => {
    const value = /^\d+$/.test(options[name]) ? Number(options[name]) : Number.NaN;
    return !(value >= limits[name].least && value <= limits[name].most);
  });
  return wrong ? text('roll.sampleBadNumber', { option: `--${wrong}`, ...limits[wrong] }) : null;
}

/** `sample`: a made-up roll as CSV on standard output, and nothing else there. Touches no database. */
export const sampleCommand: CliCommand = (program, context) => {
  program
    .command('sample')
    .description(text('roll.sampleAbout'))
    .option('--people <number>', text('roll.samplePeople'), '2000')
    .option('--seed <number>', text('roll.sampleSeed'), '1')
    .action(async (options: Options) => {
      const wrong = mistake(options);
      if (wrong) return refuse(context, wrong);
      const [people, seed] = [Number(options.people), Number(options.seed)];
      const rows = sampleRoll({ people, seed, on: dayOf(context.now()), places: await samplePlaces() });
      for await (const chunk of writeRoll(rows)) await context.out(String(chunk));
    });
};
