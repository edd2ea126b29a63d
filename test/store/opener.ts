import process, { argv, stdin, stdout } from 'node:process';
import { openEmbedded } from '../../src/store/embedded/index.ts';

/**
 * Opens the data folder it is given and says so on standard output, one line an event, the address last; closes on the
 * first word it hears. Trouble is told by its code.
 */
try {
  const say = (line: string) => stdout.write(`${line}\n`);
  const database = await openEmbedded(argv[2] ?? '', { fast: true, onEvent: say });
  say(database.url);
  await new Promise((heard) => stdin.once('data', heard));
  await database.close();
  process.exit(0);
} catch (error) {
  stdout.write(`${error instanceof Error && 'code' in error ? error.code : error}\n`);
  process.exit(1);
}
