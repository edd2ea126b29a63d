import { expect, it } from 'vitest';
import { talk, world } from '../support/talk.ts';

const link = 'https://t.me/uji_bot';

it.each([
  ['a group is told once where a chat of one’s own is', false, ['group.private']],
  ['the officers’ own group, the only one that has agreed, is never answered', true, []],
])('%s', async (_, consented, meant) => {
  const group = talk(Object.assign(world(), { consented }), null);
  await group.says({ group: { link } });
  expect(group.meant()).toEqual(meant);
  await group.says({ group: { link } });
  expect(group.meant()).toEqual([]);
});
