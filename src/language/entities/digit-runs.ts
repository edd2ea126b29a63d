import idTable from '../../../locales/id/words-digits.json' with { type: 'json' };
import idSpoken from '../../../locales/id/words-number.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { digitWord } from '../normalise.ts';

const table = fromLocale('words-digits', idTable);
const spoken = fromLocale('words-number', idSpoken);

/**
 * Digits that stand together in a message. `groups`: apart where a line, a sentence, a date or a way of writing ends, so that one
 * number may be one group or all of them. `other` when the word before says that this is an account, a card or a claim.
 */
export type DigitRun = { groups: string[][]; other: boolean };

type Word = { digits?: string; way?: 'typed' | 'spoken' | 'date'; soft: boolean; text: string };

const DATE = /^(?:\d{4}-[01]?\d-[0-3]?\d|[0-3]?\d[.-][01]?\d[.-](?:\d{4}|\d{2}))$/;
const SOFT = '\u0001';
const BEFORE = 4;

/** The words for one digit each; "se" is a piece of a word. */
const spokenDigits = new Map(
  Object.entries(spoken.means).filter(([word, digit]) => word !== 'se' && /^\d$/.test(digit)),
);

function wordOf(written: string): Word {
  const soft = written.startsWith(SOFT);
  const text = soft ? written.slice(1) : written;
  const typed = digitWord(text);
  if (typed) return { digits: typed, way: DATE.test(text) ? 'date' : 'typed', soft, text };
  const said = spokenDigits.get(text.toLowerCase());
  return said ? { digits: said, way: 'spoken', soft, text } : { soft, text: text.toLowerCase() };
}

/** `0000` typed as OOOO, behind other digits. */
const zeros = (word: Word, last: Word | undefined): Word =>
  last?.way === 'typed' && /^oo+$/.test(word.text)
    ? { ...word, digits: '0'.repeat(word.text.length), way: 'typed' }
    : word;

/** Marks around words go; those that end a part leave a sign before the next word. */
const parts = (written: string): string[] =>
  written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[?!=*_~"'`<>[\](){}:#]+/g, ' ')
    .replace(/[\n\r,;]+|\.(?=\s)|(?<=\s)(?=\+\d)/g, ` ${SOFT}`)
    .replace(/[/&]/g, ' / ')
    .replace(/\+(?=\d)/g, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^[-.]+$/.test(word));

/** Whether the nearest word that tells what the number is tells of something else than a person. */
function isOther(before: string[]): boolean {
  const near = before.slice(-BEFORE).reverse();
  const told = near.find((word) => table.nik.includes(word) || table.account.includes(word));
  return told !== undefined && table.account.includes(told);
}

/** A claim number's letters and digits are one word. */
const gluedOther = (text: string): boolean => /^(?:kl|lp|va|kpj|kk|rek|norek)[-.]?\d/i.test(text);

/** The digits of a message, run by run, whether typed, spaced, glued or spelled out. */
export function digitRuns(written: string): DigitRun[] {
  const runs: DigitRun[] = [];
  const before: string[] = [];
  let last: Word | undefined;
  let isSoft = false;
  for (const part of parts(written)) {
    isSoft ||= part.startsWith(SOFT);
    if (part === SOFT) continue;
    const word = zeros(wordOf(part), last);
    if (!word.digits) before.push(word.text);
    else if (!last?.digits) runs.push({ groups: [[word.digits]], other: gluedOther(word.text) || isOther(before) });
    else if (isSoft || last.way !== word.way || word.way === 'date') runs.at(-1)!.groups.push([word.digits]);
    else runs.at(-1)!.groups.at(-1)!.push(word.digits);
    last = word;
    isSoft = false;
  }
  return runs;
}
