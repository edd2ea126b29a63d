import { isDeath } from '../domain/claims/reasons.ts';
import type { Day } from '../domain/day.ts';
import { say } from '../language/texts.ts';
import type { Say } from '../message.ts';
import type { CaseSubject } from '../store/reminders/facts.ts';
import type { Told } from '../store/reminders/found.ts';
import { lineOf } from './digest/lines.ts';

const ofDeath = ({ kind, claim, circumstances }: CaseSubject): boolean =>
  kind === 'death' || claim === 'jkm' || isDeath(circumstances);

/** One case or one cover after the other; a day of one's own last. */
const place = ({ case: about, cover }: Told): string =>
  about ? `1 ${about.number}` : cover ? `2 ${cover.name} ${cover.id}` : '3';

const byPlace = (a: Told, b: Told): number => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0);

/** What one chat is reminded of today, in one message; it begins gently where a death is among it. */
export function digestSay(told: Told[], today: Day): Say {
  const gentle = told.some((one) => one.case && ofDeath(one.case));
  const lines = told.toSorted(byPlace).map((one) => lineOf(one, today));
  return { ...say(gentle ? 'reminder.gentle' : 'reminder.head'), more: [...lines, say('reminder.foot')] };
}
