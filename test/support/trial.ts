import { vault } from '../../src/crypto.ts';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { seedRegions } from '../../src/store/regions.ts';
import { makeTestDatabase } from './database.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** The settings of a trial on a database of one's own, with the made-up people in it as they stand at that moment. */
export async function trial(now = new Date()) {
  const { url, drop } = await makeTestDatabase();
  const env = {
    DATABASE_URL: url,
    ENCRYPTION_KEYS: `k1:${KEY}`,
    INDEX_KEY: KEY,
    TRIAL: '1',
    PORT: '0',
    WEB_CHAT: 'public',
    LOG_LEVEL: 'silent',
  };
  const key = Buffer.from(KEY, 'base64');
  await migrate(url);
  const db = openDatabase(url, vault({ sealing: [{ id: 'k1', key }], index: key }));
  await seedRegions(db);
  await seedProgrammes(db);
  const rows = sampleRoll({ people: 20, seed: 1, on: dayOf(now), places: await samplePlaces() });
  await importRoll(db, writeRoll(rows), { asOf: dayOf(now), now, onProblem: () => {} });
  await db.close();
  return { env, drop };
}
