import type { Drilled } from './drill.ts';
import type { Struck } from './strike-all.ts';

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** `+3.2 s, after 120: kill-app (0.4 s, 5 in flight)` */
const strikeLine = ({ atMs, sent, trouble, forMs, flying }: Struck): string =>
  `  +${seconds(atMs)} s, after ${sent}: ${trouble} (${seconds(forMs)} s, ${flying} in flight)`;

/** Whether nothing was wrong. */
export const isWell = ({ verdict, settled }: Drilled): boolean => settled && verdict.complaints.length === 0;

type Column = [head: string, of: (one: Drilled) => string | number];

const columns: Column[] = [
  ['seed', ({ seed }) => seed],
  ['queue', ({ backend }) => backend],
  ['updates', ({ way }) => way],
  ['faults', ({ struck }) => struck.length],
  ['starts', ({ starts }) => starts],
  ['sent', ({ verdict }) => verdict.sent],
  ['uncertain', ({ verdict }) => verdict.uncertain],
  ['in flight', ({ verdict }) => verdict.inFlight],
  ['repeats in doubt', ({ verdict }) => verdict.repeats],
  ['poison failed', ({ verdict }) => verdict.failed],
  ['lost', ({ verdict }) => verdict.lost],
  ['twice', ({ verdict }) => verdict.twice],
  ['s', (one) => one.seconds],
  ['', (one) => (isWell(one) ? 'ok' : 'NOT OK')],
];

/** One line for a drill that is over. */
export const line = (one: Drilled): string => columns.map(([head, of]) => `${head} ${of(one)}`.trim()).join(' · ');

const row = (cells: (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** All drills as a table in Markdown. */
export const table = (all: Drilled[]): string =>
  [
    row(columns.map(([head]) => head)),
    row(columns.map(() => '---')),
    ...all.map((one) => row(columns.map(([, of]) => of(one)))),
  ].join('\n');

const MOST = 20;

/** What one needs to look into a drill that went wrong: ids, times and events, never a text. */
export const account = ({ seed, struck, settled, moves, verdict, accused, events }: Drilled): string =>
  [
    `seed ${seed}${settled ? '' : ': never came to rest'}`,
    ...struck.map(strikeLine),
    ...moves.map((move) => `  at rest ${move}`),
    ...verdict.complaints.map(
      ({ what, ids }) => `  ${what}: ${ids.length} (${ids.slice(0, MOST).join(', ')}${ids.length > MOST ? ', …' : ''})`,
    ),
    ...accused.slice(0, MOST).map((row) => `    ${row}`),
    `  logged: ${[...events].map(([event, count]) => `${event} ${count}`).join(', ')}`,
  ].join('\n');
