import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { queueBackends } from './support/redis.ts';

/**
 * `npm test [-- FILTER …]`: every suite, with nothing but Node on the machine. Says which tests this machine
 * cannot run and which queue backends ran, and ends with a line that counts.
 */
const { positionals } = parseArgs({ allowPositionals: true, strict: false });
const vitest = await startVitest('test', positionals, { run: true, watch: false });
await vitest.close();

const modules = vitest.state.getTestModules();
const tests = modules.flatMap((module) => [...module.children.allTests()]);
const those = (state: string) => tests.filter((test) => test.result().state === state);
const count = (state: string) => those(state).length;
const broken = modules.filter((module) => !module.ok()).length;
const errors = vitest.state.getUnhandledErrors().length;

for (const { fullName } of those('skipped')) process.stdout.write(`did not run here: ${fullName}\n`);
process.stdout.write(`queue backends: ${queueBackends().join(', ')}\n`);
process.stdout.write(
  `tests: ${count('passed')} passed, ${Math.max(count('failed'), broken, errors)} failed, ${count('skipped')} skipped\n`,
);
process.exitCode = broken || errors || count('passed') === 0 ? 1 : 0;
process.channel?.unref();
