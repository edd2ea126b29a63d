import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { argv, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { openEmbedded } from '../src/store/embedded/index.ts';
import { migrate } from '../src/store/migrate.ts';
import { diff } from './schema-engine.ts';

const schemaFile = new URL('../prisma/schema.prisma', import.meta.url);
const migrations = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/**
 * The SQL that is missing between the migrations and `schema` (`prisma/schema.prisma`); empty when they agree. What Prisma cannot
 * say (grants, checks, partial indexes) and other schemas than `public` do not count. Needs no database: it makes one.
 */
export async function drift(schema?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-drift-'));
  try {
    const database = await openEmbedded(folder, { fast: true });
    try {
      await migrate(database.url, migrations);
      return await diff(database.url, schema ?? (await readFile(schemaFile, 'utf8')));
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes `prisma/migrations/<time>_<name>/migration.sql` and gives its path. */
export async function writeMigration(name: string, sql: string, now: Date): Promise<string> {
  const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(migrations, `${time}_${name}`);
  await mkdir(folder);
  const path = join(folder, 'migration.sql');
  await writeFile(path, sql);
  return path;
}

async function main(name: string | undefined): Promise<number> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    stderr.write('Say what it does, in small letters: npm run migration -- add_claims\n');
    return 2;
  }
  const sql = await drift();
  if (!sql) {
    stderr.write('prisma/schema.prisma says nothing that the migrations do not do already.\n');
    return 0;
  }
  stdout.write(`${await writeMigration(name, sql, new Date())}\n`);
  stderr.write('Read it before you keep it, and add what Prisma cannot say (grants, checks, partial indexes).\n');
  return 0;
}

if (argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(argv[2]);
