import { appendFileSync } from 'node:fs';
import type { Channel } from '../../src/channels/channel.ts';
import { vault } from '../../src/crypto.ts';
import { openDoor } from '../../src/jobs/door.ts';
import { jobHandlers } from '../../src/jobs/handlers.ts';
import { openQueues } from '../../src/jobs/queues.ts';
import { startWorkers } from '../../src/jobs/worker.ts';
import { openLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';

/**
 * A real worker process, to be killed: its channel writes each row that it shows to a file, and of every second one it
 * never hears back.
 */
const { postgresUrl, redisUrl, prefix, file, repeatable } = JSON.parse(process.argv[2]!);

const log = openLog('silent');
const db = openDatabase(
  postgresUrl,
  vault({ sealing: [{ id: 't1', key: Buffer.alloc(32, 1) }], index: Buffer.alloc(32, 2) }),
);
const channel: Channel = {
  name: 'fake',
  repeatable,
  start: async () => {},
  stop: async () => {},
  send(_, { id }) {
    appendFileSync(file, `${id}\n`);
    return Number(id) % 2 === 0 ? new Promise(() => {}) : Promise.resolve({ ok: true });
  },
};
const { delivery } = openDoor({
  pool: db.pool,
  vault: db.vault,
  channels: new Map([[channel.name, channel]]),
  now: () => new Date(),
  hours: { from: 0, until: 24 * 60 },
  log,
});
const queues = await openQueues({ postgresUrl, redisUrl, prefix, log });
await startWorkers({ queues, handlers: jobHandlers({ db, queues, delivery, replayUnanswered: async () => {} }), log });
