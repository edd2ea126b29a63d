import type { Say } from '../message.ts';
import type { FlowName, Move, Seed } from './flow.ts';
import { flows } from './flows/index.ts';
import { isFlowName, type Open, open, type Place } from './place.ts';
import type { Effect, Ports } from './ports.ts';

/** What a turn comes to: what is said, where the chat then stands, what is to be written. */
export type Outcome = { says: Say[]; place: Place | null; effects: Effect[] };

/** Flows may hand over to one another, but not for ever. */
const MOST_HOPS = 5;

/** A reply that repeats the open question's choices under other words. */
export const withChoices = (said: Say, opened: Open | undefined): Say => ({
  ...said,
  ...(opened?.last?.choices && { choices: opened.last.choices }),
  ...(opened?.last?.ask && { ask: opened.last.ask }),
});

/** After the end of a topic the chat stands at what its last words offered. */
const afterEnd = (says: Say[]): Place | null => {
  const offered = (says.at(-1)?.choices ?? []).filter((choice) => typeof choice === 'string' && isFlowName(choice));
  return offered.length > 0 ? { flow: 'menu', question: 'offered', known: { offered }, trail: [] } : null;
};

async function arrive(place: Place, said: Say[], effects: Effect[], ports: Ports): Promise<Outcome> {
  const { asks } = await open(place, ports);
  return { says: [...said, ...asks], place, effects };
}

/** Begins a flow, with what was already said. */
export async function begin(
  name: FlowName,
  seed: Seed,
  ports: Ports,
  said: Say[] = [],
  effects: Effect[] = [],
  hops = 0,
): Promise<Outcome> {
  if (hops > MOST_HOPS) throw new Error(`flows hand over in a circle at ${name}`);
  const move = await flows[name].begin(seed, ports);
  return follow(move, { flow: name, question: '', known: {}, trail: [] }, undefined, ports, said, effects, hops);
}

/** Carries out a move from where the chat stands. */
export async function follow(
  move: Move,
  from: Place,
  opened: Open | undefined,
  ports: Ports,
  before: Say[] = [],
  done: Effect[] = [],
  hops = 0,
): Promise<Outcome> {
  const said = [...before, ...(move.says ?? [])];
  const effects = [...done, ...(move.effects ?? [])];
  if ('again' in move) return { says: [...said, withChoices(move.again, opened)], place: from, effects };
  if ('end' in move) return { says: [...said, ...move.end], place: afterEnd(move.end), effects };
  if ('go' in move) return begin(move.go, move.seed ?? {}, ports, said, effects, hops + 1);
  const stays = from.question === '' || from.question === move.next;
  const trail = [...from.trail, ...(stays ? [] : [from.question]), ...(move.passed ?? [])];
  return arrive({ flow: from.flow, question: move.next, known: move.known, trail }, said, effects, ports);
}
