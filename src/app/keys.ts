import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Keys, Vault } from '../crypto.ts';
import type { Database } from '../store/database.ts';
import { keepSetting, setting } from '../store/seed.ts';
import { Trouble } from '../trouble.ts';

const file = z.object({ sealing: z.array(z.object({ id: z.string(), key: z.base64() })).min(1), index: z.base64() });

const fresh = (): string => randomBytes(32).toString('base64');

/** Writes the file whole or not at all, readable by its owner only; whoever comes second takes what the first wrote. */
async function makeFile(path: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
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

/** The kept keys; a damaged file is a Trouble and is never replaced, for what it sealed would be lost. */
async function readKept(path: string): Promise<z.output<typeof file>> {
  const text = await readOrMake(path);
  try {
    return file.parse(JSON.parse(text));
  } catch {
    throw new Trouble('keys-unreadable', { file: path });
  }
}

/** The keys from the environment, else those of `DATA_DIR/keys.json`, made at the first start with mode 0600. */
export async function loadKeys({ ENCRYPTION_KEYS, INDEX_KEY, DATA_DIR }: Config): Promise<Keys> {
  if (ENCRYPTION_KEYS && INDEX_KEY) return { sealing: ENCRYPTION_KEYS, index: INDEX_KEY };
  await mkdir(DATA_DIR, { recursive: true, mode: 0o700 });
  const kept = await readKept(join(DATA_DIR, 'keys.json'));
  return {
    sealing: kept.sealing.map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') })),
    index: Buffer.from(kept.index, 'base64'),
  };
}

const MARK = 'keys.mark';

/**
 * Sees that these are the keys of this database: with another INDEX_KEY nobody would be found, and the next import would
 * write everybody a second time. The first start leaves a mark, a sealed index; every later one must be able to read it.
 * Throws the Trouble `keys-differ`, or `key-unknown` when the key that sealed the mark is not among ours.
 */
export async function checkKeys({ pool, vault }: Pick<Database, 'pool' | 'vault'>): Promise<void> {
  const index = vault.index(MARK, MARK).toString('hex');
  const kept = await setting(pool, MARK);
  if (kept !== null && opened(vault, kept) !== index) throw new Trouble('keys-differ', {});
  await keepSetting(pool, MARK, vault.seal(MARK, index).toString('base64'));
}

function opened(vault: Vault, kept: string): string | undefined {
  try {
    return vault.open(MARK, Buffer.from(kept, 'base64'));
  } catch (error) {
    if (error instanceof Trouble) throw error;
    return undefined;
  }
}
