import { expect, it } from 'vitest';
import { channelContract } from './channel-contract.ts';
import { cloudContractRig } from './whatsapp-cloud-rig.ts';

channelContract('whatsapp-cloud', cloudContractRig);

it('a message brought twice is heard the same both times', async () => {
  const rig = await cloudContractRig();
  await rig.say({ text: 'halo' });
  await rig.again!();
  const [first, second] = rig.heard();
  expect(second).toEqual(first);
  await rig.close();
});
