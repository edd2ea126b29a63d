import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { Chance } from '../../src/files/chance.ts';
import type { BotSide } from '../bot-api/index.ts';

/** A message that somebody writes in a drill: when, where, and what it says. Each of a chat asks for another day, so that its answer is known by its words. */
export type Writing = { atMs: number; chat: number; words: string };

/** Chats are numbered from here. */
export const FIRST_CHAT = 10_000;

/** Who writes when, in the order of time. The first chats write, some of them twice. */
export function writings(count: number, windowMs: number, random: Chance): Writing[] {
  const writers = Math.max(1, Math.ceil(count * 0.7));
  return Array.from({ length: count }, (_, at) => ({
    atMs: random.below(windowMs),
    chat: FIRST_CHAT + (at % writers),
    words: `ingatkan saya ${addDays('2020-01-01' as Day, at)}`,
  })).sort((a, b) => a.atMs - b.atMs);
}

/** Makes people known to the bot, as if they had written long ago: of what that told the bot nothing is left. */
export async function meet(side: BotSide, root: string, chats: number): Promise<void> {
  const last = Array.from({ length: chats }, (_, at) => side.person(FIRST_CHAT + at).unblocks()).at(-1);
  const forgotten = await fetch(`${root}/bot${side.token}/getUpdates?offset=${(last ?? 0) + 1}`);
  await forgotten.arrayBuffer();
}

/** Everybody writes when it is time. Gives the ids of the messages, as the application keeps them. */
export async function writeAll(side: BotSide, all: Writing[]): Promise<string[]> {
  const began = performance.now();
  const said: string[] = [];
  for (const { atMs, chat, words } of all) {
    await sleep(Math.max(0, atMs - (performance.now() - began)));
    said.push(`${side.id}:${side.person(chat).says(words)}`);
  }
  return said;
}
