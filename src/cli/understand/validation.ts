import { globSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Entities, intents } from '../../language/understanding/intents.ts';

/** A message that was never trained on: the intents that a careful reader accepts, the best first, and what it names. */
const labelled = z.strictObject({
  text: z.string(),
  intents: z.array(z.enum(intents)).min(1),
  entities: z.record(z.string(), z.union([z.string(), z.number()])),
  style: z.string(),
});

export type Labelled = Omit<z.infer<typeof labelled>, 'entities'> & { entities: Entities };

/** The day from which "kemarin" in these messages is seen. */
export const VALIDATION_DAY = '2026-11-21';

const folder = new URL('../../../locales/id/validation/', import.meta.url);

/** All of `locales/id/validation`, written apart from the sentences. Throws when a line is none. */
export const validation = (): Labelled[] =>
  globSync('*.jsonl', { cwd: folder })
    .sort()
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean))
    .map((line) => labelled.parse(JSON.parse(line)) as Labelled);
