import { z } from 'zod';
import { day, dayOf } from '../domain/day.ts';
import { given } from '../domain/given.ts';
import { readNik } from '../domain/nik.ts';
import { text } from '../language/texts.ts';
import type { CliCommand } from './command.ts';
import { answerLines } from './json-lines.ts';

const question = z.strictObject({ nik: z.string(), on: given(day) });

/** `nik`: what each NIK says and what is odd about it; the whole number is never shown. Touches no database. */
export const nikCommand: CliCommand = (program, context) => {
  program
    .command('nik')
    .description(text('cli.nikAbout'))
    .action(() =>
      answerLines(context, question, ({ nik: written, on = dayOf(context.now()) }) => {
        const { nik: _, ...shown } = readNik(written, on);
        return shown;
      }),
    );
};
