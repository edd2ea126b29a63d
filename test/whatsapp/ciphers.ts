import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';

/** How node:crypto wants raw X25519 keys to begin (RFC 8410). */
const publicPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const privatePrefix = Buffer.from('302e020100300506032b656e04220420', 'hex');

/** X25519 of raw keys of 32 bytes. */
export function sharedSecret(ownPrivate: Uint8Array, theirPublic: Uint8Array): Buffer {
  return diffieHellman({
    privateKey: createPrivateKey({ key: Buffer.concat([privatePrefix, ownPrivate]), format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: Buffer.concat([publicPrefix, theirPublic]), format: 'der', type: 'spki' }),
  });
}

/** Two keys of 32 bytes. */
export function twoKeys(secret: Uint8Array, salt: Uint8Array): [Buffer, Buffer] {
  const bytes = Buffer.from(hkdfSync('sha256', secret, salt, '', 64));
  return [bytes.subarray(0, 32), bytes.subarray(32)];
}

function counterIv(count: number): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(count, 8);
  return iv;
}

const tagLength = 16;

/** AES-256-GCM; the counter is the nonce. */
export function seal(key: Buffer, count: number, authenticated: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, counterIv(count)).setAAD(authenticated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were not sealed with this key, counter and authenticated data. */
export function open(key: Buffer, count: number, authenticated: Buffer, sealed: Uint8Array): Buffer {
  const body = sealed.subarray(0, -tagLength);
  const decipher = createDecipheriv('aes-256-gcm', key, counterIv(count)).setAAD(authenticated);
  decipher.setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
