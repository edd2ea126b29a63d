import { chmod, mkdir, readdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { explainDisk } from './disk.ts';

/**
 * Makes DATA_DIR (mode 0700) and gives its real path. A folder that already holds something keeps its rights: it may be
 * anybody's, and the files we put in protect themselves.
 */
export async function makeFolder(dataDir: string): Promise<string> {
  const path = resolve(dataDir);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length === 0) await chmod(path, 0o700);
    return await realpath(path);
  } catch (error) {
    return explainDisk(error, path);
  }
}
