import { papersOfCase } from '../../domain/claims/case-papers.ts';
import { claimBy, reportBy } from '../../domain/claims/deadlines.ts';
import { targetOf } from '../../domain/claims/stage-target.ts';
import { UNPAID_MONTHS_COVERED, unpaidMonths } from '../../domain/cover.ts';
import { addDays, addMonths, type Day } from '../../domain/day.ts';
import { missingPapers } from '../../domain/reminders/case-rules.ts';
import { lapsesOn } from '../../domain/reminders/cover-rules.ts';
import type { ReminderKind } from '../../domain/reminders.ts';
import { id, say, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { CaseSubject, CoverSubject } from '../../store/reminders/facts.ts';
import type { Told } from '../../store/reminders/found.ts';

/** A paper that only a later version knows has no name here; it is counted all the same. */
const isPaper = (code: string): code is keyof typeof id.paper => Object.hasOwn(id.paper, code);

const paperSays = (codes: string[]): Say[] =>
  codes.filter(isPaper).map((code) => say('reminder.paper', { paper: text(`paper.${code}`) }));

function missing(one: CaseSubject): Say {
  const papers = missingPapers(one);
  const { number, since } = one;
  if (papers.length === 0) return say('reminder.incomplete', { number, since });
  return { ...say('reminder.missing', { number, since, count: papers.length }), more: paperSays(papers) };
}

function overdue(one: CaseSubject): Say {
  const { on, exact } = targetOf(one)!;
  return say(exact ? 'reminder.overdue' : 'reminder.overdueAbout', { number: one.number, by: on });
}

function reportLimit({ number, eventOn }: CaseSubject): Say {
  const { on, law } = reportBy(eventOn!)!;
  return say('reminder.report', { number, on: eventOn!, by: on, cite: law.cite });
}

function claimLimit({ number, eventOn }: CaseSubject): Say {
  const { on, law } = claimBy(eventOn!)!;
  return say('reminder.claimLimit', { number, on: eventOn!, by: on, cite: law.cite });
}

/** The anniversary that the reminder is for: its own day, or the one 30 days later. */
function anniversary(since: Day, on: Day): Day {
  let day = since;
  for (let years = 1; day < on; years += 1) day = addMonths(since, 12 * years);
  return day;
}

function scholarship({ number, since }: CaseSubject, on: Day): Say {
  const { codes } = papersOfCase('scholarship', { scholarship: 'yearly' });
  const by = anniversary(since, on);
  return { ...say('reminder.scholarship', { number, since, by }), more: paperSays(codes) };
}

const ends = ({ name, programme, endsOn }: CoverSubject): Say =>
  say('reminder.coverEnds', { name, programme, until: endsOn! });

/** So long before the cover lapses that day is named. */
const LAPSE_NAMED_DAYS = 14;

function unpaid(one: CoverSubject, today: Day): Say {
  const { name, programme, paidThrough, paidSourceOn } = one;
  const values = { name, programme, paid: paidThrough!, source: paidSourceOn ?? today, most: UNPAID_MONTHS_COVERED };
  const lapse = lapsesOn(one);
  if (lapse && addDays(lapse, -LAPSE_NAMED_DAYS) <= today) return say('reminder.lapses', { ...values, lapse });
  return say('reminder.arrears', { ...values, months: unpaidMonths(one, today) });
}

const lines: Record<ReminderKind, (told: Told, today: Day) => Say> = {
  own_date: ({ on }, today) => say(on < today ? 'reminder.late' : 'reminder.due', { on }),
  missing_papers: ({ case: one }) => missing(one!),
  stage_overdue: ({ case: one }) => overdue(one!),
  report_limit: ({ case: one }) => reportLimit(one!),
  scholarship_yearly: ({ case: one, on }) => scholarship(one!, on),
  claim_limit: ({ case: one }) => claimLimit(one!),
  cover_ends: ({ cover }) => ends(cover!),
  arrears: ({ cover }, today) => unpaid(cover!, today),
};

/** One reminder in words: whose, about which number, by when, and what to do next. Of what is true today, not when it was planned. */
export const lineOf = (told: Told, today: Day): Say => lines[told.kind](told, today);
