import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOf, instantOf } from '../../src/domain/day.ts';
import type { Chance } from '../../src/files/chance.ts';
import type { Fault } from '../bot-api/index.ts';
import type { Strike, Trouble } from './plan.ts';
import type { World } from './world.ts';

/** What a strike does, and how long it lasts. It resolves when all that it took away is back. */
type Doing = (world: World, forMs: number, random: Chance) => Promise<unknown>;

/** A part of the messages meets this fault for a while. */
const meets =
  (faults: Fault[], share: number, times = Number.POSITIVE_INFINITY): Doing =>
  async ({ api }, forMs, random) => {
    const live = faults.map((fault) =>
      api.fail({ ...fault, times, chance: share, random: () => random.below(1_000) / 1_000 }),
    );
    await sleep(forMs);
    for (const one of live) one.end();
  };

const down =
  (...names: ('app' | 'worker')[]): Doing =>
  (world, forMs) =>
    Promise.all(names.map((name) => world[name].kill(forMs)));

async function postgresDies({ postgres }: World, forMs: number): Promise<void> {
  await postgres.kill();
  await sleep(forMs);
  await postgres.start();
}

async function redisDies({ redis }: World, forMs: number, empty = false): Promise<void> {
  await redis?.kill();
  await sleep(forMs);
  await redis?.start(empty);
}

async function diskIsFull({ disk, postgres }: World, forMs: number): Promise<void> {
  await disk?.fill();
  await sleep(forMs);
  await disk?.free();
  await postgres.start();
}

const message = 'sendMessage';

/** Two seconds before the next midnight in Jakarta. */
const BEFORE_MS = 2_000;

/** What each trouble does. A call that is `silent` is done, but the answer never comes: the bot's patience ends before. */
const doings: Record<Trouble, Doing> = {
  'kill-app': down('app'),
  'kill-worker': down('worker'),
  'kill-both': down('app', 'worker'),
  'kill-postgres': postgresDies,
  'power-cut': (world, forMs, random) =>
    Promise.all([postgresDies(world, forMs), redisDies(world, forMs), down('app', 'worker')(world, forMs, random)]),
  'kill-redis': (world, forMs) => redisDies(world, forMs),
  'lose-redis': (world, forMs) => redisDies(world, forMs, true),
  errors: meets([{ code: 500 }, { code: 502 }], 0.5),
  flood: async ({ api }, forMs) => {
    api.fail({ method: message, code: 429, retryAfter: Math.ceil(forMs / 1_000) });
    await sleep(forMs);
  },
  cut: meets(
    [
      { method: message, cut: 'before' },
      { method: message, cut: 'after' },
    ],
    0.3,
    5,
  ),
  half: meets([{ method: message, half: true }], 0.3, 4),
  silent: meets([{ method: message, slowMs: 25_000 }], 0.3, 4),
  'full-disk': diskIsFull,
  midnight: async ({ clock }) => {
    const midnight = instantOf(addDays(dayOf(clock.now()), 1));
    clock.moveTo(new Date(midnight.getTime() - BEFORE_MS));
  },
};

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

/** A transaction of a process that was killed may still end. */
const STILL_MS = 100;

/** Lets one trouble strike. Gives the rows that were on their way when it did. */
export async function strike(world: World, { trouble, forMs }: Strike, random: Chance): Promise<Set<number>> {
  const flying = new Set<number>();
  const look = async (until: Date) => {
    for (const { id } of await world.ask<{ id: number }>(FLYING, [until])) flying.add(id);
  };
  if (trouble === 'midnight' || trouble === 'full-disk') await look(world.clock.now());
  const struckAt = world.clock.now();
  await doings[trouble](world, forMs, random);
  await sleep(STILL_MS);
  if (cutting.includes(trouble)) await look(trouble === 'full-disk' ? world.clock.now() : struckAt);
  return flying;
}
