import { describe, expect, it } from 'vitest';
import { contributionQuestion } from '../../../src/domain/contributions/question.ts';
import { refused } from './asked.ts';

const bpu = { segment: 'bpu', base: 1_000_000, month: '2026-06' };
const pu = { segment: 'pu', wage: 3_000_000, risk: 'low', month: '2026-06' };
const construction = { segment: 'construction', contract: 1_000_000, month: '2026-06' };
const pmi = { segment: 'pmi', phase: 'during', months: 6, month: '2026-06' };

describe('a question of contribution', () => {
  it.each([
    ['nothing where all is told', bpu, []],
    ['nothing at the least and the highest base', { ...bpu, base: 20_700_000 }, []],
    ['the segment', { ...bpu, segment: undefined }, ['segment: invalid_value']],
    ['the month', { ...bpu, month: undefined }, ['month: invalid_type']],
    ['a month that exists', { ...bpu, month: '2026-13' }, ['month: month']],
    ['a month from 01 on', { ...bpu, month: '2026-00' }, ['month: month']],
    ['a month, not a day', { ...bpu, month: '2026-06-01' }, ['month: month']],
    ['a year of four digits', { ...bpu, month: '12026-06' }, ['month: month']],
    ['a month that has a rule', { ...bpu, month: '2015-06' }, ['month: monthTooEarly']],
    ['income or base', { ...bpu, base: null }, ['income: incomeOrBase']],
    ['a base not below the least', { ...bpu, base: 999_999 }, ['base: too_small']],
    ['a base not below the least in the first month', { ...bpu, base: 1, month: '2015-07' }, ['base: too_small']],
    ['a base not above the highest', { ...bpu, base: 20_700_001 }, ['base: too_big']],
    ['nothing of a base where it is not used', { ...pu, base: 1 }, []],
    ['the first month with a rule', { ...pu, month: '2015-07' }, []],
    ['a wage', { ...pu, wage: undefined }, ['wage: wageOfMonth']],
    ['a risk', { ...pu, risk: undefined }, ['risk: riskNeeded']],
    ['wage and risk', { segment: 'pu', month: '2026-06' }, ['wage: wageOfMonth', 'risk: riskNeeded']],
    ['a contract or a wage', { ...construction, contract: undefined }, ['contract: contractOrWage']],
    ['nothing where the wage is known', { ...construction, contract: undefined, wage: 1 }, []],
    ['no JHT of construction', { ...construction, jht: true }, ['jht: noJht']],
    ['nothing where JHT is declined', { ...construction, jht: false }, []],
    ['construction from the first month with a rule', { ...construction, month: '2015-06' }, ['month: monthTooEarly']],
    ['a phase', { ...pmi, phase: undefined }, ['phase: phaseNeeded']],
    ['months of an agreement', { ...pmi, months: 9 }, ['months: pmiMonths']],
    ['months of an agreement at all', { ...pmi, months: undefined }, ['months: pmiMonths']],
    ['months of an extension', { ...pmi, phase: 'extension', months: undefined }, ['months: pmiMonths']],
    ['at least one month of extension', { ...pmi, phase: 'extension', months: 0 }, ['months: pmiMonths']],
    ['no months before leaving', { ...pmi, phase: 'before', months: undefined }, []],
    ['no JHT abroad', { ...pmi, jht: true }, ['jht: noJht']],
    ['a month after Permenaker 4/2023', { ...pmi, month: '2023-02' }, ['month: monthTooEarly']],
    ['the first whole month of Permenaker 4/2023', { ...pmi, month: '2023-03' }, []],
    ['no unknown field', { ...bpu, bases: 1 }, [': unrecognized_keys']],
    [
      'no base below the least in an early month twice',
      { ...bpu, base: 1, month: '2015-06' },
      ['month: monthTooEarly'],
    ],
  ])('asks for %s', (_, asked, mistakes) => expect(refused(asked)).toEqual(mistakes));

  it('gives the bounds of a base with the mistake', () => {
    const low = contributionQuestion.safeParse({ ...bpu, base: 0 }).error!.issues[0];
    const high = contributionQuestion.safeParse({ ...bpu, base: 99_000_000 }).error!.issues[0];
    expect(low).toMatchObject({ minimum: 1_000_000, inclusive: true, origin: 'number' });
    expect(high).toMatchObject({ maximum: 20_700_000, inclusive: true, origin: 'number' });
  });

  it('takes null as not given and a month as its first day', () => {
    expect(contributionQuestion.parse({ ...bpu, occupation: null })).toMatchObject({ month: '2026-06-01' });
  });
});
