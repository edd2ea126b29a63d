import { realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { openQueues } from '../../../src/jobs/queues.ts';
import type { JobName } from '../../../src/jobs/schedule.ts';
import { asApplication } from '../../../src/store/database.ts';
import { addressOf } from '../../../src/store/embedded/hold.ts';
import { layout } from '../../../src/store/embedded/layout.ts';
import { readPostmaster } from '../../../src/store/embedded/postmaster.ts';
import { keptLog } from '../../support/ledger.ts';

/** The owner's address of the database that runs in a data folder. */
export async function ownerUrlOf(dataDir: string): Promise<string> {
  const place = layout(realpathSync(dataDir));
  const server = await readPostmaster(place);
  if (!server) throw new Error('no database runs there');
  return addressOf(server.port, (await readFile(place.password, 'utf8')).trim());
}

type Work<T> = (client: pg.Client) => Promise<T>;

async function connected<T>(config: pg.ClientConfig, work: Work<T>): Promise<T> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Works in a database with the rights of its owner. */
export const withDatabase = <T>(url: string, work: Work<T>): Promise<T> => connected({ connectionString: url }, work);

/** Works in the running database of a folder with the rights of its owner. */
export const asOwner = async <T>(dataDir: string, work: Work<T>): Promise<T> =>
  connected({ connectionString: await ownerUrlOf(dataDir) }, work);

/** Works there with the rights that the application has. */
export const asApp = async <T>(dataDir: string, work: Work<T>): Promise<T> =>
  connected(asApplication(await ownerUrlOf(dataDir)), work);

/** Strikes the application's clock, so that nobody need wait for it: a job as the schedule would put it in line. */
export async function strikeClock(dataDir: string, job: JobName, redisUrl?: string): Promise<void> {
  const queues = await openQueues({ postgresUrl: await ownerUrlOf(dataDir), redisUrl, log: keptLog() });
  await queues.clock.add(job, {}).finally(() => queues.close());
}

/** Rows that the application could read or write. */
export const rowsOf = async <T extends object>(dataDir: string, sql: string, values: unknown[] = []): Promise<T[]> =>
  asApp(dataDir, async (client) => (await client.query<T>(sql, values)).rows);
