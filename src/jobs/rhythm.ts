/**
 * How fast things go out. `pace`: notices, reminders and announcements a second, over all workers together; replies know no
 * pace. `sweepMs`: how long a row may wait for whoever wrote it, and how often a sweep looks for such rows.
 */
export type Rhythm = { pace: number; sweepMs: number };

export const usualRhythm: Rhythm = { pace: 25, sweepMs: 30_000 };

/** No platform takes two minutes to answer: a row that is on its way for so long has lost its process. */
export const lostMs = ({ sweepMs }: Rhythm): number => 4 * sweepMs;

/** How often notices are put in line: soon after they fall due, and soon after an announcement is paused. */
export const lineUpMs = ({ sweepMs }: Rhythm): number => Math.ceil(sweepMs / 6);

/** How many notices stand in line at most: what goes out until the look after next. */
export const inLine = (rhythm: Rhythm): number => Math.ceil((2 * rhythm.pace * lineUpMs(rhythm)) / 1_000);

/** How often it is looked whether the queue still has its schedule. */
export const keepMs = ({ sweepMs }: Rhythm): number => 2 * sweepMs;
