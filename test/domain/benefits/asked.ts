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

/** One of each event, of a BPU who gave all that unpaid months may hold back. */
export const accident = {
  event: 'work_accident',
  segment: 'bpu',
  wage: 1_000_000,
  homeCare: 500_000,
  glasses: 500_000,
  transport: { land: 100_000 },
  stmbMonths: 1,
};
export const death = { event: 'work_death', segment: 'bpu', wage: 1_000_000, children: [{ level: 'pt', grade: 5 }] };
export const otherDeath = {
  ...death,
  event: 'other_death',
  membershipMonths: 40,
  contributionMonths: 40,
};
export const events = [accident, death, otherDeath];
