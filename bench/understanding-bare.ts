import { containerBootstrap } from '@nlpjs/core';
import { LangId } from '@nlpjs/lang-id';
import { Nlp } from '@nlpjs/nlp';
import type { Sentence } from '../scripts/training/sentences.ts';

/** nlp.js with its Indonesian package, as its own documentation sets it up. */
export type Bare = { intentOf(text: string): Promise<string | undefined> };

async function fresh() {
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangId);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.settings.log = false;
  nlp.addLanguage('id');
  return nlp;
}

/** Trains it and gives what it would save. What is out of scope is its own intent, `None`. */
export async function trainedBare(sentences: Sentence[]): Promise<string> {
  const nlp = await fresh();
  for (const { text, intent } of sentences) nlp.addDocument('id', text, intent === 'out_of_scope' ? 'None' : intent);
  await nlp.train();
  return nlp.export(true);
}

/** Takes up what was saved. */
export async function loadedBare(saved: string): Promise<Bare> {
  const nlp = await fresh();
  nlp.import(saved);
  return {
    async intentOf(text) {
      const { intent } = await nlp.process('id', text);
      return intent === 'None' ? undefined : intent;
    },
  };
}
