import idTable from '../../../locales/id/words-children.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { numberWords } from './hear-number.ts';

const table = fromLocale('words-children', idTable);

const any = (words: string[]): string => `(?:${words.join('|')})`;
const { child, between, people, age, numbered } = table;
const levels = ['tk', 'sd', 'smp', 'sma', 'pt'];
const KEPT = new Set([...levels, 'kelas', 'dan']);

const spellings = [table.levels, table.grades, { dan: table.dan }]
  .flatMap((meanings) => Object.entries(meanings as Record<string, string[]>))
  .flatMap(([meant, said]) => said.map((one) => ({ said: one, meant })))
  .sort((a, b) => b.said.length - a.said.length);

const GLUED = /(?<= )(sdn?|mi|smpn?|mtsn?|sman?|smkn?|tk|kelas|kls|semester|smt)[.-]?(?=\d)/g;
const SCHOOL_NUMBER = new RegExp(`(?<= ${any(numbered)}) \\d+(?= )`, 'g');
const ROMAN = /(?<=(?:kelas|kls) )[ivx]+(?= )/g;

const plain = (words: string): string =>
  ` ${words.replace(/\/|(?<=\bke)-/g, ' ')} `
    .replace(GLUED, '$1 ')
    .replace(SCHOOL_NUMBER, '')
    .replace(ROMAN, (word) => (table.roman as Record<string, string>)[word] ?? word);

/** What was replaced stands between marks, so that it is not replaced again: no word of people has a §. */
const respelt = (text: string): string =>
  spellings
    .reduce((so, { said, meant }) => so.replaceAll(` ${said} `, ` §${meant.replace(' ', ' §')} `), text)
    .replaceAll('§', '');

/** A level, and the years of study of a semester. */
const inYears = (text: string): string =>
  text
    .replace(/(?<= pt)(?: pt)+(?= )/g, '')
    .replace(/ (?:pt )?semester (\d+)(?: pt)?(?= )/g, (_, semester) => ` pt kelas ${Math.ceil(Number(semester) / 2)}`)
    .replace(/ pt tahun (\d+)(?= )| tahun (\d+) pt(?= )/g, ' pt kelas $1$2');

const AGE = new RegExp(` ${any(age)} \\d+(?: (?:tahun|bulan))?(?= )| \\d+ (?:tahun|bulan)(?= )`, 'g');
const NTH = / (?:ke|nomor|no) (?:- )?\d+(?= )/g;

/** Words that say nothing here go; one before a number stays as a dot, for the number is then not known to be a grade. */
const reduced = (text: string): string =>
  text
    .trim()
    .split(' ')
    .flatMap((word, at, all) => {
      if (KEPT.has(word) || /^\d+$/.test(word)) return [word];
      return /^\d+$/.test(all[at + 1] ?? '') ? ['.'] : [];
    })
    .join(' ')
    .replace(/^(?:\. |dan )+(?=\D)|(?: dan)+$/g, '');

const FIRST = new RegExp(
  `(?<!kelas|${levels.join('|')}) (\\d+) (?:${any(people)} )?${any([...child, ...people])}(?= )`,
);
const AFTER = new RegExp(` ${any(child)}(?: ${any([...child, ...between])})* (\\d+)(?: ${any(people)})?(?= )`);

/**
 * What a normalised text says of school, in levels, "kelas", "dan" and digits: "anak 2, SDN 5 kls IV dan kuliah semester 3" is
 * "sd kelas 4 dan pt kelas 2", of two children. `sure` when the count cannot be a grade ("2 anak SD", not "anak 4 SD").
 */
export function schoolWords(words: string): { text: string; count?: { many: number; sure: boolean } } {
  const spoken = ` ${numberWords(respelt(plain(words))).join(' ')} `
    .replace(/(?<= )(\d) belas(?= )/g, '1$1')
    .replace(/ 1 puluh(?= )/g, ' 10');
  const text = inYears(spoken).replace(AGE, '').replace(NTH, '');
  const counted = FIRST.exec(text) ?? AFTER.exec(text);
  if (!counted) return { text: reduced(text) };
  const sure = FIRST.test(text);
  return { text: reduced(text.replace(counted[0], '')), count: { many: Number(counted[1]), sure } };
}
