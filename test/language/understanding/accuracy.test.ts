import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allSentences } from '../../../scripts/training/sentences.ts';
import { measure } from '../../../src/cli/understand/measure.ts';
import { judged, reportText } from '../../../src/cli/understand/report.ts';
import { validation } from '../../../src/cli/understand/validation.ts';
import { intents } from '../../../src/language/understanding/intents.ts';

/** What was reached on the validation split. To be raised with the model; never lowered to make a change pass. */
const RECORDED = { intent: 0.92, entities: 0.92, outOfScope: 0.9, wrongGo: 0.035 };

const sentences = allSentences(new URL('../../../locales/id/sentences/', import.meta.url));

describe('understanding, on messages that were never trained on', () => {
  it('is as good as was recorded', () => {
    const { intent, entities, outOfScope, wrongGo } = measure(judged());
    expect(intent).toBeGreaterThanOrEqual(RECORDED.intent);
    expect(entities).toBeGreaterThanOrEqual(RECORDED.entities);
    expect(outOfScope).toBeGreaterThanOrEqual(RECORDED.outOfScope);
    expect(wrongGo).toBeLessThanOrEqual(RECORDED.wrongGo);
  });

  it('is shown in the docs as it is', () => {
    expect(readFileSync('docs/understanding.md', 'utf8')).toContain(reportText());
  });

  it('is judged on several hundred, ten and more of each intent, none of them among the sentences', () => {
    const split = validation();
    expect(split.length).toBeGreaterThan(600);
    for (const intent of intents)
      expect(split.filter((one) => one.intents[0] === intent).length, intent).toBeGreaterThanOrEqual(10);
    const long = new Set(sentences.map(({ text }) => text.toLowerCase()).filter((text) => text.split(' ').length > 3));
    expect(split.filter(({ text }) => long.has(text.toLowerCase()))).toEqual([]);
  });
});

describe('the labelled sentences', () => {
  it('are sixty and more of each intent, and no two alike', () => {
    for (const intent of intents)
      expect(sentences.filter((one) => one.intent === intent).length, intent).toBeGreaterThanOrEqual(60);
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(sentences.length);
  });
});
