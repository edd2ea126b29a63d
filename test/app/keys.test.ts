import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkKeys, loadKeys } from '../../src/app/keys.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { vault } from '../../src/crypto.ts';
import { freshDatabase } from '../support/database.ts';

const key = (byte: number) => Buffer.alloc(32, byte);
const keys = (sealing: [string, number][], index: number) =>
  vault({ sealing: sealing.map(([id, byte]) => ({ id, key: key(byte) })), index: key(index) });

async function settings(): Promise<Config> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-keys-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return (readConfig({ DATA_DIR: folder }) as { config: Config }).config;
}

it('keys are made once, for their owner alone, and read again', async () => {
  const config = await settings();
  const [one, two] = await Promise.all([loadKeys(config), loadKeys(config)]);
  expect(one).toEqual(two);
  expect((await stat(join(config.DATA_DIR, 'keys.json'))).mode & 0o777).toBe(0o600);
});

it('a damaged file of keys is said to be one, and left as it is', async () => {
  const config = await settings();
  const path = join(config.DATA_DIR, 'keys.json');
  await writeFile(path, '{"sealing":');
  await expect(loadKeys(config)).rejects.toMatchObject({ code: 'keys-unreadable' });
  expect(await readFile(path, 'utf8')).toBe('{"sealing":');
});

it('other keys than those of the database are refused, a rotated one is not', async () => {
  const { pool } = await freshDatabase();
  await checkKeys({ pool, vault: keys([['k1', 1]], 9) });
  await expect(checkKeys({ pool, vault: keys([['k1', 1]], 8) })).rejects.toMatchObject({ code: 'keys-differ' });
  await expect(checkKeys({ pool, vault: keys([['k1', 2]], 9) })).rejects.toMatchObject({ code: 'keys-differ' });
  await expect(checkKeys({ pool, vault: keys([['k2', 2]], 9) })).rejects.toMatchObject({ code: 'key-unknown' });
  await checkKeys({
    pool,
    vault: keys(
      [
        ['k2', 2],
        ['k1', 1],
      ],
      9,
    ),
  });
  await checkKeys({ pool, vault: keys([['k2', 2]], 9) });
});
