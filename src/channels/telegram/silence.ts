import type { Transformer } from 'grammy';

const TOO_MANY = 429;

/**
 * After a 429 nothing is asked of Telegram until it listens again, whoever wants what, courtesies too: a call that comes
 * before is answered here, with what is left of the wait (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
 */
export function silence(): Transformer {
  let until = 0;
  return async (call, method, payload, signal) => {
    const leftMs = until - performance.now();
    if (leftMs > 0) {
      const parameters = { retry_after: leftMs / 1_000 };
      return { ok: false, error_code: TOO_MANY, description: 'Too Many Requests: waiting', parameters };
    }
    const answer = await call(method, payload, signal);
    if (!answer.ok && answer.error_code === TOO_MANY)
      until = Math.max(until, performance.now() + (answer.parameters?.retry_after ?? 1) * 1_000);
    return answer;
  };
}
