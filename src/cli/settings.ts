import { text } from '../language/texts.ts';
import { type SettingName, settings } from '../settings.ts';
import type { CliCommand } from './command.ts';

/** Every setting as a row of a Markdown table: README shows this very table, and a test holds the two together. */
export const settingsTable = (): string =>
  ['| setting | example | what it is for |', '| --- | --- | --- |']
    .concat(
      (Object.keys(settings) as SettingName[]).map(
        (name) => `| \`${name}\` | \`${settings[name].example}\` | ${settings[name].about} |`,
      ),
    )
    .join('\n');

/** `settings`: what can be set in the environment. Touches no database. */
export const settingsCommand: CliCommand = (program, context) => {
  program
    .command('settings')
    .description(text('cli.settingsAbout'))
    .action(() => context.out(`${settingsTable()}\n`));
};
