import { S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { replaced } from './login.ts';
import { type Stanza, stanza } from './stanza.ts';
import { type Device, linked, type World } from './world.ts';

/** Why the server ends a connection, and what Baileys makes of it: see the codes in `goodbyes`. */
export type Reason = 'replaced' | 'unlinked' | 'banned' | 'outdated' | 'restart' | 'bad-session' | 'mismatch';

const removed = stanza('stream:error', { code: '401' }, [stanza('conflict', { type: 'device_removed' })]);

const goodbyes: Record<Reason, Stanza> = {
  replaced, // 440
  unlinked: removed,
  banned: stanza('failure', { reason: '403', location: 'test' }),
  outdated: stanza('failure', { reason: '405', location: 'test' }),
  restart: stanza('stream:error', { code: '503' }),
  'bad-session': stanza('stream:error'), // 500: without a code
  mismatch: stanza('ib', { from: S_WHATSAPP_NET }, [stanza('downgrade_webclient')]), // 411
};

/** Logins that are refused from then on, until `refuseLogin()` says otherwise. */
const refusals: Partial<Record<Reason, number>> = { banned: 403, outdated: 405 };

/** Resolves when the device has hung up; at once when it was not there. */
export async function close(world: World, reason: Reason): Promise<void> {
  const device = linked(world);
  world.faults.refuse = refusals[reason] ?? world.faults.refuse;
  if (reason === 'unlinked' && device) world.devices.delete(device.id);
  await device?.connection?.end(goodbyes[reason]);
}

/** The device unlinks itself. */
export function unlink(world: World, device: Device): void {
  world.devices.delete(device.id);
  void device.connection?.end(removed);
}
