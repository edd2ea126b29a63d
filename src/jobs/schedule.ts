import { lineUpMs, type Rhythm, usualRhythm } from './rhythm.ts';

/** Everything that happens by the clock. Times are Jakarta time (WIB); `every` is in milliseconds. */
export const scheduleOf = (rhythm: Rhythm) =>
  ({
    'remind-due': { every: 2 * rhythm.sweepMs, job: 'remindDue' },
    'line-up-notices': { every: lineUpMs(rhythm), job: 'lineUpNotices' },
    'deliver-unsent': { every: rhythm.sweepMs, job: 'deliverUnsent' },
    'replay-unanswered': { every: rhythm.sweepMs, job: 'replayUnanswered' },
    'plan-reminders': { at: '10 3 * * *', job: 'planReminders' },
    forget: { at: '30 2 * * *', job: 'purge' },
  }) as const satisfies Record<string, ({ at: string } | { every: number }) & { job: string }>;

/** The table as it stands unless a drill shortens it. */
export const schedule = scheduleOf(usualRhythm);

/** What a line of the schedule has done. */
export type JobName = (typeof schedule)[keyof typeof schedule]['job'];
