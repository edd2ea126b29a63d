import type { ReasonCode } from '../../domain/claims/reasons.ts';
import type { CaseState, ClaimKind } from '../../domain/claims/states.ts';
import { text } from '../texts.ts';

/** A kind of claim in words. */
export const kindWord = (kind: ClaimKind): string => text(`claim.kind_${kind}`);

/** Where a case stands in one or two words, as officers write it; `hearState` reads them. */
export const stateWord = (state: CaseState): string => text(`claim.state_${state}`);

/** Why a claim stands there, as part of a sentence; `hearReason` reads it. */
export const reasonWord = (reason: ReasonCode): string => text(`claim.reason_${reason}`);
