import { createHash } from 'node:crypto';
import { open, seal, twoKeys } from './ciphers.ts';

export type SymmetricState = {
  mixHash(data: Uint8Array): void;
  mixKey(secret: Uint8Array): void;
  sealAndHash(plain: Uint8Array): Buffer;
  openAndHash(sealed: Uint8Array): Buffer;
  /** The keys of the transport: what the client writes with, then what the server writes with. */
  split(): [Buffer, Buffer];
};

/** Source: https://noiseprotocol.org/noise.html#the-symmetricstate-object. The name has 32 bytes, so it is not hashed. */
export function symmetricState(name: string): SymmetricState {
  let hash: Buffer = Buffer.from(name);
  let [chaining, key, count]: [Buffer, Buffer, number] = [hash, hash, 0];
  const mixHash = (data: Uint8Array) => {
    hash = createHash('sha256').update(hash).update(data).digest();
  };
  return {
    mixHash,
    mixKey(secret) {
      [chaining, key] = twoKeys(secret, chaining);
      count = 0;
    },
    sealAndHash(plain) {
      const sealed = seal(key, count++, hash, plain);
      mixHash(sealed);
      return sealed;
    },
    openAndHash(sealed) {
      const plain = open(key, count++, hash, sealed);
      mixHash(sealed);
      return plain;
    },
    split: () => twoKeys(Buffer.alloc(0), chaining),
  };
}
