import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isSameSecret } from '../same-secret.ts';

/** What the webhook is known by: Meta signs with the app's `secret`, and shows `verify` when the address is entered there. */
export type WebhookSecrets = { secret: string; verify: string };

/** Who hears of what is brought. `onUnsigned` hears that somebody signs wrongly, once until somebody signs rightly. */
export type WebhookEar = { take(body: unknown): Promise<void>; onUnsigned(): void };

/** Meta brings up to 3 MB at once (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/overview). */
const MOST_BYTES = 4 * 1_024 * 1_024;

const signatureOf = (secret: string, raw: Buffer): string =>
  `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;

/** Knows whether bytes are signed by the secret. */
function signatures(secret: string, onUnsigned: () => void) {
  let isTold = false;
  return (given: string, raw: Buffer): boolean => {
    const isRight = isSameSecret(given.toLowerCase(), signatureOf(secret, raw));
    if (!isRight && !isTold) onUnsigned();
    isTold = !isRight;
    return isRight;
  };
}

const parsed = (raw: Buffer): unknown => {
  try {
    return JSON.parse(raw.toString());
  } catch {
    return undefined;
  }
};

/**
 * Takes what Meta brings: 200 once it is stored, 500 when it could not be, so that Meta brings it again, for up to seven days. The
 * signature is over the bytes as they came, for the same text can be escaped in many ways. Whoever signs wrongly is not listened to
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/create-webhook-endpoint).
 */
export function webhookRoutes({ secret, verify }: WebhookSecrets, { take, onUnsigned }: WebhookEar): Hono {
  const routes = new Hono();
  const isSigned = signatures(secret, onUnsigned);
  routes.get('/', (context) => {
    const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = context.req.query();
    const isMeta = mode === 'subscribe' && isSameSecret(token, verify);
    return isMeta ? context.text(challenge) : context.body(null, 403);
  });
  const tooBig = bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.body(null, 413) });
  routes.post('/', tooBig, async (context) => {
    const raw = Buffer.from(await context.req.arrayBuffer());
    if (!isSigned(context.req.header('x-hub-signature-256') ?? '', raw)) return context.body(null, 401);
    return take(parsed(raw)).then(
      () => context.body(null, 200),
      () => context.body(null, 500),
    );
  });
  return routes;
}
