import { isOver } from '../../domain/claims/moves.ts';
import type { Circumstances } from '../../domain/claims/states.ts';
import { missingPapers } from '../../domain/reminders/case-rules.ts';
import { say, text } from '../../language/texts.ts';
import type { Move } from '../flow.ts';
import type { SaidAlready } from '../pass.ts';
import type { CaseRecord, Ports } from '../ports.ts';
import type { Said } from '../said.ts';
import type { ClaimEvent } from './events.ts';
import { claimFor, claimOf, type questions, toldOf } from './facts.ts';
import { caseListSays, listSays, named } from './papers-says.ts';

export type PapersMove = Move<typeof questions>;

/** The end of a list that is nobody's own: no paper of it can be said to be sent. */
export const list = (about: ClaimEvent, facts: Parameters<typeof toldOf>[0]): PapersMove => ({
  end: [
    ...listSays(claimFor(about), toldOf(facts)),
    say('claimPapers.next', {}, ['claimStatus', 'report', 'remind', 'menu']),
  ],
});

const firstOf = {
  other_death: 'heir',
  work_death: 'heir',
  work_accident: 'traffic',
  scholarship: 'turn',
} as const satisfies Record<ClaimEvent, keyof typeof questions>;

/** To the first thing that its list depends on. */
export function listFor(about: ClaimEvent, said?: Pick<Said, 'relation'>): PapersMove {
  const next = firstOf[about];
  return next === 'heir' ? { next, known: { about, said } } : { next, known: {} };
}

type Heir = NonNullable<Circumstances['heir']>;

/** The list of someone who claims for a death. */
export const listOfHeir = (about: ClaimEvent, heir: Heir): PapersMove =>
  list(about, { heir, died: about === 'work_death' ? true : undefined });

const heirs = { spouse: 'spouse', child: 'child', parent: 'other', sibling: 'other' } as const;

/** Who claims, where the first sentence said it. */
export const alreadySaid: SaidAlready<typeof questions> = {
  heir({ about, said }) {
    const heir = said?.relation && heirs[said.relation];
    return heir && { named: text(`taken.heir_${heir}`), move: listOfHeir(about, heir) };
  },
};

/** The cases of this chat whose papers can be told. */
export const listable = async (ports: Ports): Promise<CaseRecord[]> =>
  (await ports.cases()).filter((one) => claimOf(one) && !isOver(one.status));

/** A case of this chat by its id; it may not be this chat's any more. */
export const caseOf = async (caseId: number | undefined, ports: Ports): Promise<CaseRecord | undefined> =>
  caseId === undefined ? undefined : (await ports.cases()).find(({ id }) => id === caseId);

/** The list of a case, and what can be said of it. */
export const listCase = (record: CaseRecord): PapersMove => ({
  says: caseListSays(record, claimOf(record)!),
  next: 'listed',
  known: { caseId: record.id, missing: missingPapers(record).length > 0 },
});

/** Papers of a case that the person has not yet said to be handed in. */
export async function unsaid(caseId: number, said: string[], ports: Ports): Promise<string[]> {
  const record = await caseOf(caseId, ports);
  return record ? missingPapers(record).filter((code) => !said.includes(code)) : [];
}

/** Keeps the person's word for these papers; asks on while others are missing. */
export async function keepWord(codes: string[], caseId: number, said: string[], ports: Ports): Promise<PapersMove> {
  const effects = [{ do: 'paperSaid' as const, caseId, papers: codes }];
  const kept = say('claimPapers.said', { papers: named(codes) });
  const all = [...said, ...codes];
  if ((await unsaid(caseId, all, ports)).length > 0)
    return { effects, says: [kept], next: 'sent', known: { caseId, said: all } };
  return { effects, end: [kept, say('claimPapers.allSaid', {}, ['claimStatus', 'remind', 'menu'])] };
}
