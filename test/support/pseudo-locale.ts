import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ACCENTED = new Map(
  Object.entries({
    a: 'á',
    b: 'ƀ',
    c: 'ç',
    d: 'đ',
    e: 'é',
    f: 'ƒ',
    g: 'ğ',
    h: 'ĥ',
    i: 'í',
    j: 'ĵ',
    k: 'ķ',
    l: 'ļ',
    m: 'ɱ',
  })
    .concat(
      Object.entries({
        n: 'ñ',
        o: 'ó',
        p: 'þ',
        q: 'ɋ',
        r: 'ŕ',
        s: 'š',
        t: 'ţ',
        u: 'ú',
        v: 'ṽ',
        w: 'ŵ',
        x: 'ẋ',
        y: 'ý',
        z: 'ž',
      }),
    )
    .flatMap(([plain, accented]) => [
      [plain, accented],
      [plain.toUpperCase(), accented.toUpperCase()],
    ]),
);

const accented = (words: string): string => words.replace(/[a-z]/gi, (letter) => ACCENTED.get(letter)!);

/** A sentence as this language has it: ⟦Ñížš ⟨{{name}}⟩⟧. No letter but those of its values is a plain one. */
export const pseudo = (sentence: string): string =>
  `⟦${sentence
    .split(/(\$t\([^)]*\)|\{\{.*?\}\})/)
    .map((part, place) => (place % 2 ? `⟨${part}⟩` : accented(part)))
    .join('')}⟧`;

type Texts = Record<string, unknown>;

/** Every text of a file; of an entry of the answer base what is said, for the rest of it is no sentence of ours. */
const translated = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([name, one]) =>
      typeof one === 'string' ? [name, pseudo(one)] : [name, translated({ says: (one as Texts).says })],
    ),
  );

const isTexts = (file: string): boolean => file.endsWith('.json') && !file.startsWith('words');

/** A new folder with these files. */
export function localeFolder(files: Record<string, object | string>, name = 'own') {
  const root = mkdtempSync(join(tmpdir(), 'tangguh-locale-'));
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content));
  return { folder, remove: () => rmSync(root, { recursive: true }) };
}

/** A whole language made of the Indonesian one, with these files of its own beside its sentences. */
export function pseudoLocale(own: Record<string, object>) {
  const texts = readdirSync('locales/id')
    .filter(isTexts)
    .map((file) => [file, translated(JSON.parse(readFileSync(`locales/id/${file}`, 'utf8')))]);
  return localeFolder({ ...Object.fromEntries(texts), ...own });
}

const VALUE = /⟨([^⟦⟧⟨⟩]*)⟩/g;
const SENTENCE = /⟦([^⟦⟧⟨⟩]*)⟧/g;

const inner = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, within]) => within!);

/** What a text has beside sentences of this language, the values that stand in them, and their words that are in plain letters. */
export function takenApart(text: string): { beside: string; values: string[]; plain: string[] } {
  const [values, plain]: [string[], string[]] = [[], []];
  let beside = text;
  // From within: a value may be a sentence itself.
  for (let before = ''; before !== beside; ) {
    before = beside;
    values.push(...inner(beside, VALUE));
    const around = beside.replace(VALUE, '');
    plain.push(...inner(around, SENTENCE).flatMap((sentence) => sentence.match(/[a-z]+/gi) ?? []));
    beside = around.replace(SENTENCE, '');
  }
  return { beside, values, plain };
}
