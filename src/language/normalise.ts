/** Lower case, one space between words, no punctuation at the edges of words, no invisible characters; jum'at is jumat. Numbers keep their marks. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{L})['’`](?=\p{L})/gu, '')
    .replace(/[*_~"'“”‘’`!?;:()[\]{}<>]+/gu, ' ')
    .replace(/(?<!\d)[.,]|[.,](?!\d)/gu, ' ')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/** Whether a phrase stands in a text as whole words. Both normalised. */
export const mentions = (text: string, phrase: string): boolean => ` ${text} `.includes(` ${phrase} `);

/**
 * The digits of a word that is nothing else, perhaps with O, l or I for 0 and 1, or marks between; letters glued in
 * front of three digits or behind eight ("nik1571…", "…0000ya") are dropped.
 */
export const digitWord = (word: string): string | undefined => {
  const bare = word.replace(/^(?![OolI]+\d)\p{L}+(?=\d{3})/u, '').replace(/(?<=\d{8})(?![OolI]+$)\p{L}+$/u, '');
  if (!/^[\dOolI.-]+$/.test(bare) || !/\d/.test(bare)) return undefined;
  return bare.replace(/[Oo]/g, '0').replace(/[lI]/g, '1').replace(/\D/g, '');
};

/**
 * The numbers of 8 digits or more in a text, read as people type them: spaces, lines, dots and dashes inside are dropped,
 * O is 0, l and I are 1.
 */
export function longNumbers(text: string): string[] {
  const runs = [''];
  for (const word of text.split(/[\s,:;()/+?!=*_~"'<>[\]]+/)) {
    const digits = digitWord(word);
    if (digits === undefined) runs.push('');
    else runs[runs.length - 1] += digits;
  }
  return runs.filter((run) => run.length >= 8);
}

/** Each word with a capital letter, as names are written. */
export const inCapitals = (name: string): string => name.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());

/** Of a longer message the beginning and the end are read: nobody types more, and reading must not take for ever. */
const MOST_SIGNS = 4_000;

/** A message with its middle left out where it is very long. */
export const clipped = (written: string): string =>
  written.length <= MOST_SIGNS ? written : `${written.slice(0, MOST_SIGNS / 2)} ${written.slice(-MOST_SIGNS / 2)}`;
