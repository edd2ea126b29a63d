import { Command } from 'commander';
import { mistakesText, troubleText } from '../app/greeting.ts';
import { openGround } from '../app/ground.ts';
import { type Config, readConfig } from '../config.ts';
import { text } from '../language/texts.ts';
import { openLog } from '../log.ts';
import { Trouble } from '../trouble.ts';
import { chatCommand } from './chat.ts';
import type { CliContext } from './command.ts';
import { importCommand } from './import.ts';
import { inboxCommand } from './inbox.ts';
import { resetCommand } from './reset.ts';
import { sampleCommand } from './sample.ts';
import { settingsCommand } from './settings.ts';

const commands = [importCommand, sampleCommand, chatCommand, inboxCommand, resetCommand, settingsCommand];

const out = (words: string): void | Promise<void> => {
  if (process.stdout.write(words)) return;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
};

function contextOf(config: Config): CliContext {
  const log = openLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'error');
  const open: CliContext['open'] = async () => {
    const ground = await openGround(config, log);
    return { ...ground.db, close: ground.close };
  };
  return { config, log, open, out, err: (words) => void process.stderr.write(words), now: () => new Date() };
}

/** A reader that leaves early (`| head`) ends us quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const read = readConfig(process.env);
if ('mistakes' in read) {
  process.stderr.write(`${mistakesText(read.mistakes)}\n`);
  process.exitCode = 1;
} else {
  const context = contextOf(read.config);
  const program = new Command('npm run -s cli --').description(text('cli.about'));
  for (const add of commands) add(program, context);
  await program.parseAsync().catch((error: unknown) => {
    if (!(error instanceof Trouble)) context.log.error('command-failed', { error });
    process.stderr.write(`${troubleText(error)}\n`);
    process.exitCode = 1;
  });
  process.channel?.unref();
}
