import { Curve, NOISE_MODE, NOISE_WA_HEADER, proto } from '@whiskeysockets/baileys';
import type { Certificate } from './certificate.ts';
import { open, seal, sharedSecret } from './ciphers.ts';
import { frame, frameReader } from './frames.ts';
import { symmetricState } from './noise.ts';

type Heard = {
  /** The client's long-lived key, and who it says it is. */
  onLogin(staticKey: Buffer, payload: proto.ClientPayload): void;
  onFrame(plain: Buffer): void;
  write(bytes: Buffer): void;
};

const nothing = Buffer.alloc(0);

/** Noise_XX_25519_AESGCM_SHA256 as the responder. `feed` throws when the client does not keep to it. */
export function responder(certificate: Certificate, { onLogin, onFrame, write }: Heard) {
  const state = symmetricState(NOISE_MODE);
  const ephemeral = Curve.generateKeyPair();
  let [reads, writes] = [0, 0];
  let [readKey, writeKey]: [Buffer, Buffer] = [nothing, nothing];
  let handle = hello;

  function hello(bytes: Buffer): void {
    const theirs = proto.HandshakeMessage.decode(bytes).clientHello!.ephemeral!;
    state.mixHash(theirs);
    state.mixHash(ephemeral.public);
    state.mixKey(sharedSecret(ephemeral.private, theirs));
    const sealedKey = state.sealAndHash(certificate.serverKey.public);
    state.mixKey(sharedSecret(certificate.serverKey.private, theirs));
    const payload = state.sealAndHash(certificate.chain);
    const serverHello = { ephemeral: ephemeral.public, static: sealedKey, payload };
    write(frame(proto.HandshakeMessage.encode({ serverHello }).finish()));
    handle = finish;
  }

  function finish(bytes: Buffer): void {
    const { clientFinish } = proto.HandshakeMessage.decode(bytes);
    const staticKey = state.openAndHash(clientFinish!.static!);
    state.mixKey(sharedSecret(ephemeral.private, staticKey));
    const payload = proto.ClientPayload.decode(state.openAndHash(clientFinish!.payload!));
    [readKey, writeKey] = state.split();
    handle = (sealed) => onFrame(open(readKey, reads++, nothing, sealed));
    onLogin(staticKey, payload);
  }

  const begin = (intro: Buffer) => {
    if (!intro.equals(NOISE_WA_HEADER)) throw new Error(`a client began with ${intro.toString('hex')}`);
    state.mixHash(intro);
  };
  return {
    feed: frameReader(begin, (bytes) => handle(bytes)),
    send: (plain: Uint8Array) => write(frame(seal(writeKey, writes++, nothing, plain))),
  };
}
