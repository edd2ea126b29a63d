import type { Inbound, Outbound, Receipt, Sent } from '../../message.ts';
import type { Channel } from '../channel.ts';
import { pause } from '../patience.ts';
import { type GraphOptions, graph } from './graph.ts';
import { readWebhook } from './read-webhook.ts';
import { type CloudTrouble, refused } from './refused.ts';
import { sender } from './sending.ts';
import { standing } from './standing.ts';
import { unanswered } from './unanswered.ts';
import { type WebhookSecrets, webhookRoutes } from './webhook.ts';
import type { CloudWords } from './write-message.ts';
import type { Templates } from './write-template.ts';

/**
 * What the channel needs. `root` is another server than Meta's. `onReceipts` and `onMoved` resolve once what they were told is
 * stored. `onState` hears what keeps the number from talking, `onIgnored` how much was brought that nobody hears, and why.
 */
export type WhatsappCloudOptions = Omit<GraphOptions, 'patienceMs'> &
  WebhookSecrets & {
    words: CloudWords;
    templates: Templates;
    now(): Date;
    onReceipts(receipts: Receipt[]): Promise<void>;
    onMoved(from: string, to: string): Promise<void>;
    onState(trouble?: CloudTrouble): void;
    onIgnored(why: Ignored, count: number): void;
    patienceMs?: number;
    watchMs?: number;
  };

/** Why nobody hears what was brought: nothing can be made of it, it is of another number, or whoever brings it does not know our secret. */
export type Ignored = 'unreadable' | 'other-number' | 'unsigned';

/** Where the webhook lies on our server. */
export const CLOUD_WEBHOOK_PATH = '/whatsapp';

const NAME = 'whatsapp-cloud';
const PATIENCE_MS = 20_000;
const WATCH_MS = 300_000;

/** WhatsApp by Meta's official Cloud API: messages are brought to a webhook. A repeated send is seen twice. */
export function whatsappCloudChannel(options: WhatsappCloudOptions): Channel {
  const { secret, verify, words, templates, now, onReceipts, onMoved, onIgnored } = options;
  const { patienceMs = PATIENCE_MS, watchMs = WATCH_MS, ...where } = options;
  const meta = graph({ root: where.root, token: where.token, phoneId: where.phoneId, patienceMs });
  const state = standing(options.onState);
  const send = sender({ graph: meta, words, templates, now, onSent: state.sent });
  const stopping = new AbortController();
  const { signal } = stopping;
  let onMessage: ((message: Inbound) => Promise<void>) | undefined;
  let running: Promise<void> | undefined;

  const hear = async (message: Omit<Inbound, 'channel'>): Promise<void> => {
    if (!onMessage || signal.aborted) throw new Error('the channel is stopping');
    await onMessage({ channel: NAME, ...message });
  };

  /** All of it is tried, whatever fails. Whoever has moved has done so before she writes from there. */
  async function take(body: unknown): Promise<void> {
    const { said, receipts, moves, unreadable, elsewhere } = readWebhook(body, where.phoneId);
    if (unreadable > 0) onIgnored('unreadable', unreadable);
    if (elsewhere > 0) onIgnored('other-number', elsewhere);
    const moved = await Promise.allSettled(moves.map(({ from, to }) => onMoved(from, to)));
    const heard = await Promise.allSettled([...said.map(hear), ...(receipts.length > 0 ? [onReceipts(receipts)] : [])]);
    if ([...moved, ...heard].some(({ status }) => status === 'rejected'))
      throw new Error('not all of it could be stored');
  }

  const look = (): Promise<CloudTrouble | undefined> =>
    meta.look(signal).then(
      (answer) => (answer.ok ? undefined : (refused(answer).trouble ?? 'unreachable')),
      (error: unknown) => unanswered(error).trouble,
    );

  async function watch(): Promise<void> {
    while (!signal.aborted) {
      const trouble = await look();
      if (!signal.aborted) state.looked(trouble);
      await pause(watchMs, signal);
    }
  }

  return {
    name: NAME,
    repeatable: false,
    async start(heard, mount) {
      if (!mount) throw new Error('a webhook needs a server to put it on');
      onMessage = heard;
      mount(
        CLOUD_WEBHOOK_PATH,
        webhookRoutes({ secret, verify }, { take, onUnsigned: () => onIgnored('unsigned', 1) }),
      );
      running = watch();
    },
    send: async (chat: string, message: Outbound): Promise<Sent> =>
      signal.aborted ? { ok: false, retry: true, why: 'away' } : send(chat, message),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
