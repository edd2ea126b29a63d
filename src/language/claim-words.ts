import type { NextStep, PaperReason, ReasonCode } from '../domain/claims/reasons.ts';
import type { CaseState, ClaimKind, PaperState } from '../domain/claims/states.ts';
import { text } from './texts.ts';

/** A kind of claim in words. */
export const kindWord = (kind: ClaimKind): string => text(`claim.kind_${kind}`);

/** Where a claim stands in one or two words, as officers write it; `hearState` reads them. */
export const stateWord = (state: CaseState): string => text(`claim.state_${state}`);

/** What a stage means for the family: what now, and whose turn it is. */
export const stageText = (state: CaseState): string => text(`claim.stage_${state}`);

/** Why a claim stands there, as part of a sentence; `hearReason` reads it. */
export const reasonWord = (reason: ReasonCode): string => text(`claim.reason_${reason}`);

/** Where a paper stands, as part of a sentence. */
export const paperStateWord = (state: PaperState): string => text(`claim.paper_${state}`);

/** Why a paper came back, as part of a sentence; `hearPaperReason` reads it. */
export const returnedWord = (reason: PaperReason): string => text(`claim.returned_${reason}`);

/** The sentence of a next step. */
export const nextText = (step: NextStep): string => text(`claim.next_${step}`);
