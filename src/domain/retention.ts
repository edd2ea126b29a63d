import { addDays, addMonths, type Day, dayOf, instantOf } from './day.ts';

/** How long a kind of data is kept, counted from what, and why. */
export type Keep = ({ days: number } | { years: number }) & { from: string; why: string };

/**
 * What is kept how long: the whole of it (UU 27/2022 Pasal 42–44: end the processing and delete when the term or the
 * purpose ends). What a person deletes herself, and whatever else hangs on a deleted chat, goes at once and needs no line.
 * Audit rows are kept: the application cannot delete them. Rows of the roll belong to the agency and end with its imports.
 */
export const retention = {
  inbound: {
    days: 30,
    from: 'the day it came in',
    why: 'a platform may repeat a message for days; after that nobody needs it',
  },
  outgoingValues: {
    days: 7,
    from: 'the day it was written',
    why: 'a delivery may be disputed for a week; key and status stay',
  },
  places: {
    days: 90,
    from: 'the last message of the chat',
    why: 'nobody goes on with a question asked three months ago',
  },
  strangers: {
    days: 30,
    from: 'the last message of a chat that never agreed',
    why: 'without consent nothing is owed to it but the reply',
  },
  reminders: {
    days: 90,
    from: 'the day they were for',
    why: 'the list of sent ones answers "did you remind me?" for a season',
  },
  bindings: { years: 1, from: 'the day they ended', why: 'who could see whose record may be asked after the fact' },
  codes: {
    days: 30,
    from: 'the day they expired, spent or not',
    why: 'an expired code opens nothing; for a month more one can still see whether a sheet that went astray was used',
  },
  consents: {
    years: 5,
    from: 'the day a later one took their place',
    why: 'the controller must be able to prove consent (Pasal 24)',
  },
  requests: {
    years: 5,
    from: 'the day they were answered',
    why: 'as long as a claim may be raised (PP 82/2019 Pasal 26)',
  },
  cases: {
    years: 5,
    from: 'the day they were closed, with their code, papers and timeline; scholarships that run have a line of their own',
    why: 'as long as a claim may be raised (PP 82/2019 Pasal 26)',
  },
  scholarships: {
    years: 24,
    from: 'the day the first year was paid: the other years are asked for on this claim',
    why: 'each of the 19 years of school is reminded of, and after the last it is kept as any claim',
  },
  announcements: {
    years: 2,
    from: 'the day they went out',
    why: 'who made what known to whom may be asked after the fact; the audit keeps how many it were',
  },
  nikLinks: {
    days: 1,
    from: 'the day they were given',
    why: 'a link holds for half an hour, its number for ten minutes',
  },
  limits: { days: 1, from: 'the moment they end', why: 'a counter that has run out limits nobody' },
} satisfies Record<string, Keep>;

/** A kind of data with a line in the table. */
export type Kept = keyof typeof retention;

const back = (today: Day, keep: Keep): Day =>
  'days' in keep ? addDays(today, -keep.days) : addMonths(today, -12 * keep.years);

/**
 * What happened before this instant is forgotten. It is the start of a day in Jakarta: what is kept 30 days is there
 * on the whole of the thirtieth day and gone on the next.
 */
export function forgetBefore(kind: Kept, now: Date): Date {
  return instantOf(back(dayOf(now), retention[kind]));
}
