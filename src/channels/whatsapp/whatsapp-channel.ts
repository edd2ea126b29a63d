import './quiet.ts';
import type { WASocket } from '@whiskeysockets/baileys';
import type { Receipt, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';
import { textsOf } from '../numbered-texts.ts';
import { pause, type Waits } from '../patience.ts';
import { acks } from './acks.ts';
import { type Auth, openAuth } from './auth-state.ts';
import { afterLock } from './circuit.ts';
import { backoffMs } from './closing.ts';
import { connection } from './connection.ts';
import { HOLD_MS, hearing } from './hearing.ts';
import { messageIds } from './message-id.ts';
import { NAME, type WhatsappParts } from './parts.ts';
import { receiptOf } from './receipts.ts';
import { bothOf, ofContact } from './same-person.ts';
import { sender } from './sending.ts';
import { keepStanding } from './standing.ts';
import { versionChoice } from './versions.ts';

/** `unlink` takes the account off the phone's list of devices, as far as there is a connection, and forgets its keys. */
export type WhatsappChannel = Channel & { unlink(): Promise<void> };

/** How long the server's answer to a message is waited for, how long for one to be stored, and how long before each new connection. */
export type Patience = { ackMs: number; holdMs: number; waits: Waits };

const usual: Patience = { ackMs: 20_000, holdMs: HOLD_MS, waits: (tried) => backoffMs(tried, Math.random()) };

/** What is on its way out when we stop is waited for so long, what was heard and is not stored yet too. */
const STOP_MS = 5_000;

/** A WhatsApp account as a linked device, through Baileys. It hears chats with one person. A repeated send is shown once. */
export function whatsappChannel(parts: WhatsappParts, patience: Partial<Patience> = {}): WhatsappChannel {
  const { ackMs, holdMs, waits } = { ...usual, ...patience };
  const { words, keys, log, now } = parts;
  const ids = messageIds(parts.index);
  const standing = keepStanding(parts);
  const storing = new AbortController();
  const sendings = new Set<Promise<Sent>>();
  let auth: Auth | undefined;
  let ears: ReturnType<typeof hearing> | undefined;
  let line: ReturnType<typeof connection> | undefined;
  let stopped: Promise<void> | undefined;

  const tell = (receipts: (Receipt | undefined)[]): void => {
    const known = receipts.filter((receipt) => receipt !== undefined);
    if (known.length > 0) parts.onReceipt(known);
  };
  const answers = acks((id) => {
    const place = ids.read(id);
    tell([place?.isLast ? { row: place.row, status: 'sent' } : undefined]);
  });
  const socket = () => (stopped ? undefined : line?.open());
  const send = sender({ socket, ids, acks: answers, standing, hint: words.answerByNumber, ackMs, now });

  /** The part of a message that a phone has lost, as it was. */
  async function answerAgain(id: string) {
    const place = ids.read(id);
    const message = place && (await parts.sent(place.row));
    const text = message && textsOf(message, words.answerByNumber)[place.part];
    return text === undefined || text === null ? undefined : { extendedTextMessage: { text } };
  }

  const samePerson = (addresses: string[] | undefined): void => addresses && parts.onSamePerson(addresses);

  function listen(sock: WASocket): void {
    // What was enciphered has been kept by now; this tells of the rest.
    sock.ev.on('messages.upsert', ({ messages }) => messages.forEach((message) => void ears?.keep(message)));
    sock.ev.on('messages.update', (updates) =>
      tell(updates.filter(({ key }) => !answers.isTold(key.id ?? '')).map((update) => receiptOf(update, ids))),
    );
    sock.ev.on('lid-mapping.update', (mapping) => samePerson(bothOf(mapping)));
    sock.ev.on('messaging-history.set', ({ contacts }) => contacts.map(ofContact).forEach(samePerson));
    sock.ev.on('connection.update', ({ reachoutTimeLock: lock }) => {
      if (lock) standing.stopNotices(afterLock(lock, standing.stopped(), now()));
    });
    sock.ws.on('CB:ack,class:message', answers.hear);
  }

  const soon = (work: Promise<unknown>) => Promise.race([work, pause(STOP_MS, storing.signal)]);

  async function close(): Promise<void> {
    await soon(Promise.allSettled(sendings));
    await line?.stop();
    await soon(ears?.idle() ?? Promise.resolve());
    storing.abort();
    await auth?.save();
  }

  const channel: WhatsappChannel = {
    name: NAME,
    repeatable: true,
    /** Resolves when the first attempt has begun, or when it is known that there is no account to connect. */
    async start(onMessage) {
      auth = await openAuth(keys, log);
      ears = hearing(onMessage, { log, now, channel: NAME, signal: storing.signal, holdMs });
      const version = versionChoice(parts.versions);
      const { keep } = ears;
      line = connection({ parts, auth, version, standing, answerAgain, keep, listen, onLost: answers.lost, waits });
      line.start();
    },
    async send(chat, message) {
      const sending = send(chat, message);
      sendings.add(sending);
      return sending.finally(() => sendings.delete(sending));
    },
    stop() {
      stopped ??= close();
      return stopped;
    },
    async unlink() {
      await line
        ?.open()
        ?.logout()
        .catch(() => {});
      await channel.stop();
      await (auth ? auth.forget() : keys.clear());
      standing.is('unlinked');
    },
  };
  return channel;
}
