import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { queueBackends } from './support/redis.ts';

/**
 * `npm test [-- FILTER …]`: every suite, with nothing but Node on the machine. Says which queue backends ran, and ends
 * with a line that counts.
 */
const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const vitest = await startVitest('test', positionals, { run: true, watch: false });
await vitest.close();

const states = vitest.state
  .getTestModules()
  .flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
const count = (state: string) => states.filter((one) => one === state).length;
const broken = vitest.state.getTestModules().filter((module) => !module.ok()).length;
const errors = vitest.state.getUnhandledErrors().length;

process.stdout.write(`queue backends: ${queueBackends().join(', ')}\n`);
process.stdout.write(
  `tests: ${count('passed')} passed, ${Math.max(count('failed'), broken, errors)} failed, ${count('skipped')} skipped\n`,
);
process.exitCode = broken || errors || count('passed') === 0 ? 1 : 0;
process.channel?.unref();
