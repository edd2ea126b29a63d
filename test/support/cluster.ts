import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../../src/store/embedded/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { scratch } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's URL of a running PostgreSQL; each test makes its databases from `template_tangguh`. */
    cluster: string;
  }
}

const onDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Lets the file system share what databases have in common, where it can: hundreds are made of one template. */
async function copyCheaply(client: pg.Client): Promise<void> {
  await client.query(`ALTER SYSTEM SET file_copy_method = 'clone'`).catch(() => {});
  await client.query('SELECT pg_reload_conf()');
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await copyCheaply(client);
  await client.query('DROP DATABASE IF EXISTS template_tangguh');
  await client.query('CREATE DATABASE template_tangguh');
  await client.end();
  await migrate(onDatabase(url, 'template_tangguh'));
}

/** One throw-away PostgreSQL for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(scratch, 'tangguh-test-'));
  const cluster = await openEmbedded(folder, { fast: true });
  await makeTemplate(cluster.url);
  project.provide('cluster', cluster.url);
  return async () => {
    await cluster.close();
    await rm(folder, { recursive: true, force: true });
  };
}
