import { z } from 'zod';
import { day } from '../day.ts';
import file from '../params/heirs.json' with { type: 'json' };
import { confidence } from '../printed.ts';

/** Who may be an heir. Blood relatives count straight up and down to the second degree. */
export const heirCodes = [
  ...(['widow', 'widower', 'child', 'parent', 'grandchild', 'grandparent'] as const),
  ...(['sibling', 'parent_in_law', 'named_in_will'] as const),
] as const;
export type Heir = (typeof heirCodes)[number];

/** What an officer must settle: that a will is a notary's deed, or that a court names heirs outside the list. */
const question = z.enum(['will_by_notary', 'court_ruling']);

const rank = z.strictObject({
  rank: z.enum(['family', 'blood', 'sibling', 'parent_in_law', 'will', 'none']),
  heirs: z.array(z.enum(heirCodes)),
  cite: z.string().min(1),
  confidence,
  askOfficer: question.optional(),
  note: z.string().min(1).optional(),
});

/** One rank of heirs; `none` has no heirs: funeral money to whoever buries, the rest to the Dana Jaminan Sosial. */
export type Rank = z.output<typeof rank>;

/** Every rank, the nearest first. */
export const heirRanks: readonly Rank[] = z.strictObject({ checkedOn: day, ranks: z.array(rank) }).parse(file).ranks;

/**
 * The first rank that has someone alive, `heirs` narrowed to those; the last rank, `none`, where there is nobody. The order
 * is one for both insurances (PP 44/2015 Pasal 37 ayat (5) for JKK, Pasal 40 ayat (2) for JKM).
 */
export function firstHeirs(alive: ReadonlySet<Heir>): Rank {
  const first = heirRanks.find(({ heirs }) => heirs.some((heir) => alive.has(heir))) ?? heirRanks.at(-1)!;
  return { ...first, heirs: first.heirs.filter((heir) => alive.has(heir)) };
}
