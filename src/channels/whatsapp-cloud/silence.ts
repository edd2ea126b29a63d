import type { Sent } from '../../message.ts';

type NotSent = Extract<Sent, { ok: false }>;

const LEAST_MS = 1_000;
const MOST_MS = 60_000;

/**
 * When the number has said too much at once (https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput), nothing is asked for
 * a while: as long as Meta names, else a second, then twice as long each time until a message goes again.
 */
export function silence() {
  let until = 0;
  let waitMs = LEAST_MS / 2;
  const leftMs = (): number => Math.ceil(until - performance.now());
  return {
    /** The answer to what would be sent now, while we are silent. */
    held(): NotSent | undefined {
      const afterMs = leftMs();
      return afterMs > 0 ? { ok: false, retry: true, why: 'throttled', afterMs } : undefined;
    },
    well(): void {
      waitMs = LEAST_MS / 2;
    },
    /** Meta has asked for it. What was asked at the same time is refused at the same time, and makes it no longer. */
    begin({ afterMs = 0, ...sent }: NotSent): NotSent {
      if (leftMs() <= 0) {
        waitMs = Math.min(waitMs * 2, MOST_MS);
        until = performance.now() + Math.max(afterMs, waitMs);
      }
      return { ...sent, afterMs: Math.max(leftMs(), 1) };
    },
  };
}
