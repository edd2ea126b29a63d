import { estimate } from '../src/domain/benefits/estimate.ts';
import { judge } from '../src/domain/eligibility/judge.ts';
import { report } from './report.ts';
import { readEvent, readPerson, someEvents, somePeople } from './rules-asked.ts';
import { percentile } from './turn-load.ts';

const ASKED = 20_000;

/** What was answered last. Kept, so that no call can be left out as useless. */
let answered: unknown;

/** Microseconds of each call, ascending, after all of them have been made once to warm up. */
function each<T>(all: T[], work: (one: T) => unknown): number[] {
  for (const one of all) answered = work(one);
  const took = all.map((one) => {
    const began = performance.now();
    answered = work(one);
    return (performance.now() - began) * 1_000;
  });
  return took.sort((a, b) => a - b);
}

const shown = (took: number[]): string =>
  [0.5, 0.99].map((share) => `p${share * 100} ${percentile(took, share).toFixed(1)} µs`).join(', ');

/** How many times the middle of the one is that of the other. */
const ratio = (took: number[], bare: number[]): string =>
  `ratio ${(percentile(took, 0.5) / percentile(bare, 0.5)).toFixed(2)}`;

/** One rule: alone, and with its question read and checked, beside the same question only read and written as JSON. */
function measured<Asked>(
  name: string,
  lines: string[],
  read: (line: string) => Asked,
  rule: (asked: Asked) => unknown,
): [string, string][] {
  const bare = each(lines, (line) => JSON.stringify(JSON.parse(line)));
  const alone = each(lines.map(read), rule);
  const whole = each(lines, (line) => JSON.stringify(rule(read(line))));
  return [
    [`${name}: its question as JSON, read and written`, shown(bare)],
    [`${name}: the rule`, `${shown(alone)}, ${ratio(alone, bare)}`],
    [`${name}: question read and checked, rule, answer written`, `${shown(whole)}, ${ratio(whole, bare)}`],
  ];
}

const asLines = (all: unknown[]): string[] => all.map((one) => JSON.stringify(one));

/** Estimates and eligibility, many mixed questions one after another in one thread. */
export async function ruling(): Promise<void> {
  report(`rules: ${ASKED.toLocaleString('en')} mixed questions of each kind, one thread`, [
    ...measured('estimate', asLines(someEvents(ASKED)), readEvent, estimate),
    ...measured('eligibility', asLines(somePeople(ASKED)), readPerson, judge),
  ]);
  if (answered === undefined) throw new Error('nothing was answered');
}
