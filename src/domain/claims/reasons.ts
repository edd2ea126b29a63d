import { z } from 'zod';
import { day } from '../day.ts';
import file from '../params/reasons.json' with { type: 'json' };
import { confidence } from '../printed.ts';
import type { CaseState, Circumstances, ClaimKind } from './states.ts';

/** Why papers are not complete. These codes have words in `locales/id/claim.json` under `reason_CODE`, as the next two lists. */
export const incompleteReasons = ['papers_missing', 'papers_unreadable', 'data_differs', 'bank_account'] as const;

/** Why a claim is refused. */
export const refusedReasons = [
  ...(['not_covered', 'arrears_over_three_months', 'not_working', 'not_work_accident'] as const),
  ...(['not_an_heir', 'too_late', 'already_paid', 'other'] as const),
] as const;

/** Why a claim is cancelled, where anyone says why. */
export const cancelledReasons = ['withdrawn', 'duplicate'] as const;

/** Every reason why a claim stands where it does. */
export const reasonCodes = [...incompleteReasons, ...refusedReasons, ...cancelledReasons] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a paper is returned; words under `returned_CODE`. */
export const paperReasons = ['unreadable', 'wrong_paper', 'expired', 'data_differs', 'not_signed'] as const;
export type PaperReason = (typeof paperReasons)[number];

const byState: Partial<Record<CaseState, readonly ReasonCode[]>> = {
  incomplete: incompleteReasons,
  refused: refusedReasons,
  cancelled: cancelledReasons,
};

/** The reasons that may be given for this state; none for most. */
export const reasonsFor = (state: CaseState): readonly ReasonCode[] => byState[state] ?? [];

/** Whether this state cannot be without a reason: who has to bring something or is refused is told why. */
export const needsReason = (state: CaseState): boolean => state === 'incomplete' || state === 'refused';

/** What a family can do next; words under `next_CODE`. */
export const nextSteps = [
  ...(['bring_papers', 'bring_clear_papers', 'correct_data', 'bring_bank_book'] as const),
  ...(['show_cover', 'show_payments', 'employer_pays', 'show_work', 'show_heir', 'check_dates'] as const),
  ...(['claim_jkm', 'dispute_inspector', 'other_payer', 'ask_officer'] as const),
] as const;
export type NextStep = (typeof nextSteps)[number];

const law = z.strictObject({ cite: z.string().min(1), confidence, note: z.string().min(1).optional() });

/** The article that a reason rests on, and how sure that is. */
export type ReasonLaw = z.output<typeof law>;

const reason = z.strictObject({
  code: z.enum(reasonCodes),
  law: z.strictObject({ jkk: law.optional(), jkm: law.optional(), scholarship: law.optional() }),
  next: z
    .array(z.strictObject({ code: z.enum(nextSteps), only: z.enum(['died', 'lives', 'employed']).optional() }))
    .min(1),
});

const { reasons } = z.strictObject({ checkedOn: day, reasons: z.array(reason) }).parse(file);
const byCode = new Map<string, z.output<typeof reason>>(reasons.map((one) => [one.code, one]));

/** The article behind a reason in a claim of this kind; undefined where we know of none, for an article is never guessed. */
export const reasonLaw = (code: string, claim: ClaimKind): ReasonLaw | undefined => byCode.get(code)?.law[claim];

/** Whether a case is of a death: who claims as heir does so for one, whether or not anybody said it. */
export const isDeath = ({ died, heir }: Circumstances): boolean => died ?? heir !== undefined;

const holds = {
  died: isDeath,
  lives: (about: Circumstances) => !isDeath(about),
  employed: ({ segment }: Circumstances) => segment === 'pu' || segment === 'construction',
};

/**
 * What the family can do about a reason, the nearest first; an officer where the reason is none of ours. More than three unpaid
 * months are not cured by paying now (PP 44/2015 Pasal 39 ayat (2), 42 ayat (2)), so nobody is told to.
 */
export function nextFor(code: string | null, about: Circumstances = {}): NextStep[] {
  const next = byCode.get(code ?? 'other')?.next ?? byCode.get('other')!.next;
  return next.filter(({ only }) => !only || holds[only](about)).map((one) => one.code);
}
