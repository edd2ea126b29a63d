import { S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { post } from './outbox.ts';
import { lidJid, numberJid, type Person } from './person.ts';
import { type Stanza, serverId, stanza, unixNow } from './stanza.ts';
import type { World } from './world.ts';

/** The server tells its devices something by itself; Baileys knows these by their operation. */
function tell(world: World, operation: string, data: object): void {
  const update = stanza('update', { op_name: operation }, Buffer.from(JSON.stringify({ data })));
  const attrs = { from: S_WHATSAPP_NET, type: 'mex', t: unixNow() };
  for (const device of world.devices.values())
    post(device, stanza('notification', { ...attrs, id: serverId() }, [update]));
}

/** Comes out of Baileys as `lid-mapping.update`. */
export const tellProfiles = (world: World, person: Person): void =>
  tell(world, 'NotificationLinkedProfilesUpdates', {
    xwa2_notify_linked_profiles: { jid: lidJid(person), added_profiles: [{ pn: numberJid(person) }] },
  });

const timelock = ({ faults: { timelock: until } }: World): object => ({
  is_active: !!until,
  time_enforcement_ends: until ? String(Math.floor(until.getTime() / 1000)) : '0',
  enforcement_type: 'DEFAULT',
});

/** The account may not begin chats until then. Comes out as `connection.update` with `reachoutTimeLock`. */
export const tellTimelock = (world: World): void =>
  tell(world, 'NotificationUserReachoutTimelockUpdate', { xwa2_notify_account_reachout_timelock: timelock(world) });

/** The same, when the device asks for it. */
export const timelockAnswer = (world: World): Stanza =>
  stanza(
    'result',
    {},
    Buffer.from(JSON.stringify({ data: { xwa2_fetch_account_reachout_timelock: timelock(world) } })),
  );
