// @ts-check
/**
 * Posts one message after the other, in the order they were written. Each keeps its id, so a repeat changes nothing: when the
 * network is back everything that waits goes out again.
 *
 * @typedef {{ id: string, text?: string, choice?: string }} Post
 * @typedef {{ state: 'sending' | 'failed' | 'sent' } | { state: 'refused', why: string }} Outcome
 */

const PATIENCE_MS = 15_000;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

/** @type {(post: Post) => Promise<Outcome>} */
async function send(post) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE_MS);
  try {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(post), signal: giveUp.signal };
    const response = await fetch('/chat/messages', request);
    if (response.ok) return { state: 'sent' };
    if (response.status >= 500 || response.status === 429) return { state: 'failed' };
    const { error } = await response.json().catch(() => ({}));
    return { state: 'refused', why: error ?? '' };
  } catch {
    return { state: 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {(post: Post, outcome: Outcome) => void} report */
export function outbox(report) {
  /** @type {Post[]} */
  const waiting = [];
  let busy = false;
  let retryMs = FIRST_RETRY_MS;
  let timer = 0;

  /** @param {Post} first */
  async function attempt(first) {
    report(first, { state: 'sending' });
    const outcome = await send(first);
    if (outcome.state !== 'failed') {
      retryMs = FIRST_RETRY_MS;
      report(first, outcome);
      return waiting.shift();
    }
    for (const post of waiting) report(post, outcome);
    timer = setTimeout(flush, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    return null;
  }

  async function flush() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    for (let first = waiting[0]; first && (await attempt(first)); first = waiting[0]);
    busy = false;
  }

  addEventListener('online', flush);
  /** @param {Post} post */
  const post = (post) => {
    waiting.push(post);
    flush();
  };
  return { post, flush };
}
