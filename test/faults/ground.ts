import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { scratch } from '../support/scratch.ts';
import { type Disk, mountDisk } from './disk.ts';
import type { Ending } from './ending.ts';
import { openPostgres, type Postgres } from './postgres.ts';

/** What all drills of a run share: a PostgreSQL of their own on a disk of its own, where that can be had, and a folder. */
export type Ground = { folder: string; postgres: Postgres; disk: Disk | undefined };

/** Opens the ground; whoever closes it ends all that was started on it. */
export async function openGround(ending: Ending): Promise<Ground> {
  const folder = await mkdtemp(join(scratch, 'tangguh-faults-'));
  ending.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const home = join(folder, 'database');
  await mkdir(home);
  const disk = await mountDisk(home);
  if (disk) ending.add(disk.unmount);
  const postgres = await openPostgres(home);
  ending.add(postgres.stop);
  return { folder, postgres, disk };
}
