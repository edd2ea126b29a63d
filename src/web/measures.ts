import { Counter, Histogram, type Registry } from 'prom-client';
import type { Understood } from '../conversation/routing/router.ts';
import type { Log } from '../log.ts';
import type { Claimed, Outcome } from '../store/ledger.ts';
import type { QueueAge } from '../store/queue-age.ts';
import { gaugeQueue } from './queue-gauge.ts';

/**
 * A message that was answered: how it was taken, the rows of its replies, and when it was stored (`performance.now()`; not
 * known of one that another process stored).
 */
export type Worked = { channel: string; as: Understood['as'] | 'failed'; replies: number[]; storedMs?: number };

/** What is measured by channel. Both are on the way of every message: they neither wait nor throw. */
export type Measures = {
  onTurn(worked: Worked): void;
  onOutcome(row: Pick<Claimed, 'id' | 'kind' | 'channel'>, outcome: Outcome): void;
};

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120];

/** Our words for why a message was not sent. A label takes these alone: a word that is not among them counts as `other`. */
export const WHYS = [
  ...['away', 'throttled', 'blocked', 'gone', 'unknown-chat', 'refused', 'token', 'server', 'unreachable', 'no-answer'],
  ...['no-ack', 'undeliverable', 'held-back', 'window-closed'],
  ...['threw', 'render', 'interrupted', 'stopped', 'no-consent', 'never-wrote'],
];

const whyOf = (outcome: Outcome): string => {
  if (!('why' in outcome)) return '';
  return WHYS.includes(outcome.why) ? outcome.why : 'other';
};

/** So many replies are remembered until they are sent; the oldest is forgotten first. */
const MOST_AWAITED = 10_000;

/** Remembers since when a reply is awaited. One that somebody else sends is never asked for: hence the bound. */
function openAwaited() {
  const since = new Map<number, number>();
  return {
    add(row: number, storedMs: number): void {
      since.set(row, storedMs);
      if (since.size > MOST_AWAITED) since.delete(since.keys().next().value!);
    },
    take(row: number): number | undefined {
      const storedMs = since.get(row);
      since.delete(row);
      return storedMs;
    },
  };
}

function openCounters(registry: Registry) {
  const registers = [registry];
  return {
    turns: new Counter({
      name: 'turns_total',
      help: 'Messages answered, by how they were taken',
      labelNames: ['channel', 'as'],
      registers,
    }),
    seconds: new Histogram({
      name: 'turn_seconds',
      help: 'Time from storing a message until its reply was written, and until it was sent',
      labelNames: ['channel', 'until'],
      buckets,
      registers,
    }),
    sends: new Counter({
      name: 'sends_total',
      help: 'What became of messages at the door, each try',
      labelNames: ['channel', 'kind', 'outcome', 'why'],
      registers,
    }),
    throttled: new Counter({
      name: 'sends_throttled_total',
      help: 'Sends that a platform put off (429), or that waited because it had',
      labelNames: ['channel'],
      registers,
    }),
  };
}

/**
 * Registers the measures of the conversation. `ages` reads the queue when the measures are asked for. No label holds more
 * than our own words: channels, kinds, and why.
 */
export function openMeasures(registry: Registry, ages: () => Promise<QueueAge[]>, log: Log): Measures {
  const { turns, seconds, sends, throttled } = openCounters(registry);
  const awaited = openAwaited();
  gaugeQueue(registry, ages, log);
  const observe = (channel: string, until: 'written' | 'sent', storedMs: number) =>
    seconds.observe({ channel, until }, (performance.now() - storedMs) / 1_000);

  return {
    onTurn({ channel, as, replies, storedMs }) {
      turns.inc({ channel, as });
      if (storedMs === undefined || replies.length === 0) return;
      observe(channel, 'written', storedMs);
      for (const row of replies) awaited.add(row, storedMs);
    },
    onOutcome({ id, kind, channel }, outcome) {
      const { status } = outcome;
      const why = whyOf(outcome);
      sends.inc({ channel, kind, outcome: status, why });
      if (why === 'throttled') throttled.inc({ channel });
      if (status === 'queued' || kind !== 'reply') return;
      const storedMs = awaited.take(id);
      if (status === 'sent' && storedMs !== undefined) observe(channel, 'sent', storedMs);
    },
  };
}
