import type { Relation } from '../../conversation/ports.ts';
import type { Circumstances } from '../../domain/claims/states.ts';

/** Whoever calls the dead worker a spouse is one, and whoever calls him a parent is a child. */
const heirs: Partial<Record<Relation, Circumstances['heir']>> = { spouse: 'spouse', parent: 'child' };

/** What sort of heir asks, by who the worker is to her; nothing where nobody said, or the worker himself did. */
export const heirOf = (relation: Relation | null): Pick<Circumstances, 'heir'> =>
  relation && relation !== 'self' ? { heir: heirs[relation] ?? 'other' } : {};
