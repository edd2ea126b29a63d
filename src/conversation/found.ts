import type { Heard } from '../language/hear.ts';
import type { Open } from './place.ts';
import type { Ports } from './ports.ts';
import type { Routed } from './router.ts';

/** A free question that has an answer in the answer base; undefined where none fits, or a topic was named outright. */
export function answered(_heard: Heard, _opened: Open | undefined, _ports: Ports): Routed | undefined {
  return undefined;
}
