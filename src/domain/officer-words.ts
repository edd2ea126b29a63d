/** So many characters an officer writes at once: more is not read on a phone. */
export const MOST_WORDS = 1_000;

/** Sixteen digits, also with spaces, dots or dashes between: the length of a NIK and of a family card. */
const sixteen = /(?<!\p{Nd})(?:\p{Nd}[ .-]?){15}\p{Nd}(?!\p{Nd})/u;

/** Why an officer's words may not go out as they are; undefined when they may. */
export function mistakeOf(words: string): 'empty' | 'long' | 'number' | undefined {
  if (words.trim() === '') return 'empty';
  if (words.trim().length > MOST_WORDS) return 'long';
  return sixteen.test(words) ? 'number' : undefined;
}
