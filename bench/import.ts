import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { vault } from '../src/crypto.ts';
import { dayOf } from '../src/domain/day.ts';
import { importRoll } from '../src/files/import-roll.ts';
import { samplePlaces, sampleRoll } from '../src/files/sample.ts';
import { writeRoll } from '../src/files/write-roll.ts';
import { type Database, openDatabase, ownTransaction } from '../src/store/database.ts';
import { openEmbedded } from '../src/store/embedded/index.ts';
import { migrate } from '../src/store/migrate.ts';
import { report, seconds } from './report.ts';

const PEOPLE = 100_000;
const key = Buffer.alloc(32, 1);

/** The whole file in memory, so that both ways read the same bytes at no cost. */
async function roll(on: ReturnType<typeof dayOf>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const rows = sampleRoll({ people: PEOPLE, seed: 1, on, places: await samplePlaces() });
  for await (const chunk of writeRoll(rows)) chunks.push(Buffer.from(chunk as string));
  return Buffer.concat(chunks);
}

/** The floor: the same bytes copied by PostgreSQL itself into a table of texts, unchecked, unsealed, unmerged. */
async function bareCopy({ url }: Database, csv: Buffer): Promise<void> {
  const columns = csv.toString('utf8', 0, csv.indexOf('\n')).split(',');
  await ownTransaction(url, async (client) => {
    await client.query(`CREATE TEMP TABLE bare (${columns.map((name) => `${name} text`).join(', ')})`);
    await pipeline(Readable.from([csv]), client.query(copyFrom('COPY bare FROM STDIN WITH (FORMAT csv, HEADER)')));
  });
}

/** A roll of 100,000 people: read, checked, sealed, indexed and merged, beside a bare COPY of the same file. */
export async function importing(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-bench-'));
  const embedded = await openEmbedded(folder);
  await migrate(embedded.url);
  const db = openDatabase(embedded.url, vault({ sealing: [{ id: 'k1', key }], index: key }));
  const now = new Date();
  const asOf = dayOf(now);
  const csv = await roll(asOf);
  const rows = csv.toString('utf8').trimEnd().split('\n').length - 1;
  const load = () => importRoll(db, Readable.from([csv]), { asOf, now, onProblem: () => {} });
  const bare = await seconds(() => bareCopy(db, csv));
  const first = await seconds(load);
  const again = await seconds(load);
  await db.close();
  await embedded.close();
  await rm(folder, { recursive: true });
  const rate = (took: number) => `${took.toFixed(1)} s, ${Math.round(rows / took).toLocaleString('en')} rows/s`;
  report(`import: ${rows.toLocaleString('en')} rows`, [
    ['bare COPY of the file into texts', rate(bare)],
    ['import, first time', `${rate(first)}, ratio ${(bare / first).toFixed(3)}`],
    ['import of the same file again', `${rate(again)}, ratio ${(bare / again).toFixed(3)}`],
    ['memory at the end', `${Math.round(process.memoryUsage().rss / 1_048_576)} MB`],
  ]);
}
