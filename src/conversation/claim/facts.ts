import { z } from 'zod';
import type { Circumstances, ClaimKind } from '../../domain/claims/states.ts';
import type { CaseRecord } from '../ports.ts';
import { said } from '../said.ts';
import { type ClaimEvent, claimEvents } from './events.ts';

/** The questions of *syarat klaim*, and what must be known before each can be asked. */
export const questions = {
  what: z.object({}),
  heir: z.object({ about: z.enum(claimEvents), said: said.pick({ relation: true }).optional() }),
  traffic: z.object({}),
  care: z.object({ traffic: z.boolean().optional() }),
  turn: z.object({}),
  which: z.object({}),
  listed: z.object({ caseId: z.int(), missing: z.boolean() }),
  sent: z.object({ caseId: z.int(), said: z.array(z.string()) }),
};

const kinds: Record<ClaimEvent, ClaimKind> = {
  other_death: 'jkm',
  work_death: 'jkk',
  work_accident: 'jkk',
  scholarship: 'scholarship',
};

/** The claim that an event leads to. */
export const claimFor = (about: ClaimEvent): ClaimKind => kinds[about];

/** What was told, without what was not. */
export const toldOf = (facts: { [Name in keyof Circumstances]: Circumstances[Name] | undefined }): Circumstances =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));

/** What a case claims, or will; undefined for a report of which nobody can tell yet. */
export function claimOf({ claim, kind, circumstances }: CaseRecord): ClaimKind | undefined {
  if (claim) return claim;
  return kind === 'accident' || (kind === 'death' && circumstances.died) ? 'jkk' : undefined;
}
