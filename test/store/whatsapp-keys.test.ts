import { expect, it } from 'vitest';
import { vault } from '../../src/crypto.ts';
import type { Database } from '../../src/store/database.ts';
import { whatsappKeys } from '../../src/store/whatsapp-keys.ts';
import { freshDatabase } from '../support/database.ts';

const PHONE = '6281200000001';
const SESSION = `session-${PHONE}.0`;

const rows = async ({ pool }: Database) =>
  (await pool.query<{ key_index: Buffer; value: Buffer }>('SELECT key_index, value FROM whatsapp_keys')).rows;

async function kept() {
  const db = await freshDatabase();
  return { db, keys: whatsappKeys(db, 'main') };
}

it('gives back what was written, and nothing for names that are not there', async () => {
  const { keys } = await kept();
  await keys.write(
    new Map([
      ['creds', '{"me":1}'],
      [SESSION, 'ä'],
    ]),
  );
  expect(await keys.read(['creds', SESSION, 'session-2'])).toEqual(
    new Map([
      ['creds', '{"me":1}'],
      [SESSION, 'ä'],
    ]),
  );
  expect(await keys.read([])).toEqual(new Map());
});

it('writes, changes and deletes in one go, eight hundred rows as well as three', async () => {
  const { db, keys } = await kept();
  const names = Array.from({ length: 812 }, (_, at) => `pre-key-${at}`);
  await keys.write(new Map(names.map((name) => [name, name])));
  await keys.write(
    new Map([
      ['pre-key-0', null],
      ['pre-key-1', 'changed'],
      ['creds', 'new'],
      ['unknown', null],
    ]),
  );
  expect(await rows(db)).toHaveLength(812);
  expect(await keys.read(['pre-key-0', 'pre-key-1', 'pre-key-2', 'creds'])).toEqual(
    new Map([
      ['pre-key-1', 'changed'],
      ['pre-key-2', 'pre-key-2'],
      ['creds', 'new'],
    ]),
  );
});

it('writes all or nothing', async () => {
  const { db, keys } = await kept();
  await keys.write(
    new Map([
      ['creds', 'old'],
      ['a', '1'],
    ]),
  );
  const broken = whatsappKeys({ ...db, vault: { ...db.vault, seal: () => null as unknown as Buffer } }, 'main');
  await expect(
    broken.write(
      new Map([
        ['creds', 'new'],
        ['a', null],
      ]),
    ),
  ).rejects.toThrow();
  expect(await keys.read(['creds', 'a'])).toEqual(
    new Map([
      ['creds', 'old'],
      ['a', '1'],
    ]),
  );
});

it('holds no name, no number and no value in the clear', async () => {
  const { db, keys } = await kept();
  await keys.write(new Map([[SESSION, 'secret']]));
  const [row] = await rows(db);
  const bytes = Buffer.concat([row!.key_index, row!.value]).toString('latin1');
  for (const word of [PHONE, 'session', 'secret', 'main']) expect(bytes).not.toContain(word);
});

it('is of one account alone', async () => {
  const { db, keys } = await kept();
  const other = whatsappKeys(db, 'other');
  await keys.write(new Map([['creds', 'mine']]));
  await other.write(new Map([['creds', 'theirs']]));
  await other.clear();
  expect([await keys.read(['creds']), await other.read(['creds'])]).toEqual([new Map([['creds', 'mine']]), new Map()]);
});

it('does not open a row under the name or the account of another', async () => {
  const { db, keys } = await kept();
  await keys.write(
    new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
  );
  const value = async (name: string) =>
    `(SELECT value FROM whatsapp_keys WHERE key_index = '\\x${db.vault.index('whatsapp.key', JSON.stringify(['main', name])).toString('hex')}')`;
  await db.pool.query(`UPDATE whatsapp_keys SET value = ${await value('a')} WHERE value = ${await value('b')}`);
  await expect(keys.read(['b'])).rejects.toThrow('under the name of another');
  expect(await keys.read(['a'])).toEqual(new Map([['a', '1']]));
});

it('says which key is missing where a row cannot be opened', async () => {
  const { db, keys } = await kept();
  await keys.write(new Map([['creds', '1']]));
  const lost = vault({ sealing: [{ id: 't2', key: Buffer.alloc(32, 9) }], index: Buffer.alloc(32, 2) });
  const later = whatsappKeys({ ...db, vault: lost }, 'main');
  await expect(later.read(['creds'])).rejects.toMatchObject({ code: 'key-unknown', values: { id: 't1' } });
});

it('lets many write at once, what one adds and another deletes', async () => {
  const { keys } = await kept();
  const names = Array.from({ length: 60 }, (_, at) => `session-${at}`);
  const write = (round: number) =>
    keys.write(
      new Map((round % 2 ? names : names.toReversed()).map((name, at) => [name, (at + round) % 3 ? `${round}` : null])),
    );
  await Promise.all(Array.from({ length: 24 }, (_, round) => write(round)));
  await keys.write(new Map(names.map((name) => [name, 'last'])));
  expect(new Set((await keys.read(names)).values())).toEqual(new Set(['last']));
});

it('keeps the last of what is written under one name at once', async () => {
  const { keys } = await kept();
  const write = (a: string | null, b: string | null) => keys.write(new Map(Object.entries({ a, b })));
  await Promise.all([write('1', '1'), write(null, '2'), write('3', null)]);
  expect(await keys.read(['a', 'b'])).toEqual(new Map([['a', '3']]));
});
