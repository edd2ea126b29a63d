import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, dayOf, instantOf } from '../../src/domain/day.ts';
import type { Chance } from '../../src/files/chance.ts';
import type { Fault } from '../bot-api/index.ts';
import type { Trouble } from './plan.ts';
import type { World } from './world.ts';

/**
 * What a strike does, and how long it lasts. It resolves when all that it took away is back, and says (`dead`) when the last of
 * it is gone: what was claimed until then may have been on its way.
 */
export type Doing = (world: World, forMs: number, random: Chance, dead: () => void) => Promise<unknown>;

/** So long at most is waited for as many calls as are to meet a fault. */
const MEETING_MS = 10_000;

/** A part of the calls meets these faults, each so many times where that is said, else for a while. */
const meets =
  (faults: Fault[], share: number, times = Number.POSITIVE_INFINITY): Doing =>
  async ({ api }, forMs, random) => {
    const chosen = () => random.below(1_000) / 1_000;
    const live = faults.map((fault) => api.fail({ ...fault, times, chance: share, random: chosen }));
    const began = performance.now();
    await sleep(forMs);
    const met = () => !Number.isFinite(times) || live.every((one) => one.hits() === times);
    while (!met() && performance.now() - began < MEETING_MS) await sleep(20);
    for (const one of live) one.end();
  };

const down =
  (...names: ('app' | 'worker')[]): Doing =>
  (world, forMs, _random, dead) =>
    Promise.all(names.map((name) => world[name].kill(forMs))).then(dead);

async function postgresDies({ postgres }: World, forMs: number, dead: () => void): Promise<void> {
  await postgres.kill();
  dead();
  await sleep(forMs);
  await postgres.start();
}

async function redisDies({ redis }: World, forMs: number, empty = false): Promise<void> {
  await redis?.kill();
  await sleep(forMs);
  await redis?.start(empty);
}

async function diskIsFull({ disk, postgres }: World, forMs: number, dead: () => void): Promise<void> {
  await disk?.fill();
  await sleep(forMs);
  await disk?.free();
  await postgres.start();
  dead();
}

const message = 'sendMessage';

/** Two seconds before the next midnight in Jakarta. */
const BEFORE_MS = 2_000;
const HEARD_MS = 300;

/** What each trouble does. A call that is `silent` is done, but the answer never comes: the bot's patience ends before. */
export const doings: Record<Trouble, Doing> = {
  'kill-app': down('app'),
  'kill-worker': down('worker'),
  'kill-both': down('app', 'worker'),
  'kill-postgres': (world, forMs, _random, dead) => postgresDies(world, forMs, dead),
  'power-cut': (world, forMs, random, dead) =>
    Promise.all([
      postgresDies(world, forMs, dead),
      redisDies(world, forMs),
      down('app', 'worker')(world, forMs, random, dead),
    ]),
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
  'full-disk': (world, forMs, _random, dead) => diskIsFull(world, forMs, dead),
  midnight: async ({ clock }, _forMs, _random, dead) => {
    const midnight = instantOf(addDays(dayOf(clock.now()), 1));
    clock.moveTo(new Date(midnight.getTime() - BEFORE_MS));
    // The processes hear of it a moment later, and go by the old clock until then.
    await sleep(HEARD_MS);
    dead();
  },
};
