/** `npm run train`: learns from the labelled sentences how people ask, and writes the weights. The same sentences give the same bytes. */
import { writeFileSync } from 'node:fs';
import { allSentences, type Sentence } from './training/sentences.ts';
import { trained, weightsText } from './training/trained.ts';

const folder = new URL('../locales/id/', import.meta.url);
const sentences: Sentence[] = allSentences(new URL('sentences/', folder));
const file = trained(sentences);
writeFileSync(new URL('model/weights.json', folder), weightsText(file));
const { names, weights, intents } = file;
const told = [
  `${sentences.length} sentences of ${intents.length} intents`,
  `${names.split('\n').length} features, ${weights.length} signs of weights`,
];
process.stderr.write(`${told.join('\n')}\n`);
