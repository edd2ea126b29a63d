import { findCaseNumber } from '../domain/claims/case-number.ts';
import { maskNumbers } from '../domain/mask.ts';

const MOST = 40;

/** A number of a case that does not exist, to be said back: it may be somebody's NIK, put in the wrong place. */
export const shownNumber = (written: string): string => findCaseNumber(written) ?? maskNumbers(written).slice(0, MOST);
