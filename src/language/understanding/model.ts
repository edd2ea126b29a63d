import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { featuresOf } from './features.ts';
import { type Intent, intents } from './intents.ts';

/** The file of the weights, as `npm run train` writes it: names one a line, weights as signed bytes, a row a name. */
const file = z.object({
  intents: z.array(z.enum(intents)),
  /** What a byte of each intent's column is worth. */
  scales: z.array(z.number()),
  names: z.string(),
  weights: z.base64(),
});

/** What was learned of how people ask: for each feature that is known a row of weights, one an intent. */
export type Model = { intents: Intent[]; scales: number[]; rows: Map<string, number>; weights: Int8Array };

/** An intent and how likely it is, from 0 to 1. */
export type Weighed = { intent: Intent; confidence: number };

/** Reads a model. Throws when the file is none. */
export function readModel(json: string): Model {
  const { names, weights, ...rest } = file.parse(JSON.parse(json));
  const bytes = Buffer.from(weights, 'base64');
  return {
    ...rest,
    rows: new Map(names.split('\n').map((name, row) => [name, row])),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  };
}

/** The rows of what is known of a message. */
const rowsOf = ({ rows }: Model, plain: string[]): number[] =>
  featuresOf(plain).flatMap((name) => rows.get(name) ?? []);

/** Adds up the rows; each of n counts 1/√n, as when they were learned. */
function scores({ intents: labels, scales, weights }: Model, rows: number[]): number[] {
  const sums = new Int32Array(labels.length);
  for (const row of rows)
    for (let label = 0; label < labels.length; label += 1) sums[label]! += weights[row * labels.length + label]!;
  const share = 1 / Math.sqrt(rows.length || 1);
  return scales.map((scale, label) => sums[label]! * scale * share);
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

/** What spoke most for an intent: names of features and their weights, the strongest first. */
export function because(model: Model, plain: string[], intent: Intent, many = 8): [string, number][] {
  const column = model.intents.indexOf(intent);
  const weightOf = (name: string): number =>
    (model.weights[model.rows.get(name)! * model.intents.length + column] ?? 0) * model.scales[column]!;
  return featuresOf(plain)
    .filter((name) => model.rows.has(name))
    .map((name): [string, number] => [name, weightOf(name)])
    .sort(([, a], [, b]) => b - a)
    .slice(0, many);
}

let ours: Model | undefined;

/** The model of our language, read once. */
export function ourModel(): Model {
  ours ??= readModel(readFileSync(new URL('../../../locales/id/model/weights.json', import.meta.url), 'utf8'));
  return ours;
}
