import { openApp } from './app/app.ts';
import { endOnCrash } from './app/crash.ts';
import { mistakesText, openingText, troubleText } from './app/greeting.ts';
import { toldToStop, watchStop } from './app/told-to-stop.ts';
import { readConfig } from './config.ts';
import { openLog } from './log.ts';

const fail = (words: string): never => {
  process.stderr.write(`${words}\n`);
  process.exit(1);
};

const read = readConfig(process.env);
if ('mistakes' in read) fail(mistakesText(read.mistakes));
else {
  const { config } = read;
  const log = openLog(config.LOG_LEVEL);
  endOnCrash(log);
  let told = false;
  // From the first sign on, so that a start which waits for something cannot outlast it.
  const stopping = toldToStop().then(() => {
    told = true;
    watchStop(log);
  });
  const app = await openApp(config, log).catch((error: unknown) => {
    log.error('start-failed', { error });
    return fail(troubleText(error));
  });
  if (!told) process.stdout.write(`${openingText(app, new Date())}\n`);
  await stopping;
  await app.stop();
  process.exit(0);
}
