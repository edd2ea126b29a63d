/** The longest announcement, in signs: what is longer is not read on a phone, and this fits into one message everywhere. */
export const MOST_SIGNS = 1_500;

/** What keeps a text from being announced. `signs` is its length; `line` where the marks stand, counted from 1. */
export type TextMistake =
  | { what: 'not_utf8' | 'empty' | 'number' }
  | { what: 'long'; signs: number }
  | { what: 'marks'; line: number; mark: string };

/** Sixteen digits, bare or all parted by the same mark: a NIK or a family card. "01-12-2026 08.00-16.00" is none. */
const sixteen = ['', ' ', '.', '-'].map((gap) => new RegExp(String.raw`\d(?:${gap && `[${gap}]?`}\d)+`, 'g'));

const holdsNik = (text: string): boolean =>
  sixteen.some((run) => text.match(run)?.some((found) => found.replace(/\D/g, '').length === 16));

/** Marks of Markdown that no channel of ours shows as anything: headings, `**`, links, code, `_slanted_`. */
const strange = /^\s*#{1,6}(?=\s)|\*\*|\]\(|`|(?<![\p{L}\p{N}_])_(?=\S[^_\n]*_(?![\p{L}\p{N}_]))/u;

function marks(text: string): TextMistake | undefined {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => strange.test(line));
  return at < 0 ? undefined : { what: 'marks', line: at + 1, mark: strange.exec(lines[at]!)![0].trim() };
}

/** Line ends of one kind, no signs that nobody sees, no empty lines around it and at most one within. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\t' ? ' ' : sign === '\u200d' ? sign : ''))
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .normalize('NFC')
    .trim();

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads the text of an announcement: Markdown of our own kind, in which only *bold* is marked. Tells the first thing that is wrong. */
export function readAnnouncement(bytes: Uint8Array): { text: string } | { mistake: TextMistake } {
  const read = decoded(bytes);
  if (read === undefined) return { mistake: { what: 'not_utf8' } };
  const text = tidy(read);
  const signs = [...text].length;
  if (signs === 0) return { mistake: { what: 'empty' } };
  if (signs > MOST_SIGNS) return { mistake: { what: 'long', signs } };
  if (holdsNik(text)) return { mistake: { what: 'number' } };
  const mark = marks(text);
  return mark ? { mistake: mark } : { text };
}
