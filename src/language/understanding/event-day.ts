import idTable from '../../../locales/id/words-told-day.json' with { type: 'json' };
import type { Day } from '../../domain/day.ts';
import { fromLocale } from '../locale.ts';
import { dayMentions } from './day-mentions.ts';
import { type DayMention, dayWords } from './day-words.ts';
import { isEvent, PART } from './told.ts';

const table = fromLocale('words-told-day', idTable);

const ANOTHER_PART = 100;

/** How many words stand between a day and what happened; those across the end of a part are far. */
function apart(words: string[], { start, end }: DayMention, event: number): number {
  const between = event < start ? words.slice(event + 1, start) : words.slice(end, event);
  return between.length + (between.includes(PART) ? ANOTHER_PART : 0);
}

/** The day nearest to a word of an accident or a death; of two as near the first. */
function nearest(words: string[], mentions: DayMention[]): DayMention | undefined {
  const events = words.flatMap((word, at) => (isEvent(word) ? [at] : []));
  if (events.length === 0) return mentions[0];
  const far = (mention: DayMention): number => Math.min(...events.map((event) => apart(words, mention, event)));
  return mentions.reduce<DayMention | undefined>(
    (best, mention) => (best && far(best) <= far(mention) ? best : mention),
    undefined,
  );
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
