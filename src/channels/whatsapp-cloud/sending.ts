import type { Outbound, Sent } from '../../message.ts';
import { inParts } from '../in-parts.ts';
import { recipientOf } from './address.ts';
import type { Answer, Graph } from './graph.ts';
import { tagOf } from './receipt.ts';
import { type CloudTrouble, type Refusal, refused } from './refused.ts';
import { silence } from './silence.ts';
import { unanswered } from './unanswered.ts';
import { type CloudWords, type Part, writeMessage } from './write-message.ts';
import { type Templates, writeTemplate } from './write-template.ts';

/** What sending needs. `onSent` hears of each call what it says about the number: whether a template went, and what is wrong. */
export type Sending = {
  graph: Graph;
  words: CloudWords;
  templates: Templates;
  now(): Date;
  onSent(isTemplate: boolean, trouble?: CloudTrouble): void;
};

/** So long after a person's last message anything may be said (https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/send-messages#customer-service-windows). */
const WINDOW_MS = 24 * 3_600_000;

/** Meta may take a message and say afterwards that the day was over, so what has a template goes in it a little earlier. */
const MARGIN_MS = 600_000;

const isOpen = ({ heardAt, notice }: Outbound, now: Date): boolean =>
  heardAt !== undefined && heardAt.getTime() + WINDOW_MS - (notice ? MARGIN_MS : 0) > now.getTime();

/** What follows an answer waits for it, so one that has to wait for a day is given up. */
const inTime = (sent: Sent, { notice }: Outbound): Sent =>
  sent.ok || notice || sent.why !== 'held-back' ? sent : { ok: false, retry: false, why: sent.why };

const toldOf = ({ id }: Answer): Sent => ({ ok: true, ...(id && { platformId: id }) });

/**
 * Sends messages. Once the person has said nothing for a day they go in a template: what nobody asked for in its own, an answer that
 * comes so late in that of a notice. Where our clock and Meta's differ about that day, Meta's holds.
 */
export function sender({ graph, words, templates, now, onSent }: Sending) {
  const send = inParts();
  const quiet = silence();

  const ask = async (payload: object): Promise<Sent | Refusal> => {
    try {
      const answer = await graph.send(payload);
      return answer.ok ? toldOf(answer) : refused(answer);
    } catch (error) {
      return unanswered(error);
    }
  };

  async function sendPart(payload: object, isTemplate: boolean): Promise<Sent> {
    const held = quiet.held();
    if (held) return held;
    const outcome = await ask(payload);
    if ('ok' in outcome) {
      quiet.well();
      onSent(isTemplate);
      return outcome;
    }
    onSent(isTemplate, outcome.trouble);
    return outcome.silent ? quiet.begin(outcome.sent) : outcome.sent;
  }

  const sendAll = (whom: object, id: string, row: string, parts: Part[]): Promise<Sent> =>
    send(id, parts, (part, at, isLast) =>
      sendPart(
        { recipient_type: 'individual', ...whom, ...part, biz_opaque_callback_data: tagOf(row, at, isLast) },
        part.type === 'template',
      ),
    );

  async function sendTemplate(whom: object, message: Outbound): Promise<Sent> {
    const parts = writeTemplate(message, templates[message.notice ?? 'notice'], words.answerByNumber);
    // Its parts are others than those of the same message as plain text.
    return inTime(await sendAll(whom, `${message.id} as template`, message.id, parts), message);
  }

  return async (chat: string, message: Outbound): Promise<Sent> => {
    const whom = recipientOf(chat);
    if (!whom) return { ok: false, retry: false, why: 'unknown-chat' };
    if (!isOpen(message, now())) return sendTemplate(whom, message);
    const sent = await sendAll(whom, message.id, message.id, writeMessage(message, words));
    return !sent.ok && sent.why === 'window-closed' ? sendTemplate(whom, message) : sent;
  };
}
