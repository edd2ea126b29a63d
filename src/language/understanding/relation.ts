import table from '../../../locales/id/words-kin.json' with { type: 'json' };
import words from '../../../locales/id/words-told.json' with { type: 'json' };
import { happenedTo, isHypothetical } from './happened-to.ts';
import type { HeirRelation } from './intents.ts';
import { type Kin, kinWords, type Relative, relativesIn, writerTo } from './kin.ts';
import { PART } from './told.ts';

type Found = HeirRelation | 'other';

const set = (list: string[]): Set<string> => new Set(list);
const [mine, is, as, notSelf, asking, asked] = [
  table.mine,
  table.is,
  table.as,
  table.notSelf,
  table.asking,
  table.asked,
].map(set) as Set<string>[] as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>, Set<string>];
const [addressed, greeting, heir, heirs, school] = [
  table.addressed,
  table.greeting,
  table.heir,
  table.heirs,
  words.school,
].map(set) as [Set<string>, Set<string>, Set<string>, Set<string>, Set<string>];

/** What the writer or the heir is, in the words of a claim: the child is `child`. */
const asHeir = (kin: Kin): Found => kin;

/** "pak, saya mau tanya" without its comma, and "permisi ibu saya …": whoever is spoken to is nobody's father or mother. */
function isAddressed(said: string[], { start, end, of }: Relative): boolean {
  if (!addressed.has(said[start]!) || of === 'theirs') return false;
  const isAsking = asking.has(said[end] ?? '') && (asked.has(said[end]!) || asked.has(said[end + 1] ?? ''));
  return isAsking || greeting.has(said[start - 1] ?? '') || said[end - 1] === said[start];
}

/** "saya istrinya", "kami anak almarhum", "sebagai istri": who writes says who they are; not "saya anaknya 2". */
function isSelf(said: string[], { kin, start, end, of }: Relative): boolean {
  let at = start - 1;
  while (is.has(said[at] ?? '') && !as.has(said[at]!)) at--;
  const isAs = as.has(said[at] ?? '');
  if (!isAs && !mine.has(said[at] ?? '')) return false;
  const next = said[end] ?? PART;
  if (kin === 'child' && (notSelf.has(next) || /^\d/.test(next) || school.has(next))) return false;
  const isWhole = of === 'theirs' || (of === 'nobody' && (isAs || next === PART || end > start + 1));
  return isWhole || ['janda', 'jando', 'duda', 'dudo'].includes(said[start]!);
}

/** "istrinya dapat berapa", "ahli warisnya anak": an heir, not the worker. */
function isHeir(said: string[], { start, end, of }: Relative): boolean {
  if (of === 'mine') return false;
  return said.slice(end, end + 3).some((word) => heir.has(word)) || heirs.has(said[start - 1] ?? '');
}

const only = (found: Found[]): HeirRelation | undefined => {
  const [one] = new Set(found);
  return new Set(found).size === 1 && one !== 'other' ? one : undefined;
};

/** What each kind of saying gives, the surest first; the first kind that was used decides. */
function sayings(said: string[], relatives: Relative[]): Found[][] {
  const isSchool = said.some((word) => school.has(word));
  const reversed = isHypothetical(said, relatives);
  const to = reversed ? asHeir : writerTo;
  const real = relatives.filter(({ kin }) => kin !== 'child' || (reversed && !isSchool));
  return [
    relatives.filter((one) => isSelf(said, one)).map(({ kin }) => asHeir(kin)),
    reversed ? [] : happenedTo(said, relatives).map(({ kin }) => writerTo(kin)),
    real.filter(({ of, kin }) => of === 'mine' && kin !== 'other').map(({ kin }) => to(kin)),
    relatives.filter((one) => isHeir(said, one) && !(one.kin === 'child' && isSchool)).map(({ kin }) => asHeir(kin)),
    relatives.filter(({ late, kin }) => late && kin !== 'parent' && kin !== 'child').map(({ kin }) => writerTo(kin)),
    relatives.filter(({ kin }) => kin === 'spouse').map(({ kin }) => asHeir(kin)),
  ];
}

/**
 * What the heir (or whoever writes) is to the worker, by a normalised text (parts marked as `withParts` does): "bapak sayo meninggal" is
 * a child's, "saya istrinya" a spouse's. Undefined for nobody, for two, and for a neighbour or an uncle.
 */
export function relationIn(text: string): HeirRelation | undefined {
  const said = kinWords(text);
  const relatives = relativesIn(said).filter((one) => !isAddressed(said, one) || happenedTo(said, [one]).length > 0);
  const told = sayings(said, relatives).find((found) => found.length > 0);
  return told && only(told);
}
