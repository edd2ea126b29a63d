import { describe, expect, it } from 'vitest';
import { estimate } from '../../src/domain/benefits/estimate.ts';
import { question } from '../../src/domain/benefits/question.ts';
import { claimBy, claimOpen } from '../../src/domain/claims/deadlines.ts';
import { contribute } from '../../src/domain/contributions/contribute.ts';
import { contributionQuestion } from '../../src/domain/contributions/question.ts';
import { type Day, day } from '../../src/domain/day.ts';
import benefits from './cases/benefit.json' with { type: 'json' };
import contributions from './cases/contribution.json' with { type: 'json' };
import deadlines from './cases/deadline.json' with { type: 'json' };

/** The cases stand in files of their own, to be read and extended without knowing this one. */
const named = <Case extends { name: string }>(cases: Case[]) => cases.map((one) => [one.name, one] as const);

/** The citations of a case that the answer does not bring. */
const missing = (cite: string[], said: string[]): string[] =>
  cite.filter((one) => !said.some((whole) => whole.includes(one)));

type Benefit = {
  name: string;
  ask: object;
  expect: { total: number; components: object; askOfficer?: string[]; arrears?: number; when?: object };
  cite: string[];
};

describe('the benefit', () => {
  it.each(named(benefits as Benefit[]))('%s', (_, { ask, expect: { components, when = {}, ...rest }, cite }) => {
    const answer = estimate(question.parse(ask));
    expect(answer).toMatchObject(rest);
    expect(Object.fromEntries(answer.components.map(({ name, amount }) => [name, amount]))).toEqual(components);
    expect(Object.fromEntries(answer.components.map((one) => [one.name, one.when]))).toMatchObject(when);
    const cites = answer.components.map((one) => one.cite);
    expect(missing(cite, cites)).toEqual([]);
  });
});

type Contribution = {
  name: string;
  ask: object;
  expect: { times?: number; sum?: number; total: number };
  cite: string[];
};

describe('the contribution', () => {
  it.each(named(contributions as Contribution[]))('%s', (_, { ask, expect: { times = 1, sum, ...rest }, cite }) => {
    const answer = contribute(contributionQuestion.parse(ask));
    expect(answer).toMatchObject(rest);
    expect(answer.total * times).toBe(sum ?? rest.total * times);
    expect(missing(cite, answer.cite)).toEqual([]);
  });
});

describe('the deadline', () => {
  it.each(named(deadlines))('%s', (_, { ask, expect: { open }, cite }) => {
    const [event, asked] = [ask.event, ask.asked].map((text): Day => day.parse(text)) as [Day, Day];
    expect(claimOpen(event, asked)).toBe(open);
    expect(missing(cite, [claimBy(event)!.law.cite])).toEqual([]);
  });
});
