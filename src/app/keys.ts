import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Keys } from '../crypto.ts';

const file = z.object({ sealing: z.array(z.object({ id: z.string(), key: z.base64() })).min(1), index: z.base64() });

const fresh = (): string => randomBytes(32).toString('base64');

/** Writes the file whole or not at all, readable by its owner only; whoever comes second takes what the first wrote. */
async function makeFile(path: string): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify({ sealing: [{ id: 'k1', key: fresh() }], index: fresh() }), {
    mode: 0o600,
  });
  await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(unfinished);
}

const readOrMake = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    await makeFile(path);
    return readFile(path, 'utf8');
  });

/** The keys from the environment, else those of `DATA_DIR/keys.json`, made at the first start with mode 0600. */
export async function loadKeys({ ENCRYPTION_KEYS, INDEX_KEY, DATA_DIR }: Config): Promise<Keys> {
  if (ENCRYPTION_KEYS && INDEX_KEY) return { sealing: ENCRYPTION_KEYS, index: INDEX_KEY };
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  const kept = file.parse(JSON.parse(await readOrMake(join(DATA_DIR, 'keys.json'))));
  return {
    sealing: kept.sealing.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })),
    index: Buffer.from(kept.index, 'base64'),
  };
}
