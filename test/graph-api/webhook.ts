import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** How Meta brings things to us. */
export type Hook = {
  /** Enters an address there: resolves to whether it knew the word (a GET that must echo a challenge). */
  subscribe(url: string, verify: string): Promise<boolean>;
  /** Brings a body until it is taken; resolves then, to the answers' statuses. */
  bring(body: unknown): Promise<number[]>;
  /** Resolves when all that was to be brought is taken. */
  idle(): Promise<void>;
  stop(): void;
};

/**
 * JSON as Meta writes and signs it: everything beyond ASCII escaped with small hex digits, and slashes too.
 * Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint
 */
export const escaped = (body: unknown): string =>
  JSON.stringify(body)
    .replace(/[\u0080-\uffff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');

/** The header's value for these bytes. */
export const signed = (secret: string, bytes: string | Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

/** Tried again with growing gaps until a 2xx, for up to seven days. Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview */
export function openHook(secret: string, retryMs: number): Hook {
  let url: string | undefined;
  let stopped = false;
  const underway = new Set<Promise<unknown>>();

  async function post(text: string): Promise<number> {
    if (!url) return 0;
    const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed(secret, text) };
    return fetch(url, { method: 'POST', headers, body: text }).then(
      ({ status }) => status,
      () => 0,
    );
  }

  async function persist(text: string): Promise<number[]> {
    const statuses: number[] = [];
    for (let tried = 0; !stopped; tried += 1) {
      const status = await post(text);
      statuses.push(status);
      if (status >= 200 && status < 300) break;
      await sleep(Math.min(retryMs * 2 ** tried, 500));
    }
    return statuses;
  }

  return {
    async subscribe(address, verify) {
      const challenge = '1158201444';
      const query = new URLSearchParams({
        'hub.mode': 'subscribe',
        'hub.challenge': challenge,
        'hub.verify_token': verify,
      });
      const response = await fetch(`${address}?${query}`);
      const knows = response.ok && (await response.text()) === challenge;
      if (knows) url = address;
      return knows;
    },
    bring(body) {
      const brought = persist(escaped(body)).finally(() => underway.delete(brought));
      underway.add(brought);
      return brought;
    },
    async idle() {
      while (underway.size > 0) await Promise.all(underway);
    },
    stop() {
      stopped = true;
    },
  };
}
