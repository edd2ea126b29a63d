import { mostDesil, type PaidProgramme } from '../programmes.ts';
import type { Person } from './person.ts';

export type Result = 'pass' | 'fail' | 'unknown';

/** A person with what every programme asks of the same days: whole years and the month as `YYYY-MM`. */
export type Facts = Partial<Omit<Person, 'on'>> & { age: number | undefined; month: string };

type Test = (facts: Facts) => Result;

/** How a programme asks for something; undefined where it does not ask. */
type Asks = (programme: PaidProgramme) => Test | undefined;

const open: Asks = ({ status }) => (status === 'planned' ? () => 'fail' : undefined);

/** A wider region than the programme's own may or may not lie in it. */
const domicile: Asks = (programme) => (facts) => {
  if (facts.domicile === undefined) return 'unknown';
  if (facts.domicile.startsWith(programme.domicile)) return 'pass';
  return programme.domicile.startsWith(facts.domicile) ? 'unknown' : 'fail';
};

const age: Asks = ({ age: { least, sureFrom, most } }) => {
  return ({ age: years }) => {
    if (years === undefined) return 'unknown';
    if (years < least || years > most) return 'fail';
    return years < sureFrom ? 'unknown' : 'pass';
  };
};

const segment: Asks = ({ exclusions }) => {
  const excluded = new Set<string>(exclusions);
  if (!excluded.has('pu') && !excluded.has('asn')) return undefined;
  return ({ segment: own }) => {
    if (own === undefined) return 'unknown';
    return excluded.has(own) ? 'fail' : 'pass';
  };
};

/** What must be so, or must not, where the programme excludes it. */
const asksFor =
  (fact: 'covered' | 'working' | 'ill', exclusion: PaidProgramme['exclusions'][number], wanted: boolean): Asks =>
  ({ exclusions }) => {
    if (!exclusions.includes(exclusion)) return undefined;
    return ({ [fact]: known }) => {
      if (known === undefined) return 'unknown';
      return known === wanted ? 'pass' : 'fail';
    };
  };

const occupation: Asks = ({ occupations }) => {
  if ('any' in occupations) return () => 'pass';
  return ({ occupation: own }) => {
    if (own === undefined || occupations.ask.includes(own)) return 'unknown';
    return occupations.yes.includes(own) ? 'pass' : 'fail';
  };
};

/** On the village's list or in the four poorest tenths; only who is surely neither fails. */
const poverty: Asks = (programme) => {
  if (!programme.poverty) return undefined;
  return ({ desil, listedByVillage }) => {
    if (listedByVillage || (desil !== undefined && desil <= mostDesil)) return 'pass';
    return desil !== undefined && listedByVillage === false ? 'fail' : 'unknown';
  };
};

/** After the last month with known money nobody knows whether there is more. */
const period: Asks = ({ period: months }) => {
  if (!months) return undefined;
  return ({ month }) => {
    if (month < months.from) return 'fail';
    return months.until !== undefined && month > months.until ? 'unknown' : 'pass';
  };
};

/** Every condition, in the order in which reasons are told. */
export const conditions = {
  open,
  domicile,
  age,
  segment,
  not_covered: asksFor('covered', 'covered', false),
  working: asksFor('working', 'not_working', true),
  healthy: asksFor('ill', 'ill', false),
  occupation,
  poverty,
  period,
} satisfies Record<string, Asks>;

export type Condition = keyof typeof conditions;

/** The conditions that a programme sets, ready to be asked of many people. */
export const conditionsOf = (programme: PaidProgramme): { condition: Condition; test: Test }[] =>
  (Object.keys(conditions) as Condition[]).flatMap((condition) => {
    const test = conditions[condition](programme);
    return test ? [{ condition, test }] : [];
  });
