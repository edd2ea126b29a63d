import idTable from '../../../locales/id/words-kin.json' with { type: 'json' };
import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import type { HeirRelation } from '../understanding/intents.ts';
import { happenedTo, isHypothetical } from './happened-to.ts';
import { type Kin, kinWords, type Relative, relativesIn, writerTo } from './kin.ts';
import { PART } from './told.ts';

const table = fromLocale('words-kin', idTable);
const words = fromLocale('words-told', idWords);

type Found = HeirRelation | 'other';

const set = (list: string[]): Set<string> => new Set(list);
const [mine, is, as] = [set(table.mine), set(table.is), set(table.as)];
const [notSelf, asking, asked] = [set(table.notSelf), set(table.asking), set(table.asked)];
const [addressed, greeting, widowed] = [set(table.addressed), set(table.greeting), set(table.widowed)];
const [heir, heirs, school] = [set(table.heir), set(table.heirs), set(words.school)];

/** "pak, saya mau tanya" without its comma, and "permisi ibu saya …": whoever is spoken to is nobody's father or mother. */
function isAddressed(said: string[], { start, end, of }: Relative): boolean {
  if (!addressed.has(said[start]!) || of === 'theirs') return false;
  const isAsking = asking.has(said[end] ?? '') && (asked.has(said[end]!) || asked.has(said[end + 1] ?? ''));
  return isAsking || greeting.has(said[start - 1] ?? '') || said[end - 1] === said[start];
}

/** Whether "saya", "kami" or "sebagai" stands before, with words like "adalah" between. */
function isSaid(said: string[], start: number): 'as' | 'mine' | undefined {
  const at = said.findLastIndex((word, by) => by < start && (as.has(word) || !is.has(word)));
  if (as.has(said[at] ?? '')) return 'as';
  return mine.has(said[at] ?? '') ? 'mine' : undefined;
}

/** "saya anaknya 2" and "saya anaknya masih SD" count children. */
const isCounted = (next: string): boolean => notSelf.has(next) || /^\d/.test(next) || school.has(next);

/** "saya istrinya", "kami anak almarhum", "sebagai istri": who writes says who they are. */
function isSelf(said: string[], { kin, start, end, of }: Relative): boolean {
  const way = isSaid(said, start);
  const next = said[end] ?? PART;
  if (!way || (kin === 'child' && isCounted(next))) return false;
  const isWhole = of === 'nobody' && (way === 'as' || next === PART || end > start + 1);
  return of === 'theirs' || isWhole || widowed.has(said[start]!);
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
  const to = (kin: Kin): Found => (reversed ? kin : writerTo(kin));
  const real = relatives.filter(({ kin }) => kin !== 'child' || (reversed && !isSchool));
  return [
    relatives.filter((one) => isSelf(said, one)).map(({ kin }) => kin),
    reversed ? [] : happenedTo(said, relatives).map(({ kin }) => writerTo(kin)),
    real.filter(({ of, kin }) => of === 'mine' && kin !== 'other').map(({ kin }) => to(kin)),
    relatives.filter((one) => isHeir(said, one) && !(one.kin === 'child' && isSchool)).map(({ kin }) => kin),
    relatives.filter(({ late, kin }) => late && kin !== 'parent' && kin !== 'child').map(({ kin }) => writerTo(kin)),
    relatives.filter(({ kin }) => kin === 'spouse').map(({ kin }) => kin),
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
