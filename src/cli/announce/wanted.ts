import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readAnnouncement } from '../../domain/announcement-text.ts';
import { addDays, dayOf } from '../../domain/day.ts';
import { hearFilter } from '../../jobs/announce/filter.ts';
import type { Wanted } from '../../jobs/announce.ts';
import { text } from '../../language/texts.ts';
import { filterMistakeText, textMistakeText } from './mistakes.ts';

/** What stands on the command line. */
export type AnnounceOptions = { to?: string; dryRun?: true; at?: string; json?: true; yes?: true };

/** Something that must be mended first, in words. */
export type Wrong = { wrong: string };

const instant = z.union([z.iso.datetime({ offset: true, precision: -1 }), z.iso.datetime({ offset: true })]);

/** Tomorrow at eight in Jakarta, as `--at` takes it. */
const example = (now: Date): string => `${addDays(dayOf(now), 1)}T08:00+07:00`;

function startOf(at: string | undefined, now: Date): Date | Wrong {
  if (at === undefined) return now;
  if (!instant.safeParse(at).success) return { wrong: text('announce.badAt') };
  const startsAt = new Date(at);
  if (startsAt >= now) return startsAt;
  return { wrong: text('announce.pastAt', { at: startsAt.toISOString(), example: example(now) }) };
}

async function textOf(path: string): Promise<{ text: string } | Wrong> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return { wrong: text('announce.noFile') };
  const read = readAnnouncement(bytes);
  return 'mistake' in read ? { wrong: textMistakeText(read.mistake) } : read;
}

/** What is to be announced by the words of the command line, or the first mistake in them. Touches no database. */
export async function wantedOf(path: string, { to, at }: AnnounceOptions, now: Date): Promise<Wanted | Wrong> {
  if (to === undefined) return { wrong: text('announce.noTo') };
  const read = await textOf(path);
  if ('wrong' in read) return read;
  const heard = await hearFilter(to);
  if ('mistake' in heard) return { wrong: filterMistakeText(heard.mistake) };
  const startsAt = startOf(at, now);
  return 'wrong' in startsAt ? startsAt : { text: read.text, filter: heard.filter, startsAt };
}
