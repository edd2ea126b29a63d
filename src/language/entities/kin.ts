import idTable from '../../../locales/id/words-kin.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import type { HeirRelation } from '../understanding/intents.ts';

const table = fromLocale('words-kin', idTable);

/** What a person is to the one who writes, or to the worker. `other` is nobody whom we tell apart as an heir. */
export type Kin = keyof typeof table.kin;

/**
 * A relative in a text, from one word to before another. `of`: whose the words say it is, the writer's, the worker's or another's, or
 * nobody's ("suami"). `late`: "almarhum" stands before.
 */
export type Relative = { kin: Kin; start: number; end: number; of: 'mine' | 'theirs' | 'nobody'; late: boolean };

/** Who the writer is to a worker who is this to them: the father of the one is the child of the other. */
export const writerTo = (kin: Kin): HeirRelation | 'other' =>
  kin === 'parent' ? 'child' : kin === 'child' ? 'parent' : kin;

type Owner = Relative['of'];

const known = new Map<string, { kin: Kin; of: Owner }>();
for (const kin of Object.keys(table.kin) as Kin[])
  for (const word of table.kin[kin]) {
    known.set(word, { kin, of: 'nobody' });
    known.set(`${word}ku`, { kin, of: 'mine' });
    for (const ending of ['nya', 'nyo', 'ny', 'ne']) known.set(word + ending, { kin, of: 'theirs' });
  }

const sets = {
  step: new Set(table.step),
  kind: new Set(table.kind),
  mine: new Set(table.mine),
  theirs: new Set(table.theirs),
  late: new Set(table.late),
};

/** "anak istri" and "bapak ibu" name no one; "orang tua" is one word. */
const pairs = new Map<string, [string[], string[]][]>();
const changes = [...Object.entries(table.joined), ...table.notKin.map((phrase) => [phrase, '-'] as const)];
for (const [phrase, by] of changes) {
  const [first = '', ...rest] = phrase.split(' ');
  pairs.set(
    first,
    [...(pairs.get(first) ?? []), [rest, [by]] as [string[], string[]]].sort(([a], [b]) => b.length - a.length),
  );
}

/** The words of a normalised text as relatives are looked for in it. */
export function kinWords(text: string): string[] {
  const words = text.replaceAll('/', ' ').split(' ').filter(Boolean);
  const out: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const fits = pairs.get(words[at]!)?.find(([rest]) => rest.every((word, by) => words[at + 1 + by] === word));
    if (fits) {
      out.push(...fits[1]);
      at += fits[0].length;
    } else out.push(words[at]!);
  }
  return out;
}

const isIn = (set: Set<string>, word: string | undefined): boolean => word !== undefined && set.has(word);

function relativeAt(words: string[], start: number): Relative | undefined {
  const found = known.get(words[start]!);
  if (!found) return undefined;
  let end = start + 1;
  while (isIn(sets.kind, words[end])) end++;
  const late = isIn(sets.late, words[start - 1]);
  const kin = isIn(sets.step, words[end]) ? 'other' : found.kin;
  if (kin !== found.kin) end++;
  if (found.of !== 'nobody') return { kin, start, end, of: found.of, late };
  if (isIn(sets.mine, words[end])) return { kin, start, end: end + 1, of: 'mine', late };
  return isIn(sets.theirs, words[end])
    ? { kin, start, end: end + 1, of: 'theirs', late }
    : { kin, start, end, of: 'nobody', late };
}

/** "adik bapak saya" is an uncle: a relative of a relative is nobody's heir that we know. */
const ofAnother = (first: Relative, second: Relative | undefined): boolean =>
  first.of === 'nobody' && second?.start === first.end && second.of !== 'theirs';

/** The relatives that words name, in order. */
export function relativesIn(words: string[]): Relative[] {
  const relatives: Relative[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = relativeAt(words, at);
    if (!first) continue;
    const second = relativeAt(words, first.end);
    const relative = ofAnother(first, second) ? { ...first, ...second, kin: 'other' as const, start: at } : first;
    relatives.push(relative);
    at = relative.end - 1;
  }
  return relatives;
}
