import { statfs } from 'node:fs/promises';

/**
 * An error a person can act on: what is wrong, then what to do. `code` tells tests and callers apart without reading the sentence.
 */
export class Trouble extends Error {
  readonly code: string;
  constructor(code: string, what: string, todo: string) {
    super(`${what}\n${todo}`);
    this.name = 'Trouble';
    this.code = code;
  }
}

/** The `code` of a system or PostgreSQL error (`EACCES`, `57P03`), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Less than two pieces of PostgreSQL's journal is no room to work in. */
const roomBytes = 32 * 1024 * 1024;

/** The way out of every trouble with the embedded database. */
export const useYourOwn = 'Or set DATABASE_URL to a PostgreSQL server of your own.';

/** When a program failed for want of space it may not even have had the room to say so: so look at the disk itself. */
export async function refuseFullDisk(dataDir: string): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize < roomBytes) explainDisk(Object.assign(new Error('full'), { code: 'ENOSPC' }), dataDir);
}

/** Turns what the disk or the rights refuse into a sentence; anything else is thrown on as it is. */
export function explainDisk(error: unknown, dataDir: string): never {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT')
    throw new Trouble('disk-full', `The disk that holds ${dataDir} is full.`, 'Free some space and start again.');
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    throw new Trouble(
      'unwritable',
      `This user cannot write to the data folder ${dataDir} (${code}).`,
      'Set DATA_DIR to a folder that this user owns, or start as the user who owns it.',
    );
  throw error;
}
