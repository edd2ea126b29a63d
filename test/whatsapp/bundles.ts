import {
  encodeBigEndian,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  getBinaryNodeChildUInt,
  jidDecode,
} from '@whiskeysockets/baileys';
import type { Bundle } from './signal.ts';
import { checkSignature } from './signatures.ts';
import { type Stanza, stanza } from './stanza.ts';
import type { Device, PublicKeys, World } from './world.ts';

const keyType = Buffer.from([5]);

const keyNode = (
  tag: string,
  { id, key, signature }: { id: number; key: Uint8Array; signature?: Uint8Array },
): Stanza =>
  stanza(tag, {}, [
    stanza('id', {}, encodeBigEndian(id, 3)),
    stanza('value', {}, key),
    ...(signature ? [stanza('signature', {}, signature)] : []),
  ]);

export const registrationNode = ({ registrationId }: Bundle): Stanza =>
  stanza('registration', {}, encodeBigEndian(registrationId, 4));

export const keyNodes = ({ identity, signedPreKey, preKey }: Bundle): Stanza[] => [
  stanza('type', {}, keyType),
  stanza('identity', {}, identity),
  ...(preKey ? [keyNode('key', preKey)] : []),
  keyNode('skey', signedPreKey),
];

/** What somebody gets who asks for the keys of this address. */
export function bundleNode(world: World, jid: string): Stanza {
  const { user, device = 0 } = jidDecode(jid)!;
  const person = world.people.get(user);
  const linked = person === world.owner ? world.devices.get(device) : undefined;
  const bundle = device ? linked && takeBundle(linked) : person?.signal.bundle();
  const unknown = stanza('error', { code: '404', text: 'item-not-found' });
  return stanza('user', { jid }, bundle ? [registrationNode(bundle), ...keyNodes(bundle)] : [unknown]);
}

/** Uses up one of the device's one-time keys. */
export function takeBundle({ keys, preKeys }: Device): Bundle {
  const [first] = preKeys;
  if (first) preKeys.delete(first[0]);
  return { ...keys, preKey: first && { id: first[0], key: first[1] } };
}

const keyOf = (node: Stanza): { id: number; key: Uint8Array } => ({
  id: getBinaryNodeChildUInt(node, 'id', 3)!,
  key: Buffer.from(getBinaryNodeChildBuffer(node, 'value')!),
});

/** The device hands in new one-time keys and its signed one. */
export function storeKeys(device: Device, set: Stanza): void {
  const list = getBinaryNodeChild(set, 'list')?.content as Stanza[];
  for (const { id, key } of list.map(keyOf)) device.preKeys.set(id, key);
  storeSignedKey(device, set);
}

export function storeSignedKey({ keys }: Device, parent: Stanza): void {
  const node = getBinaryNodeChild(parent, 'skey')!;
  const signature = Buffer.from(getBinaryNodeChildBuffer(node, 'signature')!);
  keys.signedPreKey = signedKey(keys.identity, { ...keyOf(node), signature });
}

/** The same, checked. */
export function signedKey(identity: Uint8Array, signed: PublicKeys['signedPreKey']): PublicKeys['signedPreKey'] {
  checkSignature('a prekey', identity, Buffer.concat([keyType, signed.key]), signed.signature);
  return signed;
}
