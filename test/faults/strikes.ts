import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../src/files/chance.ts';
import { doings } from './doings.ts';
import type { Strike, Trouble } from './plan.ts';
import type { World } from './world.ts';

/** What leaves rows in the middle of a send. Others are seen by the Bot API itself. */
const cutting: Trouble[] = [
  'kill-app',
  'kill-worker',
  'kill-both',
  'kill-postgres',
  'power-cut',
  'full-disk',
  'midnight',
];

const FLYING = `SELECT id FROM outgoing WHERE status = 'sending' AND claimed_at <= $1`;

/** A database that was away for long may find what was on its way given up before we can look. */
const FLYING_OR_LOST = `${FLYING} OR why = 'interrupted'`;
const away: Trouble[] = ['kill-postgres', 'power-cut', 'full-disk'];

/** When the clock jumps, all that is on its way is too old at once: it may be given up and then answered before we look again. */
const DOUBTED = 'SELECT id FROM outgoing WHERE doubted_at >= $1';

type Rows = { id: number }[];

async function flyingAt({ ask, pool }: World, until: Date, wasAway: boolean): Promise<Rows> {
  const rows = wasAway ? undefined : await pool.query<{ id: number }>(FLYING, [until]).catch(() => undefined);
  return rows?.rows ?? ask<{ id: number }>(FLYING_OR_LOST, [until]);
}

/** A transaction of a process that was killed may still end. */
const STILL_MS = 100;

/** Lets one trouble strike. Gives the rows that were on their way when it did. */
export async function strike(world: World, { trouble, forMs }: Strike, random: Chance): Promise<Set<number>> {
  const flying = new Set<number>();
  const look = async (until: Date, wasAway = away.includes(trouble)) => {
    for (const { id } of await flyingAt(world, until, wasAway)) flying.add(id);
  };
  const began = world.clock.now();
  if (trouble === 'midnight' || trouble === 'full-disk') await look(began, false);
  let until = world.clock.now();
  await doings[trouble](world, forMs, random, () => {
    until = world.clock.now();
  });
  await sleep(STILL_MS);
  if (cutting.includes(trouble)) await look(until);
  if (trouble === 'midnight') for (const { id } of await world.ask<{ id: number }>(DOUBTED, [began])) flying.add(id);
  return flying;
}
