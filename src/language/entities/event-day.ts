import idTable from '../../../locales/id/words-told-day.json' with { type: 'json' };
import type { Day } from '../../domain/day.ts';
import { fromLocale } from '../locale.ts';
import { dayMentions } from './day-mentions.ts';
import { type DayMention, dayWords } from './day-words.ts';
import { isEvent, PART } from './told.ts';

const table = fromLocale('words-told-day', idTable);

const ANOTHER_PART = 100;

/** Of each word: in which part of the message it stands. */
function partsOf(words: string[]): number[] {
  const parts: number[] = [];
  for (const word of words) parts.push((parts.at(-1) ?? 0) + (word === PART ? 1 : 0));
  return parts;
}

/** The day nearest to a word of an accident or a death, those in another part of the message being far; of two as near the first. */
function nearest(words: string[], mentions: DayMention[]): DayMention | undefined {
  const parts = partsOf(words);
  const events = words.flatMap((word, at) => (isEvent(word) ? [at] : []));
  const apart = ({ start, end }: DayMention, event: number): number =>
    (event < start ? start - event : event - end) + (parts[event] === parts[start] ? 0 : ANOTHER_PART);
  const far = (mention: DayMention): number =>
    events.reduce((least, event) => Math.min(least, apart(mention, event)), Infinity);
  const [first] = mentions.map((mention) => ({ mention, far: far(mention) })).sort((one, other) => one.far - other.far);
  return first?.mention;
}

/**
 * The one day that a normalised text (parts marked as `withParts` does) tells of: the day of the accident or the death, or where it asks
 * to be reminded, the day of that. Not a day of birth; undefined for a month, a year or a range.
 */
export function eventDay(text: string, today: Day): Day | undefined {
  const told = dayWords(text, today);
  const isBirth = ({ start }: DayMention): boolean =>
    told.words.slice(Math.max(0, start - 3), start).some((word) => table.birth.includes(word));
  const mentions = dayMentions(told).filter((mention) => mention.on && !isBirth(mention));
  const later = told.ahead ? mentions.find(({ on }) => on! > today) : undefined;
  return (later ?? nearest(told.words, mentions))?.on;
}
