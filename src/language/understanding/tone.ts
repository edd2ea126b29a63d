import { conceptsIn } from './concepts.ts';

/** How to speak before anything is answered: to the bereaved with sympathy, to the hurt with care. */
export type Tone = 'grief' | 'accident';

/** Whether plain words tell of a death or an accident that befell somebody near; "kalau meninggal" asks, and tells of none. */
export function toneOf(plain: string[]): Tone | undefined {
  const concepts = new Set(conceptsIn(plain));
  if (concepts.has('if') || !concepts.has('family')) return undefined;
  if (concepts.has('death')) return 'grief';
  return concepts.has('accident') ? 'accident' : undefined;
}
