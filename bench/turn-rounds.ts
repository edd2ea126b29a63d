import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../src/store/database.ts';
import { cpuMs } from './child.ts';
import type { Running } from './turn-bots.ts';
import { drive } from './turn-load.ts';
import { type Asked, outcomeOf } from './turn-people.ts';
import type { Rounds } from './turn-tell.ts';

/** So many chats at once; of each round so many messages before measuring, and measured. */
export const ABREAST = 200;
const [WARM_UP, MEASURED] = [1_000, 5_000];

/** Rounds of each bot, and the chats that one takes. */
export const ROUNDS = 3;
export const A_ROUND = WARM_UP + MEASURED;

/** Fails unless every turn has left all that a turn leaves. Marks of sending may be a moment late. */
async function mustBeDone(db: Database, chats: Asked[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const counts = await outcomeOf(db, chats);
    if (Object.values(counts).every((count) => count === chats.length)) return;
    if (tries === 20) throw new Error(`not every turn succeeded: ${JSON.stringify(counts)} of ${chats.length}`);
    await sleep(250);
  }
}

/** What is measured: `people` are taken from; `postgres` is the process of the database. */
export type Bench = { db: Database; ours: Running; bare: Running; people: Asked[]; postgres: number };

/** Rounds by turns, for a noisy machine is noisy to both, with so many deliveries at once. Throws when a turn has not succeeded. */
export async function rounds(
  { db, ours, bare, people, postgres }: Bench,
  connections: number,
  count = ROUNDS,
): Promise<Rounds> {
  await Promise.all([ours.connect(connections), bare.connect(connections)]);
  const all: Rounds = { ours: [], bare: [] };
  const cpuOf =
    ({ child }: Running) =>
    () =>
      cpuMs(child.pid);
  const load = (chats: Asked[], cpu: (() => number)[]) => ({
    messages: chats.map(({ chat, card }) => ({ chat, text: card })),
    ...{ abreast: ABREAST, warmUp: WARM_UP, cpu: [...cpu, () => cpuMs(process.pid)] },
  });
  for (let round = 0; round < count; round += 1) {
    const chats = people.splice(0, A_ROUND);
    all.bare.push(await drive(bare.side, load(chats, [cpuOf(bare)])));
    all.ours.push(await drive(ours.side, load(chats, [cpuOf(ours), () => cpuMs(postgres, true)])));
    await mustBeDone(db, chats);
  }
  return all;
}
