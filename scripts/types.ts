/** `npm run types`: the types of the project, and of the scripts that run in the browser, which have a configuration of their own. */
import { spawnSync } from 'node:child_process';

const tsc = 'node_modules/typescript/bin/tsc';
const runs = [['--noEmit'], ['-p', 'src/channels/web/page']];
const failed = runs.filter((args) => spawnSync(process.execPath, [tsc, ...args], { stdio: 'inherit' }).status !== 0);
process.exit(failed.length > 0 ? 1 : 0);
