import { mistakesText, troubleText } from '../app/greeting.ts';
import { toldToStop } from '../app/told-to-stop.ts';
import { type Config, readConfig } from '../config.ts';
import { text } from '../language/texts.ts';
import { openLog } from '../log.ts';
import { codeOf, Trouble } from '../trouble.ts';
import { announceCommand } from './announce/announce.ts';
import { benefitCommand } from './benefit.ts';
import { chatCommand } from './chat/chat.ts';
import { claimsCommand } from './claims/claims.ts';
import { codesCommand } from './codes.ts';
import type { CliContext } from './command.ts';
import { contributionCommand } from './contribution.ts';
import { deliveryCommand } from './delivery.ts';
import { eligibilityCommand } from './eligibility.ts';
import { importCommand } from './import.ts';
import { inboxCommand } from './inbox/inbox.ts';
import { lawCommand } from './law.ts';
import { nikCommand } from './nik.ts';
import { openings } from './opened.ts';
import { SpokenCommand } from './program.ts';
import { resetCommand } from './reset.ts';
import { sampleCommand } from './sample.ts';
import { settingsCommand } from './settings.ts';
import { telegramCommand } from './telegram.ts';
import { understandCommand } from './understand/understand.ts';
import { whatsappCommand } from './whatsapp/whatsapp.ts';

const commands = [
  ...[
    importCommand,
    sampleCommand,
    chatCommand,
    codesCommand,
    telegramCommand,
    whatsappCommand,
    inboxCommand,
    resetCommand,
    announceCommand,
    claimsCommand,
    deliveryCommand,
  ],
  ...[
    benefitCommand,
    contributionCommand,
    eligibilityCommand,
    nikCommand,
    lawCommand,
    understandCommand,
    settingsCommand,
  ],
];

const out = (words: string): void | Promise<void> => {
  if (process.stdout.write(words)) return;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
};

const err = (words: string): void => void process.stderr.write(words);

async function run(config: Config): Promise<void> {
  const log = openLog(process.env.LOG_LEVEL ? config.LOG_LEVEL : 'error');
  const opened = openings(config, log);
  void toldToStop().then(opened.leave);
  // A reader that leaves early (`| head`) ends us quietly.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => void opened.leave(codeOf(error) === 'EPIPE' ? 0 : 1));
  const context: CliContext = { config, log, open: opened.open, out, err, now: () => new Date() };
  const program = new SpokenCommand('npm run -s cli --').description(text('cli.about'));
  for (const add of commands) add(program, context);
  await program.parseAsync().catch((error: unknown) => {
    // What was closed under a command's hands fails there, and that is no news.
    if (opened.leaving) return;
    if (!(error instanceof Trouble)) log.error('command-failed', { error });
    err(`${troubleText(error)}\n`);
    process.exitCode = 1;
  });
  if (!opened.leaving) await end();
}

/** Ends the process once all is written: a library may have left a timer of a minute behind. */
async function end(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) await new Promise((done) => stream.write('', done));
  process.exit();
}

const read = readConfig(process.env);
if ('mistakes' in read) {
  err(`${mistakesText(read.mistakes)}\n`);
  process.exitCode = 1;
} else {
  await run(read.config);
}
