import { z } from 'zod';
import { day } from '../day.ts';
import file from '../params/papers.json' with { type: 'json' };
import { confidence } from '../printed.ts';

/** When a paper is needed: only for a spouse, for a PU, outside a contract facility (PLKK), and so on. */
const only = z.enum([
  ...(['spouse', 'pu', 'jht_over_50m', 'outside_plkk', 'transport_paid'] as const),
  ...(['public_road', 'off_public_road', 'overtime_or_duty'] as const),
]);
export type Only = z.infer<typeof only>;

export const paperClaims = [
  ...(['jkk_bpu', 'jkk_traffic', 'reimbursement', 'stmb', 'jkk_death', 'disability'] as const),
  ...(['jkm', 'scholarship_first', 'scholarship_yearly'] as const),
] as const;
export type PaperClaim = (typeof paperClaims)[number];

const claim = z.strictObject({
  code: z.enum(paperClaims),
  papers: z.array(z.strictObject({ code: z.string().min(1), only: only.optional() })),
  cite: z.string().min(1),
  confidence,
  note: z.string().min(1).optional(),
});

/** The papers of a claim by code (a key of `locales/id/paper.json`), who lists them and how sure that is. */
export type Papers = z.output<typeof claim>;

/** Every list of papers. */
export const paperLists: readonly Papers[] = z
  .strictObject({ checkedOn: day, claims: z.array(claim) })
  .parse(file).claims;

const byCode = new Map(paperLists.map((one) => [one.code, one]));

/** What is known of a claim; what is left out keeps its papers, marked with their condition. */
export type PaperFacts = {
  segment?: 'pu' | 'bpu' | 'construction' | 'pmi' | undefined;
  spouse?: boolean | undefined;
  publicRoad?: boolean | undefined;
  outsidePlkk?: boolean | undefined;
};

const knows: Partial<Record<Only, (facts: PaperFacts) => boolean | undefined>> = {
  spouse: ({ spouse }) => spouse,
  pu: ({ segment }) => segment && segment === 'pu',
  outside_plkk: ({ outsidePlkk }) => outsidePlkk,
  public_road: ({ publicRoad }) => publicRoad,
  off_public_road: ({ publicRoad }) => (publicRoad === undefined ? undefined : !publicRoad),
};

/** The papers for a claim: those that the facts rule out are gone, and those that they settle have no `only` any more. */
export function papersFor(code: PaperClaim, facts: PaperFacts = {}): Papers {
  const list = byCode.get(code)!;
  const papers = list.papers.flatMap((paper) => {
    const needed = paper.only && knows[paper.only]?.(facts);
    if (needed === undefined) return [paper];
    return needed ? [{ code: paper.code }] : [];
  });
  return { ...list, papers };
}
