import { parseArgs } from 'node:util';
import { type Drilled, drill } from './drill.ts';
import { openEnding } from './ending.ts';
import { openGround } from './ground.ts';
import { ownBackends } from './redis.ts';
import { account, isWell, line, table } from './tell.ts';

/**
 * `npm run faults [-- --runs 10 --rows 2000 --seed 1 --backend postgres|redis --loud]`: drills with faults drawn by a seed, in turn
 * on each backend of the queue that this machine has. Ends with a table, and with code 1 when anything was lost or came twice.
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    rows: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    backend: { type: 'string' },
    loud: { type: 'boolean', default: false },
  },
});
const [runs, rows, first] = [Number(values.runs), Number(values.rows), Number(values.seed)];
const has = ownBackends().filter((one) => values.backend === undefined || values.backend === one);
const tell = (words: string): void => void process.stdout.write(`${words}\n`);

const ending = openEnding();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void ending.run().finally(() => process.exit(130)));

async function all(): Promise<Drilled[]> {
  const ground = await openGround(ending);
  tell(
    `queue backends: ${has.join(', ')}; a full disk is ${ground.disk ? 'drawn too' : 'left out: no tmpfs can be mounted'}`,
  );
  const done: Drilled[] = [];
  for (let seed = first; seed < first + runs; seed += 1) {
    const one = await drill(ground, { seed, backend: has[(seed - first) % has.length]!, rows, short: false }, ending);
    tell(line(one));
    if (values.loud || !isWell(one)) tell(account(one));
    done.push(one);
  }
  return done;
}

if (has.length === 0 || ![runs, rows, first].every((number) => Number.isInteger(number) && number > 0)) {
  process.stderr.write('npm run faults -- [--runs N] [--rows N] [--seed N] [--backend postgres|redis] [--loud]\n');
  process.exitCode = 1;
} else {
  try {
    const done = await all();
    tell(`\n${table(done)}\n`);
    if (!done.every(isWell)) process.exitCode = 1;
  } finally {
    await ending.run();
  }
}
process.channel?.unref();
