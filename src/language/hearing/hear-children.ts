import idTable from '../../../locales/id/words-children.json' with { type: 'json' };
import { type Level, schoolYears } from '../../domain/benefits/question.ts';
import { fromLocale } from '../locale.ts';
import { mentions } from '../normalise.ts';
import { isNone } from './hear-count.ts';
import { schoolWords } from './school-words.ts';

const table = fromLocale('words-children', idTable);

/** A child at school. `grade` counts from 1 within the level, for `pt` in years of study; absent where it was not said. */
export type ChildHeard = { level: Level; grade?: number };
type Said = { level: Level; grades: number[] };

/** The years before a level where classes are counted from 1 to 12. */
const BEFORE: Record<Level, number> = { tk: 0, sd: 0, smp: 6, sma: 9, pt: 0 };

const LEVEL = '(?:tk|sd|smp|sma|pt)';
const GRADES = '(?:\\d+(?: (?:dan )?(?:kelas )?\\d+)*)';
/** SD 4, SMP kelas 1 dan 3, TK. */
const LEVEL_FIRST = new RegExp(`^${LEVEL}(?: kelas)?(?: ${GRADES})?(?:(?: dan)? ${LEVEL}(?: kelas)?(?: ${GRADES})?)*$`);
/** Kelas 4 SD, kelas 1 SMP. */
const GRADE_FIRST = new RegExp(`^kelas ${GRADES} ${LEVEL}(?:(?: dan)? kelas ${GRADES} ${LEVEL})*$`);
/** 1 SD 1 SMP, which tells how many; 4 SD, which tells a grade. 2 SD may be either. */
const BARE_FIRST = new RegExp(`^[14-6] ${LEVEL}(?:(?: dan)? [14-6] ${LEVEL})*$`);
/** 1 SD kelas 3, 1 SMP kelas 2: how many of each. */
const COUNTED = new RegExp(`^1 ${LEVEL} kelas \\d+(?:(?: dan)? 1 ${LEVEL} kelas \\d+)*$`);
/** Kelas 8, kelas 11: a class that names its level. */
const ALONE = new RegExp(`^kelas ${GRADES}$`);

const numbers = (text: string): number[] => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));

const levelFirst = (text: string): Said[] =>
  text
    .split(new RegExp(`(?=\\b${LEVEL}\\b)`))
    .map((piece) => ({ level: piece.split(' ')[0] as Level, grades: numbers(piece) }));

const gradeFirst = (text: string): Said[] =>
  text
    .split(new RegExp(`(?<=\\b${LEVEL}\\b)`))
    .map((piece) => ({ level: piece.split(' ').at(-1) as Level, grades: numbers(piece) }));

const levelOf = (grade: number): Level => (grade <= 6 ? 'sd' : grade <= 9 ? 'smp' : 'sma');

const patterns: [RegExp, (text: string) => Said[]][] = [
  [COUNTED, (text) => levelFirst(text.replace(new RegExp(`1 (?=${LEVEL})`, 'g'), ''))],
  [LEVEL_FIRST, levelFirst],
  [GRADE_FIRST, gradeFirst],
  [BARE_FIRST, (text) => gradeFirst(text).map((one) => (one.grades[0] === 1 ? { ...one, grades: [] } : one))],
  [ALONE, (text) => numbers(text).map((grade) => ({ level: levelOf(grade), grades: [grade] }))],
];

/**
 * "SD 4, kelas 1 SMP" reads as two grades of SD and none of SMP; "SD 1 kelas 3" may name a school; a bare number of `pt` is no
 * year for certain.
 */
const isUnclear = (said: Said[], text: string): boolean =>
  /\bpt \d|\b(?:sd|smp|sma) \d+ kelas/.test(text) ||
  (said.some(({ grades }) => grades.length > 1) && said.some(({ grades }) => !grades.length));

const isWithin = ({ level, grade = 1 }: ChildHeard): boolean => grade >= 1 && grade <= schoolYears(level);

const graded = (level: Level, grade: number): ChildHeard => ({
  level,
  grade: grade > BEFORE[level] ? grade - BEFORE[level] : grade,
});

const childrenOf = ({ level, grades }: Said): ChildHeard[] =>
  grades.length ? grades.map((grade) => graded(level, grade)) : [{ level }];

/** Nobody, when that is all that was said. */
const isChildless = (words: string): boolean =>
  isNone(words) || [...table.noChildren, ...table.grown].some((phrase) => mentions(words, phrase));

/**
 * The children at school that a normalised text (`heard.words`) tells: SD 4, SMP 1 · kelas 8 · anak 2, SD kelas 4 dan MTs kelas 1 ·
 * kuliah semester 3 (second year) · belum sekolah (first year of TK) · dak ado anak (none). A grade outside its level, a count that does
 * not fit, "tamat SMA" and what reads in two ways are undefined: a grade misread costs money, asking again does not.
 */
export function hearChildren(words: string): ChildHeard[] | undefined {
  const { text, count } = schoolWords(words);
  if (text === '' || text === '0') return isChildless(words) || text === '0' || count?.many === 0 ? [] : undefined;
  if ([...table.finished, ...table.noChildren].some((phrase) => mentions(words, phrase))) return undefined;
  const said = patterns.find(([pattern]) => pattern.test(text))?.[1](text);
  if (!said || isUnclear(said, text)) return undefined;
  const children = said.flatMap(childrenOf);
  if (!children.every(isWithin)) return undefined;
  return told(children, count);
}

/** As many as were counted; "2 anak SD" are two. */
function told(children: ChildHeard[], count?: { many: number; sure: boolean }): ChildHeard[] | undefined {
  const [first] = children;
  if (!count || count.many === children.length) return children;
  const isSame = children.length === 1 && first!.grade === undefined && count.sure && count.many <= 20;
  return isSame ? Array.from({ length: count.many }, () => ({ ...first! })) : undefined;
}
