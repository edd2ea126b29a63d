import { openApp } from './app/app.ts';
import { mistakesText, openingText, troubleText } from './app/greeting.ts';
import { readConfig } from './config.ts';
import { openLog } from './log.ts';

/** An orderly stop takes no longer; after that the process ends all the same, and the next start repairs what was left. */
const WATCHDOG_MS = 20_000;

const fail = (words: string): never => {
  process.stderr.write(`${words}\n`);
  process.exit(1);
};

/** Resolves at the first sign that we should stop: a signal, or the end of the process that started us. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    if (process.channel) process.once('disconnect', () => resolve());
  });

const read = readConfig(process.env);
if ('mistakes' in read) fail(mistakesText(read.mistakes));
else {
  const { config } = read;
  const log = openLog(config.LOG_LEVEL);
  const stopping = toldToStop();
  const app = await openApp(config, log).catch((error: unknown) => {
    log.error('start-failed', { error });
    return fail(troubleText(error));
  });
  process.stdout.write(`${openingText(app, new Date())}\n`);
  await stopping;
  setTimeout(() => {
    log.error('stop-overdue', { ms: WATCHDOG_MS });
    process.exit(1);
  }, WATCHDOG_MS).unref();
  await app.stop();
  process.exit(0);
}
