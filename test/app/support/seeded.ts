import { execFile } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject, vi } from 'vitest';
import { freshDataDir, isThere, makeDataDir, startApp } from './app.ts';

/** Where this run of the tests keeps its throw-away PostgreSQL; it is removed at the end of the run with all that is in it. */
async function folderOfRun(): Promise<string> {
  const client = new pg.Client(inject('cluster'));
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory').finally(() => client.end());
  return dirname(dirname(rows[0]!.data_directory));
}

async function firstStart(folder: string): Promise<void> {
  const { dataDir, clean } = await makeDataDir(folder);
  const app = startApp(dataDir);
  await app.ready();
  app.signal('SIGTERM');
  await app.over;
  await rename(dataDir, join(folder, 'seeded'));
  await clean();
}

/** The data folder that a first start and an orderly stop leave, made once a run by whichever suite needs it first. */
async function seeded(): Promise<string> {
  const folder = await folderOfRun();
  const first = await mkdir(join(folder, 'seeding')).then(
    () => true,
    () => false,
  );
  if (first) await firstStart(folder);
  const path = join(folder, 'seeded');
  await vi.waitUntil(() => isThere(path), { timeout: 60_000, interval: 50 });
  return path;
}

/** Fills a data folder as a first start and an orderly stop leave one. */
export async function seed(dataDir: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', await seeded(), dataDir]);
}

/** Such a folder for one test. */
export async function seededDataDir(): Promise<string> {
  const dataDir = await freshDataDir();
  await seed(dataDir);
  return dataDir;
}
