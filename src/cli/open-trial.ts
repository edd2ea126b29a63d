import { isReal } from '../config.ts';
import { seedMadeUp } from '../files/made-up.ts';
import type { Database } from '../store/database.ts';
import type { CliContext } from './command.ts';

/** A database with someone in it to talk about: where nothing is real, the made-up roll, as `npm start` would write it. */
export async function openTrial({ config, open, now }: CliContext): Promise<Database> {
  const db = await open();
  if (!isReal(config)) await seedMadeUp(db, now());
  return db;
}
