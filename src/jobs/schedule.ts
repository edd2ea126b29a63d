/** Everything that happens by the clock. Times are Jakarta time (WIB); `every` is in milliseconds. */
export const schedule = {
  'remind-due': { every: 60_000, job: 'remindDue' },
  'deliver-unsent': { every: 30_000, job: 'deliverUnsent' },
  'replay-unanswered': { every: 30_000, job: 'replayUnanswered' },
  forget: { at: '30 2 * * *', job: 'purge' },
} as const satisfies Record<string, ({ at: string } | { every: number }) & { job: string }>;

/** What a line of the schedule has done. */
export type JobName = (typeof schedule)[keyof typeof schedule]['job'];
