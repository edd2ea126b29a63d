import { randomBytes } from 'node:crypto';
import { getBinaryNodeChild, jidEncode, type proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import { signedKey } from './bundles.ts';
import type { Connection } from './connection.ts';
import { checkDeviceSignature, deviceDetails, vouchFor } from './device-identity.ts';
import { type Stanza, serverId, stanza, unixNow } from './stanza.ts';
import type { Device, PublicKeys, World } from './world.ts';

const codesPerClient = 6;

/** A client that is not linked: it is to show these codes one after the other. */
export function offerCodes(
  world: World,
  connection: Connection,
  data: proto.ClientPayload.IDevicePairingRegistrationData,
) {
  connection.keys = publicKeys(data);
  sendCodes(world, connection, world.faults.noCodes ? 0 : codesPerClient);
}

/** With no codes at all the client gives up at once, as it does when the last of them has run out. */
export function sendCodes(world: World, connection: Connection, count: number): void {
  const codes = Array.from({ length: count }, () => `2@${randomBytes(24).toString('base64')}`);
  for (const code of codes) world.codes.set(code, connection);
  const refs = codes.map((code) => stanza('ref', {}, Buffer.from(code)));
  const attrs = { from: S_WHATSAPP_NET, type: 'set', xmlns: 'md', id: serverId() };
  connection.send(stanza('iq', attrs, [stanza('pair-device', {}, refs)]));
}

function publicKeys(data: proto.ClientPayload.IDevicePairingRegistrationData): PublicKeys {
  const keys = {
    registrationId: Buffer.from(data.eRegid!).readUInt32BE(),
    identity: data.eIdent!,
    signedPreKey: { id: Buffer.from(data.eSkeyId!).readUIntBE(0, 3), key: data.eSkeyVal!, signature: data.eSkeySig! },
  };
  return { ...keys, signedPreKey: signedKey(keys.identity, keys.signedPreKey) };
}

/**
 * The owner's phone scans a QR code: the companion is vouched for, has to sign back, and is told to restart (515).
 * Throws when the code is unknown or used, or its keys are not those of the client.
 */
export async function scan(world: World, qr: string): Promise<void> {
  const [code = '', noiseKey = '', identity = '', secret = ''] = qr.split('#').at(-1)!.split(',');
  const connection = world.codes.get(code);
  if (!connection?.keys) throw new Error('this QR code is not known, or not any more');
  const same = (base64: string, key: Uint8Array) => Buffer.from(base64, 'base64').equals(key);
  if (!same(noiseKey, connection.staticKey) || !same(identity, connection.keys.identity))
    throw new Error('the QR code shows other keys than its client has');
  if (world.faults.passkey) return connection.send(passkeyRequest());
  await pair(world, connection, connection.keys, Buffer.from(secret, 'base64'));
}

async function pair(world: World, connection: Connection, keys: PublicKeys, secret: Buffer): Promise<void> {
  const id = ++world.lastDevice;
  const details = deviceDetails(id);
  const content = vouchFor(world.owner, details, keys.identity, secret);
  const attrs = { from: S_WHATSAPP_NET, type: 'set', t: unixNow() };
  const answer = await connection.ask('pair-success', stanza('iq', attrs, [success(world, id, content)]));
  checkDeviceSignature(world.owner, details, keys.identity, getBinaryNodeChild(answer, 'pair-device-sign'));
  world.devices.set(id, newDevice(id, connection.staticKey, keys));
  for (const [code, who] of world.codes) if (who === connection) world.codes.delete(code);
  await connection.end(stanza('stream:error', { code: '515' }));
}

function success({ owner }: World, id: number, content: Uint8Array): Stanza {
  const [jid, lid] = [jidEncode(owner.number, 's.whatsapp.net', id), jidEncode(owner.lid, 'lid', id)];
  return stanza('pair-success', {}, [
    stanza('device-identity', {}, content),
    stanza('device', { jid, lid }),
    stanza('platform', { name: 'android' }),
    stanza('biz', { name: owner.name }),
  ]);
}

const newDevice = (id: number, noiseKey: Buffer, keys: PublicKeys): Device => ({
  ...{ id, noiseKey, keys, preKeys: new Map() },
  ...{ connection: undefined, active: false, introduced: false, outbox: [] },
});

/**
 * Some accounts are asked for a passkey instead of being linked; Baileys 7.0.0-rc14 leaves this unanswered.
 * Source of the type: https://github.com/WhiskeySockets/Baileys/issues/2672; what stands inside is made up.
 */
const passkeyRequest = (): Stanza =>
  stanza('notification', { from: S_WHATSAPP_NET, type: 'passkey_prologue_request', id: serverId(), t: unixNow() }, [
    stanza('passkey_prologue_request', {}, Buffer.from('{"rpId":"whatsapp.com"}')),
  ]);
