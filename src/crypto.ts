import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { Trouble } from './trouble.ts';

/** 32-byte keys: the first of `sealing` seals, all of them open; `index` makes look-up indexes and is never rotated alone. */
export type Keys = { sealing: { id: string; key: Buffer }[]; index: Buffer };

/** Seals, opens and indexes personal data. Every use names its purpose, so that a value cannot be moved to another column. */
export interface Vault {
  /** AES-256-GCM (NIST SP 800-38D): key id length, key id, 12-byte nonce, 16-byte tag, ciphertext. */
  seal(purpose: string, plain: string): Buffer;
  /** Throws when the key is unknown (a `Trouble`), the purpose differs or a byte was changed. */
  open(purpose: string, sealed: Uint8Array): string;
  /** HMAC-SHA-256 (RFC 2104) of a purpose and a value: equal values have equal indexes, and nobody without the key can try them out. */
  index(purpose: string, value: string): Buffer;
}

const NONCE = 12;
const TAG = 16;

/** Keys are made into key objects once: half the time of a seal is spent on that otherwise. */
export function vault(keys: Keys): Vault {
  const index = createSecretKey(keys.index);
  const sealing = keys.sealing.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  return {
    seal(purpose, plain) {
      const { id, key } = sealing[0]!;
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(id.length), Buffer.from(id, 'latin1'), nonce, cipher.getAuthTag(), body]);
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed);
      const start = 1 + bytes[0]!;
      const id = bytes.toString('latin1', 1, start);
      const key = sealing.find((known) => known.id === id)?.key;
      if (!key) throw new Trouble('key-unknown', { id });
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(start, start + NONCE))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(start + NONCE, start + NONCE + TAG));
      return decipher.update(bytes.subarray(start + NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
    },
    index: (purpose, value) => createHmac('sha256', index).update(`${purpose}\0${value}`).digest(),
  };
}
