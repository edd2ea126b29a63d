import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { localePath } from '../locale.ts';
import { type Kind, LOUDNESS, takeTogether, takeWord } from './features.ts';
import { type Intent, intents } from './intents.ts';
import { type KnownWords, knownWords } from './known-words.ts';

/** The file of the weights, as `npm run train` writes it: words and names one a line, weights as signed bytes, a row a name. */
const file = z.strictObject({
  intents: z.array(z.enum(intents)),
  /** What a byte of each intent's column is worth. */
  scales: z.array(z.number()),
  /** How many of the words are common ones. */
  often: z.int(),
  words: z.string(),
  names: z.string(),
  weights: z.base64(),
});

export type WeightsFile = z.infer<typeof file>;

/** What was learned of how people ask: for each feature that is known a row of weights, one an intent. */
export type Model = {
  intents: Intent[];
  scales: number[];
  known: KnownWords;
  rows: Record<Kind, Map<string, number>>;
  /** Rows of words that were heard before. */
  byWord: Map<string, number[]>;
  loudness: Float64Array;
  weights: Int8Array;
};

/** An intent and how likely it is, from 0 to 1. */
export type Weighed = { intent: Intent; confidence: number };

/** A feature as the file names it: its kind, a space, and what it is. */
const kindOf = (name: string): Kind => name[0] as Kind;

function rowsByKind(names: string[]): Model['rows'] {
  const rows = Object.fromEntries(Object.keys(LOUDNESS).map((kind) => [kind, new Map<string, number>()]));
  for (const [row, name] of names.entries()) rows[kindOf(name)]!.set(name.slice(2), row);
  return rows as Model['rows'];
}

/** Reads a model. Throws when the file is none. */
export function readModel(json: unknown): Model {
  const { names: lines, words, often, weights, ...rest } = file.parse(json);
  const names = lines.split('\n');
  const bytes = Buffer.from(weights, 'base64');
  return {
    ...rest,
    known: knownWords(words.split('\n'), often),
    rows: rowsByKind(names),
    byWord: new Map(),
    loudness: Float64Array.from(names, (name) => LOUDNESS[kindOf(name)]),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  };
}

/** So many words are remembered with their rows; people use the same ones again and again. */
const MOST_REMEMBERED = 20_000;

/** The rows of what a word says by itself. */
function rowsOfWord({ rows, byWord }: Model, word: string): number[] {
  const remembered = byWord.get(word);
  if (remembered) return remembered;
  const found: number[] = [];
  takeWord(word, (kind, what) => {
    const row = rows[kind].get(what);
    if (row !== undefined) found.push(row);
  });
  if (byWord.size >= MOST_REMEMBERED) byWord.clear();
  byWord.set(word, found);
  return found;
}

/** What of a message is known, each row once. */
function rowsOf(model: Model, plain: string[]): Set<number> {
  const found = new Set<number>();
  for (const word of plain) for (const row of rowsOfWord(model, word)) found.add(row);
  takeTogether(plain, model.known, (kind, what) => {
    const row = model.rows[kind].get(what);
    if (row !== undefined) found.add(row);
  });
  return found;
}

/** Adds up the rows, each as loud as it is and less the more there are, as when they were learned. */
function scores({ scales, loudness, weights }: Model, rows: Set<number>): number[] {
  const labels = scales.length;
  const sums = new Float64Array(labels);
  let squares = 0;
  for (const row of rows) {
    const [loud, at] = [loudness[row]!, row * labels];
    squares += loud * loud;
    for (let label = 0; label < labels; label += 1) sums[label]! += weights[at + label]! * loud;
  }
  const length = Math.sqrt(squares) || 1;
  return scales.map((scale, label) => (sums[label]! * scale) / length);
}

/** Every intent with how likely a message means it, the likeliest first; together 1. `plain` as `plainWords` gives it. */
export function weigh(model: Model, plain: string[]): Weighed[] {
  const sums = scores(model, rowsOf(model, plain));
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return model.intents
    .map((intent, label) => ({ intent, confidence: powers[label]! / all }))
    .sort((a, b) => b.confidence - a.confidence);
}

let ours: Model | undefined;

/** The model of our language, read once. */
export function ourModel(): Model {
  ours ??= readModel(JSON.parse(readFileSync(localePath('model/weights.json'), 'utf8')));
  return ours;
}
