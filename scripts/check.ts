/** `npm run check`: types, lint and format, then every test; the same here and in CI. Stops at the first that fails. */
import { spawnSync } from 'node:child_process';

const steps = [
  ['scripts/types.ts'],
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['test/run.ts'],
];

const failed = steps.find((args) => spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0);
process.exit(failed ? 1 : 0);
