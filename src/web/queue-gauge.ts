import { Gauge, type Registry } from 'prom-client';
import type { Log } from '../log.ts';
import type { QueueAge } from '../store/queue-age.ts';
import { within } from '../within.ts';

/** The measures are asked for every few seconds: whoever asks does not wait for a database that is busy or gone. */
export const PATIENCE_MS = 1_000;

/**
 * Measures how old the queue is whenever the measures are asked for. What cannot be read is left out rather than told as it
 * was before, and all other measures are told.
 */
export function gaugeQueue(registry: Registry, ages: () => Promise<QueueAge[]>, log: Log): void {
  const read = () =>
    within(PATIENCE_MS, ages()).catch((error: unknown): QueueAge[] => {
      log.warn('queue-age-unread', { error });
      return [];
    });
  new Gauge({
    name: 'queue_age_seconds',
    help: 'Age of the oldest message that waits to be sent',
    labelNames: ['channel', 'kind'],
    registers: [registry],
    async collect() {
      const found = await read();
      this.reset();
      for (const { channel, kind, seconds } of found) this.set({ channel, kind }, seconds);
    },
  });
}
