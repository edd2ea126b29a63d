import idTable from '../../../locales/id/words-kin.json' with { type: 'json' };
import idWords from '../../../locales/id/words-told.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import type { Relative } from './kin.ts';
import { isDeath, isEvent, PART } from './told.ts';

const table = fromLocale('words-kin', idTable);
const words = fromLocale('words-told', idWords);

const mine = new Set(table.mine);
const link = new Set(table.link);
const work = new Set(table.work);
const conditional = new Set(words.conditional);

/** How far from a relative the word of what happened may stand: "bapak sayo yang kerjo di PT sawit di Bungo meninggal". */
const FAR = 12;
/** How far behind the word of what happened a relative may stand: "meninggal dunia suami saya". */
const BEHIND = 3;

/** A child is a worker only where the words themselves say so: "anak saya yang kerja", not "anak saya masih SD". */
function isWorkingChild(said: string[], { end }: Relative): boolean {
  let at = end;
  while (link.has(said[at] ?? '') && !isEvent(said[at])) at++;
  return isEvent(said[at]) || work.has(said[at] ?? '');
}

/** Whether "saya" stands right before a word, words like "sudah" between: whoever writes is the one. */
function isOfWriter(said: string[], event: number, relatives: Relative[]): boolean {
  let at = event - 1;
  while (link.has(said[at] ?? '')) at--;
  const isOwner = relatives.some(({ start, end }) => start < at && at < end);
  return mine.has(said[at] ?? '') && !isOwner;
}

/** The nearest relative before the word of what happened, or one right behind it. */
function whom(said: string[], event: number, relatives: Relative[]): Relative | undefined {
  const isOne = (one: Relative): boolean => one.kin !== 'child' || isWorkingChild(said, one);
  const before = relatives.findLast((one) => one.end <= event && event - one.end <= FAR && isOne(one));
  const behind = relatives.find(
    ({ start }) => start > event && start - event <= BEHIND && !said.slice(event, start).includes(PART),
  );
  const isFar = !before || said.slice(before.end, event).includes(PART);
  return isFar ? (behind ?? before) : before;
}

/** The relatives to whom the accident or the death of a text happened, and children who are told to work. */
export function happenedTo(said: string[], relatives: Relative[]): Relative[] {
  const events = said.flatMap((word, at) => (isEvent(word) && !isOfWriter(said, at, relatives) ? [at] : []));
  const found = events.map((event) => whom(said, event, relatives)).filter((one) => one !== undefined);
  const working = relatives.filter((one) => one.kin === 'child' && one.of !== 'nobody' && isWorkingChild(said, one));
  return [...new Set([...found, ...(found.length ? [] : working)])];
}

/** "kalau saya meninggal, ibu saya dapat apa": the writer is the worker, and the relatives are the heirs. */
export const isHypothetical = (said: string[], relatives: Relative[]): boolean =>
  said.some((word, at) => isDeath(word) && isOfWriter(said, at, relatives)) &&
  said.some((word) => conditional.has(word));
