import { setTimeout as sleep } from 'node:timers/promises';
import { chance } from '../../src/files/chance.ts';
import { planOf, type Scene, type Strike } from './plan.ts';
import { strike } from './strikes.ts';
import type { World } from './world.ts';

/** What has struck, for the report: when, after how many messages, and how many sends were on their way. */
export type Struck = Strike & { atMs: number; sent: number; flying: number };

/** Where nothing is sent for so long although both processes are up, or for so long at all, the next strikes too. */
const STALLED_MS = 3_000;
const GONE_MS = 8_000;
const LOOK_MS = 10;

/** Waits until so many messages were sent, or until none is any more. */
async function reached({ app, worker, side }: World, messages: number): Promise<void> {
  const sent = (): number => side.counts.get('sendMessage') ?? 0;
  const began = performance.now();
  let last = { sent: sent(), at: began, upAt: began };
  while (sent() < messages) {
    const now = performance.now();
    if (sent() > last.sent) last = { sent: sent(), at: now, upAt: now };
    if (!app.isUp || !worker.isUp) last.upAt = now;
    if (now - last.upAt > STALLED_MS || now - last.at > GONE_MS) return;
    await sleep(LOOK_MS);
  }
}

/** Lets everything strike that the seed has drawn, while `messages` are sent. Gives all rows that were on their way when something did. */
export async function strikeAll(
  world: World,
  { seed, messages, ...scene }: Scene & { seed: number; messages: number },
): Promise<{ struck: Struck[]; flying: Set<number> }> {
  const began = performance.now();
  const all = new Set<number>();
  const striking: Promise<Struck>[] = [];
  const begin = async (one: Strike): Promise<Struck> => {
    const [atMs, sent] = [performance.now() - began, world.side.counts.get('sendMessage') ?? 0];
    const flying = await strike(world, one, chance(seed + striking.length));
    for (const id of flying) all.add(id);
    return { ...one, atMs, sent, flying: flying.size };
  };
  for (const one of planOf(seed, scene)) {
    await reached(world, one.after * messages);
    striking.push(begin(one));
  }
  return { struck: await Promise.all(striking), flying: all };
}
