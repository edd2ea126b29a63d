import { statfs } from 'node:fs/promises';
import { codeOf, Trouble } from '../../trouble.ts';

/** Less than two pieces of PostgreSQL's journal is no room to work in. */
const roomBytes = 32 * 1024 * 1024;

/** When a program failed for want of space it may not even have had the room to say so: so look at the disk itself. */
export async function refuseFullDisk(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < roomBytes) throw new Trouble('folder-full', { folder });
}

/** Throws what the disk or the rights refuse as a `Trouble`, and anything else on as it is. */
export function explainDisk(error: unknown, folder: string): never {
  const why = codeOf(error);
  if (why === 'ENOSPC' || why === 'EDQUOT') throw new Trouble('folder-full', { folder });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(why))
    throw new Trouble('folder-unwritable', { folder, why });
  throw error;
}
