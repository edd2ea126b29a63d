import type { Component, ComponentName } from '../../../src/domain/benefits/component.ts';
import { type Estimate, estimate } from '../../../src/domain/benefits/estimate.ts';
import { question } from '../../../src/domain/benefits/question.ts';

/** A day under PP 82/2019 and Permenaker 1/2025. */
export const today = '2026-06-01';

/** The estimate for a question as it stands on a line. */
export const estimated = (asked: object): Estimate => estimate(question.parse({ on: today, ...asked }));

/** Each part of the answer with its sum, in order. */
export const sums = (asked: object): [ComponentName, number | null][] =>
  estimated(asked).components.map(({ name, amount }) => [name, amount]);

/** Each part of the answer with the time when it is paid, in order. */
export const times = (asked: object): string[] =>
  estimated(asked).components.map(({ name, when }) => `${name} ${when}`);

/** One part of the answer. */
export const partOf = (asked: object, name: ComponentName): Component | undefined =>
  estimated(asked).components.find((one) => one.name === name);

/** The sum of one part; undefined where the answer has no such part. */
export const sumOf = (asked: object, name: ComponentName): number | null | undefined => partOf(asked, name)?.amount;

/** What is wrong with a question: where, and the code of the sentence or of the rule that it breaks. */
export function refused(asked: object): string[] {
  const { error } = question.safeParse(asked);
  return (error?.issues ?? []).map(
    (issue) => `${issue.path.join('.')}: ${issue.code === 'custom' ? (issue.params?.code ?? 'custom') : issue.code}`,
  );
}
