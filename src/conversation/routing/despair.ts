import type { Heard } from '../../language/hear.ts';
import { hearDespair } from '../../language/hearing/hear-despair.ts';
import { say } from '../../language/texts.ts';
import { begin } from '../follow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { inBetween } from './in-between.ts';
import type { Routed } from './router.ts';

/** To whoever does not want to live we say where there are people, before anything else; where the conversation stood, it stays. */
export async function comfort(
  { words }: Heard,
  opened: Open | undefined,
  home: 'menu' | 'welcome',
  ports: Ports,
): Promise<Routed | undefined> {
  if (!hearDespair(words)) return undefined;
  const said = [say('tone.despair')];
  if (opened) return inBetween(said, opened, 'courtesy');
  return { ...(await begin(home, {}, ports, said)), understood: { as: 'courtesy', flow: home } };
}
