import type { Config } from '../config.ts';
import { vault } from '../crypto.ts';
import type { Log } from '../log.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { type Embedded, openEmbedded } from '../store/embedded/index.ts';
import { migrate } from '../store/migrate.ts';
import { seedProgrammes } from '../store/programmes.ts';
import { explainRefusal } from '../store/refused.ts';
import { seedRegions } from '../store/regions.ts';
import { checkKeys, loadKeys } from './keys.ts';

/** A database that is up, migrated and knows the regions and programmes. `ownerUrl` may migrate; the application uses `db`. */
export type Ground = { db: Database; ownerUrl: string; close(): Promise<void> };

/** Throws a `Trouble` that names DATABASE_URL when a database of your own is not to be had, or refuses what we need. */
const prepareYours = (config: Config, url: string, log: Log): Promise<Database> =>
  prepare(config, url, log).catch((error) => explainRefusal(error, url));

async function prepare(config: Config, ownerUrl: string, log: Log): Promise<Database> {
  const applied = await migrate(ownerUrl);
  if (applied.length > 0) log.info('migrated', { count: applied.length });
  const db = openDatabase(ownerUrl, vault(await loadKeys(config)));
  try {
    await checkKeys(db);
    await seedRegions(db);
    await seedProgrammes(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Opens the database of the settings: your own, else the embedded one, which is started where it is not running. */
export async function openGround(config: Config, log: Log): Promise<Ground> {
  const embedded: Embedded | undefined = config.DATABASE_URL
    ? undefined
    : await openEmbedded(config.DATA_DIR, { onEvent: (event) => log.info(event) });
  const ownerUrl = config.DATABASE_URL ?? embedded!.url;
  try {
    const db = await (embedded ? prepare : prepareYours)(config, ownerUrl, log);
    const close = async () => {
      await db.close();
      await embedded?.close();
    };
    return { db, ownerUrl, close };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}
