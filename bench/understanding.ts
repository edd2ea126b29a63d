import { allSentences } from '../scripts/training/sentences.ts';
import { VALIDATION_DAY, validation } from '../src/cli/understand/validation.ts';
import { day } from '../src/domain/day.ts';
import { ourModel, readModel, weigh } from '../src/language/understanding/model.ts';
import { plainWords } from '../src/language/understanding/plain.ts';
import { understand } from '../src/language/understanding/understand.ts';
import { report } from './report.ts';
import { percentile } from './turn-load.ts';
import { type Bare, loadedBare, trainedBare } from './understanding-bare.ts';

/** How a way of understanding did: shares from 0 to 1, microseconds of each message, ascending. */
type Done = { right: number; refused: number; outOfScope: number; took: number[] };

type Way = (text: string) => Promise<{ intent: string; refused: boolean }> | { intent: string; refused: boolean };

const locale = new URL('../locales/id/', import.meta.url);
const today = day.parse(VALIDATION_DAY);

const ours: Way = (text) => {
  const { intent, act } = understand(text, today);
  return { intent, refused: act !== 'go' };
};

/** What nlp.js does too: the intent, and nothing that is named. */
const intentAlone: Way = (text) => {
  const [first] = weigh(ourModel(), plainWords(text));
  return { intent: first!.intent, refused: first!.confidence < 0.65 };
};

const theirs =
  (bare: Bare): Way =>
  async (text) => {
    const intent = await bare.intentOf(text);
    return { intent: intent ?? 'out_of_scope', refused: intent === undefined };
  };

/** So often all messages are gone through before any is measured: a server has been up for more than a second. */
const WARM_UP = 5;

async function warm(way: Way): Promise<void> {
  for (let pass = 0; pass < WARM_UP; pass += 1) for (const { text } of validation()) await way(text);
}

async function tried(way: Way): Promise<Done> {
  const split = validation();
  await warm(way);
  const took: number[] = [];
  let [right, refused, foreign, kept] = [0, 0, 0, 0];
  for (const { text, intents } of split) {
    const began = performance.now();
    const got = await way(text);
    took.push((performance.now() - began) * 1_000);
    if (intents.some((intent) => intent === got.intent)) right += 1;
    if (got.refused) refused += 1;
    if (intents[0] !== 'out_of_scope') continue;
    foreign += 1;
    if (got.refused || got.intent === 'out_of_scope') kept += 1;
  }
  const share = (many: number) => many / split.length;
  return { right: share(right), refused: share(refused), outOfScope: kept / foreign, took: took.sort((a, b) => a - b) };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const middle = ({ took }: Done): number => percentile(took, 0.5);

const lines = (name: string, done: Done, loadMs: number, bytes: number): [string, string][] => [
  [`${name}: acceptable intent`, percent(done.right)],
  [`${name}: not gone on with`, `${percent(done.refused)}, of what is out of scope ${percent(done.outOfScope)}`],
  [`${name}: a message`, `p50 ${middle(done).toFixed(0)} µs, p99 ${percentile(done.took, 0.99).toFixed(0)} µs`],
  [`${name}: load`, `${loadMs.toFixed(0)} ms, ${(bytes / 1_000).toFixed(0)} kB`],
];

async function timed<T>(work: () => T | Promise<T>): Promise<[result: T, ms: number]> {
  const began = performance.now();
  const result = await work();
  return [result, performance.now() - began];
}

/** Our understanding, entities and all, beside nlp.js with its Indonesian package: the same sentences, the same split, the same run. */
export async function understanding(): Promise<void> {
  const file = JSON.stringify((await import('../locales/id/model/weights.json', { with: { type: 'json' } })).default);
  const [, ourLoad] = await timed(() => readModel(JSON.parse(file)));
  ourModel();
  // Before the other's training fills the heap.
  const mine = await tried(ours);
  const alone = await tried(intentAlone);
  const sentences = allSentences(new URL('sentences/', locale));
  const [saved, trainMs] = await timed(() => trainedBare(sentences));
  const [bare, theirLoad] = await timed(() => loadedBare(saved));
  const other = await tried(theirs(bare));
  report(`understanding: ${validation().length} messages never trained on, ${sentences.length} sentences trained on`, [
    ...lines('ours, with entities', mine, ourLoad, file.length),
    [
      'ours, intent alone: a message',
      `p50 ${middle(alone).toFixed(0)} µs, p99 ${percentile(alone.took, 0.99).toFixed(0)} µs`,
    ],
    ...lines('nlp.js, intent alone', other, theirLoad, saved.length),
    ['nlp.js: training', `${(trainMs / 1_000).toFixed(1)} s`],
    [
      'ratio',
      `${(mine.right / other.right).toFixed(2)} of its accuracy, ${(middle(mine) / middle(other)).toFixed(2)} of its time`,
    ],
  ]);
}
