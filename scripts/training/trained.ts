import { type Kind, LOUDNESS, type Take, takeTogether, takeWord } from '../../src/language/understanding/features.ts';
import { intents } from '../../src/language/understanding/intents.ts';
import { type KnownWords, knownWords } from '../../src/language/understanding/known-words.ts';
import type { WeightsFile } from '../../src/language/understanding/model.ts';
import { plainWords } from '../../src/language/understanding/plain.ts';
import { learn } from './learn.ts';
import { pack } from './pack.ts';
import type { Sentence } from './sentences.ts';

/** What one sentence alone has teaches nothing of the next; from so many on a word is common. */
const LEAST = { feature: 2, word: 2, common: 10 };

/** What stands in several lists, with in how many, the commonest first; of equals by the alphabet. */
function counted(lists: string[][]): [string, number][] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const one of new Set(list)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
}

function vocabularyOf(plain: string[][]): { words: string[]; often: number } {
  const all = counted(plain).filter(([word, many]) => many >= LEAST.word && /^\p{L}{3,}$/u.test(word));
  return { words: all.map(([word]) => word), often: all.filter(([, many]) => many >= LEAST.common).length };
}

/** The names of a message's features, each once. */
function namesOf(plain: string[], known: KnownWords): string[] {
  const names = new Set<string>();
  const take: Take = (kind, what) => names.add(`${kind} ${what}`);
  for (const word of plain) takeWord(word, take);
  takeTogether(plain, known, take);
  return [...names];
}

/** Learns from sentences; what comes back is the file of the weights. */
export function trained(sentences: Sentence[]): WeightsFile {
  const plain = sentences.map(({ text }) => plainWords(text));
  const { words, often } = vocabularyOf(plain);
  const known = knownWords(words, often);
  const features = plain.map((one) => namesOf(one, known));
  const names = counted(features).flatMap(([name, many]) => (many >= LEAST.feature ? [name] : []));
  const rows = new Map(names.map((name, row) => [name, row]));
  const examples = sentences.map(({ intent }, at) => ({
    rows: features[at]!.flatMap((name) => rows.get(name) ?? []).sort((a, b) => a - b),
    label: intents.indexOf(intent),
  }));
  const { scales, bytes } = pack(
    learn(examples, { labels: intents.length, loudness: names.map((name) => LOUDNESS[name[0] as Kind]) }),
    intents.length,
  );
  return {
    intents: [...intents],
    scales,
    often,
    words: words.join('\n'),
    names: names.join('\n'),
    weights: Buffer.from(bytes).toString('base64'),
  };
}

/** The file as it is written: one spelling, so that two can be compared byte by byte. */
export const weightsText = (file: WeightsFile): string => `${JSON.stringify(file, null, 1)}\n`;
