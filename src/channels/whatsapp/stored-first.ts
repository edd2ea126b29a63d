import './quiet.ts';
import {
  type AuthenticationCreds,
  type BinaryNode,
  cleanMessage,
  DEFAULT_CONNECTION_CONFIG,
  decodeMessageNode,
  getBinaryNodeChildren,
  proto,
  type SignalKeyStoreWithTransaction,
  type SignalRepositoryWithLIDStore,
  type SocketConfig,
  unpadRandomMax16,
  type WAMessage,
} from '@whiskeysockets/baileys';

/** Takes a message; resolves once it is stored, or when there is no more waiting for that. Never rejects. */
export type Keep = (message: WAMessage) => Promise<void>;

type MakeRepository = SocketConfig['makeSignalRepository'];
type Sealed = Parameters<SignalRepositoryWithLIDStore['decryptMessage']>[0];

/** What a letter says. */
function read(letter: BinaryNode, bytes: Uint8Array, { me }: AuthenticationCreds): WAMessage {
  const [id, lid] = [me?.id ?? '', me?.lid ?? ''];
  const { fullMessage } = decodeMessageNode(letter, id, lid);
  const message = { ...fullMessage, message: proto.Message.decode(unpadRandomMax16(bytes)) };
  cleanMessage(message, id, lid);
  return message;
}

/** Deciphers without using up the key: what is done in a transaction that fails is not done. Undefined for what cannot be read. */
async function peek(repository: SignalRepositoryWithLIDStore, keys: SignalKeyStoreWithTransaction, asked: Sealed) {
  let bytes: Uint8Array | undefined;
  const look = async () => {
    bytes = await repository.decryptMessage(asked);
    throw new Error('only a look');
  };
  await keys.transaction(look, asked.jid).catch(() => {});
  return bytes;
}

/**
 * Has Baileys store each message before anything else comes of it. Left to itself (7.0.0-rc14) it writes down that the key of a
 * message is used, tells WhatsApp that we have it, and only then hands it over: a process that dies in between, or a connection
 * that is cut, loses it for good. Here a message is read and handed over before its key is used. Whoever dies before it is
 * stored is brought it again and can still read it; whoever dies after that has it.
 */
export function storedFirst(creds: AuthenticationCreds, keep: Keep) {
  const letters = new WeakMap<Uint8Array, BinaryNode>();

  const makeSignalRepository: MakeRepository = (auth, ...rest) => {
    const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, ...rest);
    const keys = auth.keys as SignalKeyStoreWithTransaction;
    return {
      ...inner,
      async decryptMessage(asked) {
        const letter = letters.get(asked.ciphertext);
        const bytes = letter && (await peek(inner, keys, asked));
        if (bytes) await keep(read(letter, bytes, creds));
        return inner.decryptMessage(asked);
      },
    };
  };

  return {
    makeSignalRepository,
    /** What is deciphered later is known by the bytes that came. A message in several parts is told of as a whole, later. */
    note(letter: BinaryNode): void {
      const [sealed, ...more] = getBinaryNodeChildren(letter, 'enc').map(({ content }) => content);
      if (sealed instanceof Uint8Array && more.length === 0) letters.set(sealed, letter);
    },
  };
}
