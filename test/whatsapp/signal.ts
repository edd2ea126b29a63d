import '../../src/channels/whatsapp/quiet.ts';
import {
  Curve,
  encodeWAMessage,
  generateRegistrationId,
  generateSignalPubKey,
  type KeyPair,
  proto,
  signedKeyPair,
  unpadRandomMax16,
} from '@whiskeysockets/baileys';
import { ProtocolAddress, SessionBuilder, SessionCipher, SessionRecord, type SignalStorage } from 'libsignal';

/** Keys that let somebody begin to write; the one-time key is absent when there are no more. */
export type Bundle = {
  registrationId: number;
  identity: Uint8Array;
  signedPreKey: { id: number; key: Uint8Array; signature: Uint8Array };
  preKey: { id: number; key: Uint8Array } | undefined;
};

export type Sealed = { type: 'pkmsg' | 'msg'; bytes: Buffer };

/** The Signal side of one phone: its keys and its sessions with linked devices (by their number). */
export type Signal = {
  identity: KeyPair;
  bundle(): Bundle;
  /** `theirs` is asked when there is no session yet. */
  encrypt(device: number, message: proto.IMessage, theirs: () => Bundle): Promise<Sealed>;
  /** Throws when it cannot be read. */
  decrypt(device: number, type: string, bytes: Uint8Array): Promise<proto.Message>;
  forget(device: number): void;
};

/** The account is always the same, so its name does not matter. */
const addressOf = (device: number): ProtocolAddress => new ProtocolAddress('account', device);

export function newSignal(): Signal {
  const identity = Curve.generateKeyPair();
  const own = { identity, registrationId: generateRegistrationId(), signed: signedKeyPair(identity, 1) };
  const sessions = new Map<string, Uint8Array>();
  const preKeys = new Map<number, KeyPair>();
  const storage = storageOf(own, sessions, preKeys);
  let made = 0;
  return {
    identity,
    bundle() {
      const key = Curve.generateKeyPair();
      preKeys.set(++made, key);
      const { keyId, keyPair, signature } = own.signed;
      const signedPreKey = { id: keyId, key: keyPair.public, signature };
      return {
        ...{ registrationId: own.registrationId, identity: identity.public, signedPreKey },
        preKey: { id: made, key: key.public },
      };
    },
    async encrypt(device, message, theirs) {
      const address = addressOf(device);
      if (!sessions.has(address.toString())) await new SessionBuilder(storage, address).initOutgoing(session(theirs()));
      const { type, body } = await new SessionCipher(storage, address).encrypt(encodeWAMessage(message));
      return { type: type === 3 ? 'pkmsg' : 'msg', bytes: Buffer.from(body as unknown as Uint8Array) };
    },
    async decrypt(device, type, bytes) {
      const cipher = new SessionCipher(storage, addressOf(device));
      const sealed = Buffer.from(bytes);
      const padded = await (type === 'pkmsg'
        ? cipher.decryptPreKeyWhisperMessage(sealed)
        : cipher.decryptWhisperMessage(sealed));
      return proto.Message.decode(unpadRandomMax16(padded));
    },
    forget: (device) => void sessions.delete(addressOf(device).toString()),
  };
}

type Own = { identity: KeyPair; registrationId: number; signed: ReturnType<typeof signedKeyPair> };

function storageOf(own: Own, sessions: Map<string, Uint8Array>, preKeys: Map<number, KeyPair>): SignalStorage {
  return {
    loadSession: async (id) => (sessions.has(id) ? SessionRecord.deserialize(sessions.get(id)!) : null),
    storeSession: async (id, record) => void sessions.set(id, structuredClone(record.serialize())),
    isTrustedIdentity: () => true,
    loadPreKey: async (id) => (preKeys.has(Number(id)) ? signalPair(preKeys.get(Number(id))!) : undefined),
    removePreKey: (id) => void preKeys.delete(id),
    loadSignedPreKey: () => signalPair(own.signed.keyPair),
    getOurRegistrationId: () => own.registrationId,
    getOurIdentity: () => signalPair(own.identity),
  };
}

const signalPair = ({ private: privKey, public: key }: KeyPair) => ({
  privKey: Buffer.from(privKey),
  pubKey: Buffer.from(generateSignalPubKey(key)),
});

/** libsignal takes a bundle without a one-time key too, though its types do not say so. */
function session({ registrationId, identity, signedPreKey, preKey }: Bundle) {
  return {
    registrationId,
    identityKey: generateSignalPubKey(identity),
    signedPreKey: {
      keyId: signedPreKey.id,
      publicKey: generateSignalPubKey(signedPreKey.key),
      signature: signedPreKey.signature,
    },
    preKey: (preKey && { keyId: preKey.id, publicKey: generateSignalPubKey(preKey.key) })!,
  };
}
