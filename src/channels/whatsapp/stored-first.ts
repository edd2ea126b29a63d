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
  type SocketConfig,
  unpadRandomMax16,
  type WAMessage,
} from '@whiskeysockets/baileys';

/** Takes a message; resolves once it is stored, or when there is no more waiting for that. Never rejects. */
export type Keep = (message: WAMessage) => Promise<void>;

type MakeRepository = SocketConfig['makeSignalRepository'];

/** What a letter says. */
function read(letter: BinaryNode, bytes: Uint8Array, { me }: AuthenticationCreds): WAMessage {
  const [id, lid] = [me?.id ?? '', me?.lid ?? ''];
  const { fullMessage } = decodeMessageNode(letter, id, lid);
  const message = { ...fullMessage, message: proto.Message.decode(unpadRandomMax16(bytes)) };
  cleanMessage(message, id, lid);
  return message;
}

/**
 * Has Baileys store each message before anything else comes of it. Left to itself (7.0.0-rc14) it writes down that the key of a
 * message is used, tells WhatsApp that we have it, and only then hands it over: a process that dies in between, or a connection
 * that is cut, loses it for good. Here a message is handed over inside the transaction of its keys. Whoever dies before that is
 * brought the message again and can still read it; whoever dies after it has it.
 */
export function storedFirst(creds: AuthenticationCreds, keep: Keep) {
  const letters = new WeakMap<Uint8Array, BinaryNode>();

  const keepLetter = async (sealed: Uint8Array, bytes: Uint8Array): Promise<void> => {
    const letter = letters.get(sealed);
    if (letter) await keep(read(letter, bytes, creds));
  };

  const makeSignalRepository: MakeRepository = (auth, ...rest) => {
    const inner = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, ...rest);
    const { transaction } = auth.keys as SignalKeyStoreWithTransaction;
    return {
      ...inner,
      decryptMessage: (asked) =>
        transaction(async () => {
          const bytes = await inner.decryptMessage(asked);
          await keepLetter(asked.ciphertext, bytes);
          return bytes;
        }, asked.jid),
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
