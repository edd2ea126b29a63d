import type { Heard } from '../../language/hear.ts';
import type { Say } from '../../message.ts';
import type { FlowName, Seed } from '../flow.ts';
import { begin } from '../follow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { seedOf } from '../seed.ts';
import { careFor } from './care.ts';
import { answered } from './found.ts';
import type { Routed, Understood } from './router.ts';

/** Begins a topic, with what was already said. */
export const byTopic = async (
  flow: FlowName,
  seed: Seed,
  understood: Understood,
  ports: Ports,
  said: Say[] = [],
): Promise<Routed> => ({ ...(await begin(flow, seed, ports, said)), understood });

/** A message that answers nothing open: a question that has its answer, a topic, a number that names a record. */
export async function elsewhere(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  const seed = seedOf(heard, opened, ports);
  const found = answered(heard, opened, seed, ports);
  if (found) return found;
  const { topic, understood } = heard;
  if (topic) return byTopic(topic, seed, { as: 'topic', flow: topic }, ports, careFor(understood?.tone, topic));
  return seed.number ? byTopic('check', seed, { as: 'number', flow: 'check' }, ports) : undefined;
}
