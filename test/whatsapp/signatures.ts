import { verify } from 'curve25519-js';

/** Baileys 7.0.0-rc14 takes any 64 bytes for a signature, so what clients sign is checked with another library. */
export function checkSignature(what: string, key: Uint8Array, message: Uint8Array, signature: Uint8Array): void {
  if (!verify(key, message, signature)) throw new Error(`${what} is not signed with the right key`);
}
