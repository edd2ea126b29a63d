import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allSentences } from '../../../scripts/training/sentences.ts';
import { trained, weightsText } from '../../../scripts/training/trained.ts';
import { readModel, weigh } from '../../../src/language/understanding/model.ts';
import { plainWords } from '../../../src/language/understanding/plain.ts';

const locale = new URL('../../../locales/id/', import.meta.url);

describe('training', () => {
  it('gives the weights of the repository from its sentences, byte for byte', () => {
    const text = weightsText(trained(allSentences(new URL('sentences/', locale))));
    expect(text === readFileSync(new URL('model/weights.json', locale), 'utf8')).toBe(true);
  }, 120_000);

  it('learns what a handful of sentences tell apart', () => {
    const said = {
      thanks: ['makasih banyak', 'makasih ya', 'makasih nian'],
      contribution: ['berapa iuran', 'iuran berapa', 'iuran bulan ini berapa'],
    };
    const sentences = (['thanks', 'contribution'] as const).flatMap((intent) =>
      said[intent].map((text) => ({ text, intent })),
    );
    const model = readModel(trained(sentences));
    expect(weigh(model, plainWords('makasih pak'))[0]?.intent).toBe('thanks');
    expect(weigh(model, plainWords('iuran brp'))[0]?.intent).toBe('contribution');
  });
});
