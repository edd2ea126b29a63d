import { z } from 'zod';

/**
 * What Meta answered. `code` is there where it refused in its own words; a refusal without one comes from something before it.
 * `id` is the message's own at WhatsApp.
 */
export type Answer = { ok: boolean; status: number; code?: number; subcode?: number; id?: string; afterMs?: number };

/** The calls that we make. They reject where there was no answer at all, and a look where `signal` ends it. */
export type Graph = { send(payload: object): Promise<Answer>; look(signal: AbortSignal): Promise<Answer> };

/** Where, as whom, and for which number (https://developers.facebook.com/docs/graph-api/overview). `patienceMs` is for one call. */
export type GraphOptions = { root?: string | undefined; token: string; phoneId: string; patienceMs: number };

const META = 'https://graph.facebook.com';

/** The version we were written against; Meta keeps each for two years (https://developers.facebook.com/docs/graph-api/guides/versioning). */
const VERSION = 'v25.0';

const answer = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional() }).optional().catch(undefined),
  messages: z
    .array(z.object({ id: z.string() }))
    .optional()
    .catch(undefined),
});

/** Seconds, as HTTP has them. Anything else is not understood, and what we wait then is for the caller to say. */
const retryAfter = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined;
};

async function read(response: Response): Promise<Answer> {
  const json: unknown = await response.json().catch(() => undefined);
  const { error, messages } = answer.safeParse(json).data ?? {};
  const id = messages?.[0]?.id;
  const afterMs = retryAfter(response.headers);
  return {
    ok: response.ok && !error,
    status: response.status,
    ...(error && { code: error.code }),
    ...(error?.error_subcode !== undefined && { subcode: error.error_subcode }),
    ...(id && { id }),
    ...(afterMs !== undefined && { afterMs }),
  };
}

/** Meta's Graph API, as far as we need it. */
export function graph({ root = META, token, phoneId, patienceMs }: GraphOptions): Graph {
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const signals = [AbortSignal.timeout(patienceMs), ...(init.signal ? [init.signal] : [])];
    const signal = AbortSignal.any(signals);
    return read(await fetch(`${root}/${VERSION}/${phoneId}${path}`, { ...init, headers, signal, redirect: 'error' }));
  };
  return {
    send: async (payload) => {
      const body = JSON.stringify({ messaging_product: 'whatsapp', ...payload });
      const answer = await call('/messages', { method: 'POST', body });
      // Meta names the message that it takes; anybody between us and Meta may say 200.
      return { ...answer, ok: answer.ok && answer.id !== undefined };
    },
    look: (signal) => call('?fields=id', { signal }),
  };
}
