import { chance } from '../../src/files/chance.ts';
import { type Ending, openEnding } from './ending.ts';
import { gather } from './facts.ts';
import type { Ground } from './ground.ts';
import { judge, type Verdict } from './judge.ts';
import { meet, writeAll, writings } from './people.ts';
import { poisonQueue } from './poison-queue.ts';
import { fill } from './rows.ts';
import { type Settled, settle } from './settle.ts';
import { type Struck, strikeAll } from './strike-all.ts';
import { suspects } from './suspects.ts';
import { openWorld, type Way, type World } from './world.ts';

/** What is drilled. `short` is the form inside `npm test`: fewer troubles in less time. */
export type Drill = { seed: number; backend: 'postgres' | 'redis'; rows: number; short: boolean };

/** What came of it: how often a process was started, what both logged and how often. */
type Outcome = Settled & {
  struck: Struck[];
  starts: number;
  verdict: Verdict;
  accused: string[];
  events: Map<string, number>;
};

export type Drilled = Drill & Outcome & { way: Way; seconds: number };

/** How long rows fall due and things go wrong, how often the sweeps look, how far away the Bot API is, and how long the end is waited for. */
const timesOf = (short: boolean) =>
  short
    ? { windowMs: 4_000, sweepSeconds: 1.5, farMs: 40, patienceMs: 120_000 }
    : { windowMs: 15_000, sweepSeconds: 2.5, farMs: 20, patienceMs: 120_000 };

/** So many messages are written by people for each hundred rows. */
const WRITTEN = 12;

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
  const written = writings(Math.ceil((rows * WRITTEN) / 100), windowMs, random);
  const scene = { seed, backend, disk: world.disk !== undefined, short, messages: rows + written.length };
  const [said, { struck, flying }] = await Promise.all([writeAll(world.side, written), strikeAll(world, scene)]);
  const settled = await settle(world, patienceMs);
  const facts = await gather(world.ask, world.side, { chats: rows, said, poison, flying });
  const starts = world.app.starts + world.worker.starts;
  const verdict = judge(facts);
  return { ...settled, struck, starts, verdict, accused: await suspects(world, verdict), events: eventsOf(world) };
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
