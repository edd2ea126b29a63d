import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

/** The folder for databases of tests: in memory where the machine has room there, since to make hundreds of them is to make files. */
export const scratch: string = hasRoom(MEMORY) ? MEMORY : tmpdir();
