import { coverState, endedLately, UNPAID_MONTHS_COVERED, unpaidMonths } from '../domain/cover.ts';
import type { Day } from '../domain/day.ts';
import { say } from '../language/texts.ts';
import type { Say } from '../message.ts';
import type { Cover, RollRecord } from './ports.ts';

const insurance = ({ jkk, jkm }: Cover): string => [jkk && 'JKK', jkm && 'JKM'].filter(Boolean).join(' + ');

/** How one stretch of cover stands today, in the words of its state. */
function coverSay(cover: Cover, today: Day): Say {
  const state = coverState(cover, today);
  const values = {
    programme: cover.programme,
    sponsor: cover.sponsor,
    insurance: insurance(cover),
    from: cover.startsOn,
    until: cover.endsOn ?? '',
    months: unpaidMonths(cover, today),
    most: UNPAID_MONTHS_COVERED,
  };
  return say(cover.endsOn ? `cover.${state}` : `cover.${state === 'ended' ? 'active' : state}Open`, values);
}

const paidSay = ({ paidThrough, paidSourceOn }: Cover): Say =>
  paidThrough && paidSourceOn
    ? say('cover.paid', { through: paidThrough, source: paidSourceOn })
    : say('cover.paidUnknown');

/** A death or an accident soon after the end: nobody here may say no. */
const lateSays = (cover: Cover, today: Day): Say[] =>
  endedLately(cover, today) ? [say('cover.endedLately', { until: cover.endsOn! })] : [];

const isOver = (cover: Cover, today: Day): boolean => ['ended', 'lapsed'].includes(coverState(cover, today));

/** What a person is told of a record: who, each cover that stands (or the last one that stood), paid until when, what to do next. One message. */
export function coverSays({ name, covers }: RollRecord, today: Day): Say {
  const standing = covers.filter((cover) => !isOver(cover, today));
  const told = standing.length > 0 ? standing : covers.slice(0, 1);
  if (told.length === 0) return say('cover.none', { name });
  const parts = told.flatMap((cover) => [coverSay(cover, today), paidSay(cover), ...lateSays(cover, today)]);
  const advice = standing.length > 0 ? say('cover.keepPaying', { most: UNPAID_MONTHS_COVERED }) : say('cover.comeBack');
  return { ...say('cover.head', { name }), more: [...parts, advice] };
}
