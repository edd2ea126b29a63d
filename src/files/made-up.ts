import { dayOf } from '../domain/day.ts';
import type { Database } from '../store/database.ts';
import { MADE_UP_MONTH, whoIsThere } from '../store/made-up.ts';
import { keepSetting, setting } from '../store/seed.ts';
import { importRoll } from './import-roll.ts';
import { samplePlaces, sampleRoll } from './sample.ts';
import { writeRoll } from './write-roll.ts';

const SAMPLE = { people: 2000, seed: 1 };

/** Whether the roll is empty, or holds only the made-up people that we wrote in another month. */
async function isDue(db: Database, month: string): Promise<boolean> {
  const { madeUp, real } = await whoIsThere(db);
  if (real) return false;
  if (!madeUp) return true;
  const written = await setting(db.pool, MADE_UP_MONTH);
  return written !== null && written !== month;
}

/**
 * Writes a made-up roll of 2,000 people where there is none, and brings one that we wrote up to this month: the same
 * people, so that a chat bound to one stays bound. Never touches a roll with a real person in it. True when it wrote.
 */
export async function seedMadeUp(db: Database, now: Date): Promise<boolean> {
  const on = dayOf(now);
  const month = on.slice(0, 7);
  if (!(await isDue(db, month))) return false;
  const rows = sampleRoll({ ...SAMPLE, on, places: await samplePlaces() });
  await importRoll(db, writeRoll(rows), { asOf: on, now, onProblem: () => {} });
  await keepSetting(db.pool, MADE_UP_MONTH, month);
  return true;
}
