import type { Heard } from '../../language/hear.ts';
import { hearCourtesy } from '../../language/hearing/hear-courtesy.ts';
import { say } from '../../language/texts.ts';
import { speaksJambi } from '../../language/understanding/jambi.ts';
import { topicOf } from '../../language/understanding/topics.ts';
import type { FlowName } from '../flow.ts';
import { begin } from '../follow.ts';
import { type Open, open, type Place } from '../place.ts';
import type { Ports } from '../ports.ts';
import { given, kept, seedOf } from '../seed.ts';
import { careFor } from './care.ts';
import { inBetween, isAsking } from './in-between.ts';
import type { Routed } from './router.ts';

/** Where a question is open only what is a courtesy and nothing else is one: "pagi" may be half an answer. */
function courtesyIn({ words, understood }: Heard, opened: Open | undefined): 'greet' | 'thanked' | undefined {
  const said = hearCourtesy(words);
  const { intent, act } = understood!;
  if (said) return said === 'thanks' ? 'thanked' : 'greet';
  if (isAsking(opened) || act !== 'go') return undefined;
  return intent === 'thanks' ? 'thanked' : intent === 'greet' ? 'greet' : undefined;
}

async function courtesy(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  const name = courtesyIn(heard, opened);
  if (!name) return undefined;
  if (isAsking(opened)) return inBetween([say(`menu.${name}Between`)], opened, 'courtesy');
  const greeting = name === 'greet' && speaksJambi(heard.written) ? say('menu.greetJambi') : say(`menu.${name}`);
  return { ...(await begin('menu', {}, ports, [greeting])), understood: { as: 'courtesy', flow: 'menu' } };
}

/** The topics of the two likeliest intents. */
function two({ understood, words }: Heard): FlowName[] {
  const likely = [understood!.intent, ...understood!.alternatives.map(({ intent }) => intent)].slice(0, 2);
  return [...new Set(likely.flatMap((intent) => topicOf(intent, words) ?? []))];
}

async function which(heard: Heard, ports: Ports): Promise<Routed | undefined> {
  const offered = two(heard);
  if (heard.understood!.act !== 'ask' || offered.length === 0) return undefined;
  const known = { offered, ...given(kept, seedOf(heard, undefined, ports)) };
  const place: Place = { flow: 'menu', question: 'which', known, trail: [] };
  const { asks } = await open(place, ports);
  const says = [...careFor(heard.understood!.tone), ...asks];
  return { says, place, effects: [], understood: { as: 'which', flow: 'menu' } };
}

/** What to say to what no topic took: a courtesy, which of two was meant, or that it was not understood. */
export async function spoken(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  if (!heard.understood) return undefined;
  const polite = await courtesy(heard, opened, ports);
  if (polite || isAsking(opened)) return polite;
  const asked = await which(heard, ports);
  if (asked) return asked;
  const isForeign = heard.understood.intent === 'out_of_scope' && heard.understood.confidence >= 0.6;
  const words = [...careFor(heard.understood.tone), say(isForeign ? 'menu.notOurs' : 'menu.notUnderstood')];
  return { ...(await begin('menu', {}, ports, words)), understood: { as: 'nothing', flow: 'menu' } };
}
