import { jidEncode, type proto } from '@whiskeysockets/baileys';
import type { Connection } from './connection.ts';
import { offerCodes } from './pairing.ts';
import { stanza, unixNow } from './stanza.ts';
import type { Device, World } from './world.ts';

/** A client says who it is: a linked device comes in, a new one is asked to show a QR code, others are refused. */
export function login(world: World, connection: Connection, payload: proto.ClientPayload): void {
  const refusal = refusalOf(world, payload);
  if (refusal) refuse(connection, refusal);
  else if (payload.devicePairingData) offerCodes(world, connection, payload.devicePairingData);
  else enter(world, connection, payload);
}

/** The Noise key has to be the one that the device was linked with. */
function enter(world: World, connection: Connection, payload: proto.ClientPayload): void {
  const device = world.devices.get(payload.device ?? 0);
  const known = device?.noiseKey.equals(connection.staticKey) && String(payload.username) === world.owner.number;
  if (device && known) admit(world, device, connection);
  else refuse(connection, 401);
}

function refusalOf({ faults }: World, { userAgent }: proto.ClientPayload): number | undefined {
  const tooOld = (userAgent?.appVersion?.tertiary ?? 0) < faults.oldestVersion;
  return faults.refuse ?? (tooOld ? 405 : undefined);
}

const refuse = (connection: Connection, reason: number): void =>
  void connection.end(stanza('failure', { reason: String(reason), location: 'test' }));

export const replaced = stanza('stream:error', {}, [stanza('conflict', { type: 'replaced' })]);

function admit(world: World, device: Device, connection: Connection): void {
  void device.connection?.end(replaced);
  Object.assign(device, { connection, active: false });
  connection.device = device;
  const lid = jidEncode(world.owner.lid, 'lid', device.id);
  connection.send(stanza('success', { lid, t: unixNow(), location: 'test', props: '1' }));
}
