import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../../src/files/chance.ts';
import { type Ending, openEnding } from './ending.ts';
import { gather } from './facts.ts';
import type { Ground } from './ground.ts';
import { judge, type Verdict } from './judge.ts';
import { meet, writeAll, writings } from './people.ts';
import { planOf, type Scene } from './plan.ts';
import { poisonQueue } from './poison-queue.ts';
import { fill } from './rows.ts';
import { settle } from './settle.ts';
import { type Struck, strike } from './strikes.ts';
import { openWorld, type Way, type World } from './world.ts';

/** What is drilled. `short` is the form inside `npm test`: fewer troubles in less time. */
export type Drill = { seed: number; backend: 'postgres' | 'redis'; rows: number; short: boolean };

/** What came of it: how often a process was started, what both logged and how often. */
type Outcome = { struck: Struck[]; starts: number; settled: boolean; verdict: Verdict; events: Map<string, number> };

export type Drilled = Drill & Outcome & { way: Way; seconds: number };

/** How long rows fall due and things go wrong, how often the sweeps look, how far away the Bot API is, and how long the end is waited for. */
const timesOf = (short: boolean) =>
  short
    ? { windowMs: 7_000, sweepSeconds: 1, farMs: 120, patienceMs: 60_000 }
    : { windowMs: 25_000, sweepSeconds: 2, farMs: 40, patienceMs: 120_000 };

/** So many messages are written by people for each hundred rows. */
const WRITTEN = 12;

/** Everything strikes when it is time. Gives the rows that were on their way when something did. */
async function strikeAll(world: World, seed: number, scene: Scene): Promise<{ struck: Struck[]; flying: Set<number> }> {
  const flying = new Set<number>();
  const strikes = planOf(seed, scene).map(async (one) => {
    await sleep(one.atMs);
    return strike(world, one, flying, chance(seed + one.atMs));
  });
  return { struck: await Promise.all(strikes), flying };
}

function eventsOf({ app, worker }: World): Map<string, number> {
  const all = new Map(app.events);
  for (const [event, count] of worker.events) all.set(event, (all.get(event) ?? 0) + count);
  return all;
}

async function drillIn(world: World, { seed, backend, rows, short }: Drill): Promise<Outcome> {
  const { windowMs, patienceMs } = timesOf(short);
  const random = chance(seed);
  await poisonQueue(world.url, world.redis?.url);
  const poison = await fill(world.pool, { rows, now: world.clock.now(), windowMs, random });
  const [said, { struck, flying }] = await Promise.all([
    writeAll(world.side, writings(Math.ceil((rows * WRITTEN) / 100), windowMs, random)),
    strikeAll(world, seed, { backend, disk: world.disk !== undefined, windowMs, short }),
  ]);
  const settled = await settle(world, patienceMs);
  const facts = await gather(world.ask, world.side, { chats: rows, said, poison, flying });
  const starts = world.app.starts + world.worker.starts;
  return { struck, starts, settled, verdict: judge(facts), events: eventsOf(world) };
}

/** One drill, on a database of its own; nothing of it is left when it is over. By webhook or by polling, as the seed says. */
export async function drill(ground: Ground, asked: Drill, outer: Ending): Promise<Drilled> {
  const ending = openEnding();
  outer.add(ending.run);
  const began = performance.now();
  const way: Way = asked.seed % 2 === 0 ? 'webhook' : 'polling';
  const name = `faults_${asked.backend}_${asked.seed}`;
  const { farMs, sweepSeconds } = timesOf(asked.short);
  const random = chance(asked.seed + 1);
  const wanted = { name, backend: asked.backend, way, sweepSeconds, farMs: () => farMs / 2 + random.below(farMs) };
  try {
    const world = await openWorld(ground, wanted, ending, (side, root) => meet(side, root, asked.rows));
    const outcome = await drillIn(world, asked);
    return { ...asked, ...outcome, way, seconds: Math.round((performance.now() - began) / 1_000) };
  } finally {
    await ending.run();
  }
}
