import { expect, it, vi } from 'vitest';
import { channelContract } from './channel-contract.ts';
import { telegramContractRig, ways } from './telegram-rig.ts';

for (const way of ways) channelContract(`telegram (${way})`, () => telegramContractRig(way));

it.each(ways)('over %s a message brought twice is heard with the same id', async (way) => {
  const rig = await telegramContractRig(way);
  await rig.say({ text: 'halo' });
  await vi.waitFor(() => expect(rig.heard()).toHaveLength(1));
  await rig.again!();
  await vi.waitFor(() => expect(rig.heard()).toHaveLength(2));
  const [first, second] = rig.heard();
  expect(second).toEqual(first);
  await rig.close();
});
