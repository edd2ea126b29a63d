const LENGTH = 4;

/** O typed for 0 and l or i for 1, in a word that is nothing but digits otherwise. */
const inDigits = (word: string): string =>
  /^[\doli.,-]*\d[\doli.,-]*$/.test(word) ? word.replaceAll('o', '0').replace(/[li]/g, '1') : word;

/**
 * The four digits of our page in a normalised text (`heard.words`), however they are spaced: 1234 · 12 34 · kode 1234.
 * Undefined when there are more digits or fewer, or words between them.
 */
export function hearDigits(words: string): string | undefined {
  const text = words.split(' ').map(inDigits).join(' ');
  const runs = text.match(/\d(?:[\s.,-]{0,3}\d)*/g) ?? [];
  const digits = runs.join().replace(/\D/g, '');
  return runs.length === 1 && digits.length === LENGTH ? digits : undefined;
}
