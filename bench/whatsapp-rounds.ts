import type { Database } from '../src/store/database.ts';
import { cpuMs } from './child.ts';
import type { Measured } from './turn-load.ts';
import type { Running } from './whatsapp-bots.ts';
import { drive, type Load, type Writer } from './whatsapp-load.ts';
import { INTRODUCTION, mustBeDone } from './whatsapp-people.ts';

/** A bot and those who write to it. */
export type Talk = { bot: Running; writers: Writer[]; cpu: Load['cpu'] };

/** Rounds of each bot, and of each round so many messages of each person before measuring, and measured. */
const ROUNDS = 3;
const [WARM_UP, MEASURED] = [2, 10];

const ownCpu = () => cpuMs(process.pid);

/** What is measured of the application: itself, the process that carries WhatsApp, the database, the server with all phones. */
export const cpuOfOurs = ({ child: { pid } }: Running, postgres: number): Load['cpu'] => [
  () => cpuMs(pid),
  () => cpuMs(pid, true) - cpuMs(pid),
  () => cpuMs(postgres, true),
  ownCpu,
];

export const cpuOfBare = ({ child }: Running, postgres?: number): Load['cpu'] => [
  () => cpuMs(child.pid),
  ...(postgres === undefined ? [] : [() => cpuMs(postgres, true)]),
  ownCpu,
];

const round = ({ writers, cpu }: Talk): Promise<Measured> =>
  drive(writers, { warmUp: WARM_UP, measured: MEASURED, cpu });

/** One more round of ours; throws unless every turn has left what a turn leaves. `rounds` counts those before it. */
export function roundsOfOurs(db: Database, talk: Talk): () => Promise<Measured> {
  let before = 0;
  return async () => {
    const measured = await round(talk);
    before += 1;
    const each = before * (WARM_UP + MEASURED);
    const count = talk.writers.length;
    await mustBeDone(db, count * (INTRODUCTION.messages + each), count * (INTRODUCTION.shown + each / 2));
    return measured;
  };
}

export const roundsOfBare = (talk: Talk) => () => round(talk);

/** Rounds by turns, for a noisy machine is noisy to all. */
export async function byTurns(all: (() => Promise<Measured>)[], count = ROUNDS): Promise<Measured[][]> {
  const measured: Measured[][] = all.map(() => []);
  for (let at = 0; at < count; at += 1) for (const [which, one] of all.entries()) measured[which]!.push(await one());
  return measured;
}
