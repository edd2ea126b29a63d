import { isReal } from '../config.ts';
import { seedMadeUp } from '../files/made-up.ts';
import type { Database } from '../store/database.ts';
import { whoIsThere } from '../store/made-up.ts';
import { Trouble } from '../trouble.ts';
import type { Opening } from './opening.ts';

/** Whether made-up people are there. They are for trying out alone: beside anything real they stop the start, unless TRIAL allows them. */
export async function madeUpPeople({ config }: Pick<Opening, 'config'>, db: Database): Promise<boolean> {
  const { madeUp } = await whoIsThere(db);
  if (madeUp && isReal(config) && !config.TRIAL) throw new Trouble('made-up-people', {});
  return madeUp;
}

/** The same, after they were made where nothing is real. */
export async function peopleOf(opening: Pick<Opening, 'config' | 'now'>, db: Database): Promise<boolean> {
  if (!isReal(opening.config)) await seedMadeUp(db, opening.now());
  return madeUpPeople(opening, db);
}
