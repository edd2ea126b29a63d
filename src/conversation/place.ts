import { z } from 'zod';
import type { Offered } from '../language/hear.ts';
import { choicesOf } from '../language/render.ts';
import type { Say } from '../message.ts';
import type { Flow, FlowName, Known } from './flow.ts';
import { flows } from './flows/index.ts';
import type { Ports } from './ports.ts';

/** Where a chat stands: the open question, what is known there, and the questions before it in this flow. Saved as it is. */
export type Place = { flow: FlowName; question: string; known: Known; trail: string[] };

const saved = z.object({
  flow: z.string(),
  question: z.string(),
  known: z.record(z.string(), z.unknown()),
  trail: z.array(z.string()).default([]),
});

export const isFlowName = (name: string | undefined): name is FlowName =>
  name !== undefined && Object.hasOwn(flows, name);

/** Reads a saved place. Undefined when today's code no longer knows the question, or asks for other knowledge there. */
export function readPlace(json: unknown): Place | undefined {
  const place = saved.safeParse(json).data;
  if (!place || !isFlowName(place.flow)) return undefined;
  const questions: Flow['questions'] = flows[place.flow].questions;
  if (!Object.hasOwn(questions, place.question)) return undefined;
  const known = questions[place.question]!.safeParse(place.known).data;
  return known ? { ...place, flow: place.flow, known } : undefined;
}

/** What the open question says, and what it lets the person choose. */
export type Open = { place: Place; asks: Say[]; last: Say | undefined; offered: Offered };

/** Asks the question of a place. Asking changes nothing, so it may be done again to know what was offered. */
export async function open(place: Place, ports: Ports): Promise<Open> {
  const asks = await flows[place.flow].ask(place.question, place.known, ports);
  const last = asks.at(-1);
  return { place, asks, last, offered: last ? choicesOf(last) : [] };
}

/** The place one question back, where what is known still suffices for it. */
export function previous({ flow, known, trail }: Place): Place | undefined {
  const question = trail.at(-1);
  return question === undefined ? undefined : readPlace({ flow, question, known, trail: trail.slice(0, -1) });
}
