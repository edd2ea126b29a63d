import type { Heard, Topic } from '../../language/hear.ts';
import type { FlowName, Seed } from '../flow.ts';
import { flows } from '../flows/index.ts';
import { begin, follow } from '../follow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { given, kept, seedOf } from '../seed.ts';
import { careFor } from './care.ts';
import { answered } from './found.ts';
import { BY_CASE, BY_CODE, isAccess } from './given-out.ts';
import type { Routed } from './router.ts';

/** Flows that a person may use without having agreed to anything. */
export const WITHOUT_CONSENT: FlowName[] = ['welcome', 'erase'];

/** What the law gives, where our offices are, the first help and a word of sympathy are for anyone: at once, and then consent is asked for all the same. */
const AT_ONCE: Topic[] = ['jkk', 'jkm', 'accidentReport', 'bereaved', 'office', 'register', 'otherProgramme'];

/** What waits for consent: what was wanted, given out or told before. */
export const waiting = (opened: Open | undefined): Seed =>
  opened?.place.flow === 'welcome' ? given(['code', 'wanted', 'caseNumber', ...kept], opened.place.known) : {};

/** Who we are and what we ask leave for, after what was said at once. */
const welcomed = async (
  seed: Seed,
  understood: Routed['understood'],
  ports: Ports,
  said: Routed['says'] = [],
): Promise<Routed> => ({ ...(await begin('welcome', seed, ports, said)), understood });

/** Of a topic that asks on, only the first words are said: the rest follows consent. */
async function atOnce(topic: Topic, heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed> {
  const said = seedOf(heard, undefined, ports);
  const care = careFor(heard.understood?.tone, topic);
  const { says, place } = await begin(topic, said, ports, care);
  const asksOn = place?.flow === topic;
  const seed = { ...waiting(opened), ...(asksOn && { wanted: topic, ...given(kept, said) }) };
  return welcomed(seed, { as: 'topic', flow: topic }, ports, says.slice(0, -1));
}

/** What was given out by us names what it is for; its turn comes after consent. */
function givenOut(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed> | undefined {
  const { caseNumber, code } = heard;
  if (caseNumber) return welcomed({ wanted: 'claimStatus', caseNumber }, BY_CASE, ports);
  if (!code || isAccess(heard, opened)) return undefined;
  return welcomed(given(['code'], seedOf(heard, undefined, ports)), BY_CODE, ports);
}

/** The open question where it needs no consent. */
async function asked(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  if (!opened || !WITHOUT_CONSENT.includes(opened.place.flow)) return undefined;
  const { flow, question, known } = opened.place;
  const move = await flows[flow].answer(question, heard, known, ports);
  const as = heard.choice ? 'choice' : 'again' in move ? 'nothing' : 'answer';
  const understood = { as, flow, ...(heard.choice && { choice: heard.choice }) } as const;
  return { ...(await follow(move, opened.place, opened, ports)), understood };
}

/** Before consent there is one question, the law, and the way out. */
export async function unconsented(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed> {
  const { topic } = heard;
  const byGiven = givenOut(heard, opened, ports);
  if (byGiven) return byGiven;
  const chosen = heard.choice ? await asked(heard, opened, ports) : undefined;
  if (chosen) return chosen;
  if (topic === 'erase') return { ...(await begin('erase', {}, ports)), understood: { as: 'topic', flow: 'erase' } };
  const found = heard.choice ? undefined : answered(heard, undefined, seedOf(heard, undefined, ports), ports);
  // Only consent is chosen from here: where choices are numbered, "1" would else answer the wrong list.
  const told = found?.says.map(({ choices: _choices, ...one }) => one);
  if (found) return welcomed(waiting(opened), found.understood, ports, told);
  if (topic && AT_ONCE.includes(topic)) return atOnce(topic, heard, opened, ports);
  const answer = await asked(heard, opened, ports);
  if (answer) return answer;
  const seed: Seed = topic ? { wanted: topic, ...given(kept, seedOf(heard, undefined, ports)) } : {};
  const care = careFor(heard.understood?.tone, topic);
  return welcomed(seed, { as: topic ? 'topic' : 'nothing', flow: 'welcome' }, ports, care);
}
