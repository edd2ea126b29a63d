import { createHmac } from 'node:crypto';
import {
  Curve,
  getBinaryNodeChild,
  proto,
  WA_ADV_ACCOUNT_SIG_PREFIX,
  WA_ADV_DEVICE_SIG_PREFIX,
} from '@whiskeysockets/baileys';
import type { Person } from './person.ts';
import { checkSignature } from './signatures.ts';
import type { Stanza } from './stanza.ts';
import type { Device } from './world.ts';

const { ADVDeviceIdentity, ADVSignedDeviceIdentity, ADVSignedDeviceIdentityHMAC } = proto;

export const deviceDetails = (id: number): Uint8Array =>
  ADVDeviceIdentity.encode({
    ...{ rawId: 1, timestamp: Math.floor(Date.now() / 1000), keyIndex: id },
    ...{ accountType: 0, deviceType: 0 },
  }).finish();

/** The owner's phone says that this identity is its companion; the secret of the QR code proves that it scanned it. */
export function vouchFor(owner: Person, details: Uint8Array, identity: Uint8Array, secret: Buffer): Uint8Array {
  const { private: key, public: accountSignatureKey } = owner.signal.identity;
  const accountSignature = Curve.sign(key, accountMessage(details, identity));
  const signed = ADVSignedDeviceIdentity.encode({ details, accountSignatureKey, accountSignature }).finish();
  const hmac = createHmac('sha256', secret).update(signed).digest();
  return ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
}

const accountMessage = (details: Uint8Array, identity: Uint8Array): Buffer =>
  Buffer.concat([WA_ADV_ACCOUNT_SIG_PREFIX, details, identity]);

/** Throws when the companion has not signed that it belongs to the owner. */
export function checkDeviceSignature(owner: Person, details: Uint8Array, identity: Uint8Array, parent?: Stanza): void {
  const stated = ADVSignedDeviceIdentity.decode(contentOf(parent));
  const account = owner.signal.identity.public;
  const message = Buffer.concat([WA_ADV_DEVICE_SIG_PREFIX, details, identity, account]);
  checkSignature('the companion', identity, message, stated.deviceSignature!);
}

/** Who is written to for the first time must be shown that the device belongs to the account. Throws when it is not. */
export function checkVouched(owner: Person, { keys: { identity } }: Device, message: Stanza): void {
  const stated = ADVSignedDeviceIdentity.decode(contentOf(message));
  if (!owner.signal.identity.public.every((byte, at) => byte === stated.accountSignatureKey?.[at]))
    throw new Error('the device names another account');
  const signed = accountMessage(stated.details!, identity);
  checkSignature('the device identity', owner.signal.identity.public, signed, stated.accountSignature!);
  checkDeviceSignature(owner, stated.details!, identity, message);
}

function contentOf(parent: Stanza | undefined): Uint8Array {
  const content = getBinaryNodeChild(parent, 'device-identity')?.content;
  if (!(content instanceof Uint8Array)) throw new Error('a device identity is missing');
  return content;
}
