import { maskActivationCodes } from './activation-code.ts';

// What may stand between the digits of one number, and which letters people type for digits.
const gap = String.raw`[\s.,:/_()\u2010-\u2015\u200b-\u200d\u2060-]{0,3}`;
const digit = String.raw`[\p{Nd}OolI]`;
const run = new RegExp(String.raw`\p{Nd}(?:${gap}${digit})*${gap}\p{Nd}(?:[OolI]+(?!\p{L}))?`, 'gu');
const between = /[^\p{Nd}OolI]/gu;

const MASKED_FROM = 8;

/**
 * Masks every number of eight digits or more but for its last four: NIKs, family cards, cards, phones. Spaces, dots and
 * dashes between digits and letters typed for digits (O, o, l, I) do not hide one. Errs on the side of masking.
 */
export function maskNumbers(text: string): string {
  return text.replace(run, (found) => {
    const digits = [...found.replace(between, '')];
    return digits.length < MASKED_FROM ? found : '*'.repeat(digits.length - 4) + digits.slice(-4).join('');
  });
}

/** Masks whatever of a message may prove or name a record: activation codes wholly, long numbers but for their last four. */
export const maskText = (text: string): string => maskNumbers(maskActivationCodes(text));
