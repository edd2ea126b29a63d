import { execFile } from 'node:child_process';
import { open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk of its own for the database, small enough to be filled. `fill` leaves no room at all, `free` gives it back. */
export type Disk = { fill(): Promise<void>; free(): Promise<void>; unmount(): Promise<void> };

const SIZE = '640m';
const CHUNK = Buffer.alloc(1 << 20);

/** Mounts a small tmpfs at `folder`; undefined where that is not allowed or not possible, and then no disk can be filled. */
export async function mountDisk(folder: string): Promise<Disk | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!mounted) return undefined;
  const ballast = join(folder, 'ballast');
  return {
    fill: () => write(ballast, folder),
    free: () => rm(ballast, { force: true }),
    unmount: async () => void (await run('umount', ['--lazy', folder])),
  };
}

/** Writes until there is no room: what others free meanwhile is taken too. */
async function write(ballast: string, folder: string): Promise<void> {
  const file = await open(ballast, 'w');
  try {
    for (;;) {
      const { bavail, bsize } = await statfs(folder);
      await file.write(CHUNK.subarray(0, Math.max(bsize, Math.min(CHUNK.length, bavail * bsize))));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await file.close();
  }
}
