import type { Day } from '../../domain/day.ts';
import { leastSure } from '../../domain/printed.ts';
import type { Say, Value } from '../../message.ts';
import { type ChoiceId, say } from '../texts.ts';
import { type Answer, type AnswerId, answers } from './answers.ts';
import { benefitFacts } from './benefit-facts.ts';
import { contributionFacts } from './contribution-facts.ts';
import type { Fact } from './fact.ts';
import { limitFacts } from './limit-facts.ts';

/** Every value that an answer may name: `{{jkmTotal, rupiah}}`. */
export const facts: Record<string, Fact> = { ...benefitFacts, ...contributionFacts, ...limitFacts };

/** The values that a sentence names. */
const namesIn = (sentence: string): string[] => [...sentence.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!);

/** On whose word an answer stands; no surer than the least sure of the values that it names. */
function sourceSay({ cite, confidence, checked }: Answer, told: ReturnType<Fact>[]): Say {
  if (cite === null) return say('answer.source_none', { checked });
  const sure = leastSure([confidence, ...told.map((fact) => fact.confidence)]);
  return say(`answer.source_${sure}`, { cite, checked });
}

/** An answer by the law of today, with its source and the topic to go on in. */
export function answerSay(id: AnswerId, today: Day): Say {
  const answer = answers.get(id)!;
  const told = namesIn(answer.says).map((name) => [name, facts[name]!(today)] as const);
  const values: Record<string, Value> = Object.fromEntries(told.map(([name, { value }]) => [name, value]));
  const choices = [...new Set<ChoiceId>([answer.flow, 'menu'])];
  const source = sourceSay(
    answer,
    told.map(([, fact]) => fact),
  );
  return { ...say(`answers.${id}.says`, values, choices), more: [source] };
}
