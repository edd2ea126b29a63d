import type { WASocket } from '@whiskeysockets/baileys';
import type { Outbound, Sent } from '../../message.ts';
import { inParts } from '../in-parts.ts';
import { textsOf } from '../numbered-texts.ts';
import type { Ack, acks } from './acks.ts';
import { longer, stoppedBy, waitMs } from './circuit.ts';
import { oneLine } from './line.ts';
import type { MessageIds } from './message-id.ts';
import { isPerson } from './read-message.ts';
import type { KeptStanding } from './standing.ts';

/** What sending needs. `socket` is undefined while there is no open connection; `ackMs` is how long an answer is waited for. */
export type Sending = {
  socket(): WASocket | undefined;
  ids: Pick<MessageIds, 'of'>;
  acks: Pick<ReturnType<typeof acks>, 'of'>;
  standing: Pick<KeptStanding, 'stopped' | 'stopNotices'>;
  hint: string;
  ackMs: number;
  now(): Date;
};

/** Whoever has waited so long in line asks again, before its row is taken to be lost. */
const PATIENCE_MS = 60_000;

type NotSent = Extract<Sent, { ok: false }>;

const away: NotSent = { ok: false, retry: true, why: 'away' };
const unanswered: NotSent = { ok: false, retry: true, why: 'no-ack', doubtful: true };
const throttled = (afterMs: number): NotSent => ({ ok: false, retry: true, why: 'throttled', afterMs });

/** Errors after which the same message may be taken: what is the server's own, and a session that has to be made anew (479). */
const mayPass = (error: string): boolean => Number(error) >= 500 || ['408', '429', '479'].includes(error);

/** What is written as one message: to whom, under which id. */
type Part = { chat: string; id: string; text: string };

/**
 * Sends messages, one at a time, replies before notices. Once a reply is written the next one need not wait for WhatsApp's answer
 * to it; after a notice all do, for that answer may forbid the next. The same message has the same ids, so a repeat is shown once.
 */
export function sender({ socket, ids, acks, standing, hint, ackMs, now }: Sending) {
  const line = oneLine();
  const send = inParts();

  /** Whatever it was that met with an error, what that stops is notices. */
  function refused(error: string, { notice }: Outbound): NotSent {
    const stops = stoppedBy(error, now());
    if (stops) standing.stopNotices(longer(standing.stopped(), stops));
    const retry = mayPass(error);
    if (notice && stops && retry) return throttled(waitMs(stops, now()) ?? 0);
    return { ok: false, retry, why: `error-${error}` };
  }

  async function sendPart({ chat, id, text }: Part, message: Outbound, onWritten: () => void): Promise<Sent> {
    const sock = socket();
    if (!sock) return away;
    // Without `linkPreview: null` Baileys would fetch what a link in the text leads to.
    const write = () => sock.sendMessage(chat, { text, linkPreview: null }, { messageId: id }).then(onWritten);
    const ack = await acks.of(id, ackMs, write).catch((): Ack => ({ silence: true }));
    if ('taken' in ack) return { ok: true, platformId: id };
    return 'error' in ack ? refused(ack.error, message) : unanswered;
  }

  const sendAll = (chat: string, message: Outbound, letNext: () => void): Promise<Sent> =>
    send(message.id, textsOf(message, hint), (text, part, isLast) => {
      const id = ids.of({ row: Number(message.id), part, isLast });
      return sendPart({ chat, id, text }, message, isLast && !message.notice ? letNext : () => {});
    });

  /** Nobody waits for it, and nothing depends on it. */
  const showTyping = (chat: string): void =>
    void socket()
      ?.sendPresenceUpdate('composing', chat)
      .catch(() => {});

  /** What keeps a message from being sent now, whatever its turn. */
  function hindrance({ notice }: Outbound): NotSent | undefined {
    if (!socket()) return away;
    const wait = notice ? waitMs(standing.stopped(), now()) : undefined;
    return wait === undefined ? undefined : throttled(wait);
  }

  return async (chat: string, message: Outbound): Promise<Sent> => {
    if (!isPerson(chat)) return { ok: false, retry: false, why: 'unknown-chat' };
    const early = hindrance(message);
    if (early) return early;
    const inLineSince = performance.now();
    return line(!message.notice, async (letNext) => {
      if (performance.now() - inLineSince > PATIENCE_MS) return throttled(1_000);
      const late = hindrance(message);
      if (late) return late;
      if (!message.notice) showTyping(chat);
      return sendAll(chat, message, letNext);
    });
  };
}
