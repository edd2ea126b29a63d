import { report } from './report.ts';
import { type Measured, median, percentile } from './turn-load.ts';

/** What was measured of both, round by round. */
export type Rounds = { ours: Measured[]; bare: Measured[] };

/** The median of the rounds. */
export const middle = (all: Measured[], of: (one: Measured) => number): number => median(all.map(of));

/** Rate and times: the median of the rounds, all rates in brackets. */
export function lineOf(all: Measured[]): string {
  const ms = (share: number) => `${middle(all, ({ took }) => percentile(took, share)).toFixed(0)} ms`;
  const rates = all.map(({ perSecond }) => Math.round(perSecond).toLocaleString('en')).join(' · ');
  const rate = Math.round(middle(all, ({ perSecond }) => perSecond)).toLocaleString('en');
  return `${rate} messages/s (${rates}), p50 ${ms(0.5)}, p95 ${ms(0.95)}, p99 ${ms(0.99)}`;
}

/** Processor time a message, of each of these processes. */
export const costOf = (all: Measured[], names: string[]): string =>
  names.map((name, at) => `${name} ${(middle(all, ({ cpu }) => cpu[at]!) * 1_000).toFixed(0)} µs`).join(', ');

/** Prints the middle of the rounds; all rates stand in brackets. */
export function tell({ ours, bare }: Rounds, title: string): void {
  const rate = (all: Measured[]) => middle(all, ({ perSecond }) => perSecond);
  report(title, [
    ['bare grammY webhook, says ok', lineOf(bare)],
    ['ours, from the second proof to the cover', lineOf(ours)],
    ['ratio (target 0.25)', (rate(ours) / rate(bare)).toFixed(3)],
    ['processor time a message, bare', costOf(bare, ['bot', 'Telegram'])],
    ['processor time a message, ours', costOf(ours, ['application', 'PostgreSQL', 'Telegram'])],
  ]);
}
