import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { indonesian, readLocale } from './read-locale.ts';

const read = readLocale(process.env.LOCALE || indonesian.lang);

/** What is wrong with the folder of `LOCALE`; the start tells it and ends (`src/config.ts`), so until then Indonesian will do. */
const locale = 'mistakes' in read ? indonesian : read;

/** The tag (BCP 47) of the language that we write. */
export const { lang } = locale;

/** Sentences and words of a folder of one's own, by file; empty for Indonesian. */
export const { files: ownFiles } = locale;

/** A file of words (`words-number`) or texts in the language of `LOCALE`, or the Indonesian one, which it has the shape of. */
export const fromLocale = <File extends object>(name: string, ours: File): File =>
  (ownFiles[name] as File | undefined) ?? ours;

/** Where a file that is no JSON of words or texts lies (`model/weights.json`): in the folder of `LOCALE`, else in the Indonesian one. */
export function localePath(name: string): string {
  const own = join(locale.folder, name);
  return locale === indonesian || existsSync(own) ? own : join(indonesian.folder, name);
}
