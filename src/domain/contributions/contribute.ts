import { type Confidence, leastSure } from '../printed.ts';
import type { Asked } from './question.ts';
import { segments } from './segments.ts';

/**
 * What is to be paid, whole rupiah: `jkk` and `jkm` after the relief (null where both have one sum), `relief` what was
 * taken off them; the rules that say so, and how sure that is.
 */
export type Contribution = {
  jkk: number | null;
  jkm: number | null;
  jht: number;
  relief: number;
  total: number;
  cite: string[];
  confidence: Confidence;
};

/** The contribution of a month (of a contract in construction, of a phase abroad). */
export function contribute(asked: Asked): Contribution {
  const { jkk, jkm, both = 0, jht, relief, laws, unsure } = segments[asked.segment](asked);
  return {
    jkk,
    jkm,
    jht,
    relief,
    total: (jkk ?? 0) + (jkm ?? 0) + both + jht,
    cite: [...new Set(laws.map(({ cite }) => cite))],
    confidence: unsure ? 'unconfirmed' : leastSure(laws.map(({ confidence }) => confidence)),
  };
}
