import { expect, it } from 'vitest';
import { knowingAbsent } from '../../src/channels/whatsapp/absent-keys.ts';
import { whatsappKeys } from '../../src/store/whatsapp-keys.ts';
import { freshDatabase } from '../support/database.ts';

/** Keys in a store, and which names it was asked for. */
async function kept() {
  const store = whatsappKeys(await freshDatabase(), 'main');
  const asked: string[][] = [];
  const read = (names: string[]) => {
    asked.push(names);
    return store.read(names);
  };
  return { store, keys: knowingAbsent({ read, write: store.write }), asked };
}

it('a key that is not there is asked for once, one that is there each time', async () => {
  const { store, keys, asked } = await kept();
  await store.write(new Map([['session:1', 'a']]));
  for (let round = 0; round < 2; round += 1)
    expect(await keys.read(['session:1', 'session:2'])).toEqual(new Map([['session:1', 'a']]));
  expect(await keys.read(['session:2'])).toEqual(new Map());
  expect(asked).toEqual([['session:1', 'session:2'], ['session:1']]);
});

it('a key that was not there is found once it is written', async () => {
  const { keys } = await kept();
  await keys.read(['session:1']);
  await keys.write(new Map([['session:1', 'a']]));
  expect(await keys.read(['session:1'])).toEqual(new Map([['session:1', 'a']]));
});

it('a key that is written while it is looked for is found the next time', async () => {
  const { keys } = await kept();
  await Promise.all([keys.read(['session:1']), keys.write(new Map([['session:1', 'a']]))]);
  expect(await keys.read(['session:1'])).toEqual(new Map([['session:1', 'a']]));
});
