import type { Config } from '../../config.ts';
import { openLog } from '../../log.ts';
import { endOnCrash } from '../crash.ts';
import { openGround } from '../ground.ts';
import { madeUpPeople } from '../people.ts';
import { toldToStop, watchStop } from '../told-to-stop.ts';
import { openTransport } from './transport.ts';

/**
 * The process that carries WhatsApp, a child of the application: it gets its settings from it, tells it what it is doing, and
 * stops when it is told to or when the application is gone. Ctrl-C reaches the whole group; we go when the application says so,
 * for the answers to what it has taken still have to go out.
 */
const stopping = toldToStop(['SIGTERM']);
const config = await new Promise<Config>((resolve) => process.once('message', (sent) => resolve(sent as Config)));

const log = openLog(config.LOG_LEVEL);
endOnCrash(log);
void stopping.then(() => watchStop(log));

const now = () => new Date();
const { db, close } = await openGround(config, log);
const madeUp = await madeUpPeople({ config }, db);
const tell = (phase: string) => void (process.connected && process.send!(phase));
const transport = openTransport({ config, log, now, db, madeUp }, tell);

await stopping;
await transport.stop();
await close();
process.exit(0);
