import { describe, expect, it } from 'vitest';
import { question } from '../../../src/domain/benefits/question.ts';
import { refused } from './asked.ts';

const on = '2026-06-01';
const asked = { event: 'other_death', on };

const rupiah = ['wage', 'homeCare', 'dentures', 'hearingAid', 'glasses'];
const months = ['membershipMonths', 'contributionMonths', 'unpaidMonths'];
const flags = ['totalPermanent'];
const optional = [
  ...[...rupiah, ...months, ...flags],
  ...['segment', 'children', 'disabilities', 'handed', 'stmbMonths', 'transport', 'daysLate'],
];

describe('a question of benefits', () => {
  it('takes the event and its day alone', () => expect(refused(asked)).toEqual([]));

  it.each([
    ['an event', { on }, ['event: invalid_value']],
    ['an event that it knows', { event: 'death', on }, ['event: invalid_value']],
    ['a day', { event: 'other_death' }, ['on: invalid_type']],
    ['a day that exists', { ...asked, on: '2026-02-30' }, ['on: custom']],
    ['a day as it is written', { ...asked, on: '1-6-2026' }, ['on: invalid_format', 'on: custom']],
    ['a segment that it knows', { ...asked, segment: 'asn' }, ['segment: invalid_value']],
    ['a hand', { ...asked, handed: 'both' }, ['handed: invalid_value']],
    ['no unknown field', { ...asked, wages: 1 }, [': unrecognized_keys']],
    ['no unknown way', { ...asked, transport: { road: 1 } }, ['transport: unrecognized_keys']],
    ['an object', [], [': invalid_type']],
  ])('asks for %s', (_, told, mistakes) => expect(refused(told)).toEqual(mistakes));

  it.each(optional)('takes null as not given: %s', (field) => {
    expect(refused({ ...asked, [field]: null })).toEqual([]);
    expect(question.parse({ ...asked, [field]: null })).toEqual(asked);
  });

  it.each(['event', 'on'])('does not take null as a given %s', (field) => {
    expect(refused({ ...asked, [field]: null })).toHaveLength(1);
  });

  it.each([
    ...rupiah.map((field) => [field, 1_000_000_000_000] as const),
    ...months.map((field) => [field, 1_200] as const),
    ['daysLate', 36_500] as const,
  ])('takes whole numbers from zero to a bound: %s', (field, most) => {
    const mistakes = (value: unknown) => refused({ ...asked, [field]: value });
    expect([mistakes(0), mistakes(most)]).toEqual([[], []]);
    expect(mistakes(-1)).toEqual([`${field}: too_small`]);
    expect(mistakes(most + 1)).toEqual([`${field}: too_big`]);
    expect(mistakes(1.5)).toEqual([`${field}: invalid_type`]);
    expect(mistakes('1')).toEqual([`${field}: invalid_type`]);
  });

  it.each(['land', 'sea', 'air'])('takes what a way cost: %s', (mode) => {
    const mistakes = (value: unknown) => refused({ ...asked, transport: { [mode]: value } });
    expect([mistakes(0), mistakes(null), mistakes(1_000_000_000_000)]).toEqual([[], [], []]);
    expect(mistakes(-1)).toEqual([`transport.${mode}: too_small`]);
    expect(mistakes(1.5)).toEqual([`transport.${mode}: invalid_type`]);
  });

  it('takes parts of a month without work', () => {
    const mistakes = (stmbMonths: unknown) => refused({ ...asked, stmbMonths });
    expect([mistakes(0), mistakes(0.5), mistakes(1_200)]).toEqual([[], [], []]);
    expect(mistakes(-0.1)).toEqual(['stmbMonths: too_small']);
    expect(mistakes(1_200.1)).toEqual(['stmbMonths: too_big']);
    expect(mistakes('1')).toEqual(['stmbMonths: invalid_type']);
  });

  it.each(['work_accident', 'work_death', 'other_death'])('knows the event %s', (event) => {
    expect(refused({ event, on, wage: 1 })).toEqual([]);
  });

  it.each(['pu', 'bpu', 'construction', 'pmi'])('knows the segment %s', (segment) => {
    expect(refused({ ...asked, segment })).toEqual([]);
  });

  it('has room for a large family and many injuries, and a bound', () => {
    const [child, disability] = [{ level: 'sd' }, { part: 'eye_one' }];
    expect(refused({ ...asked, children: Array(30).fill(child), disabilities: Array(50).fill(disability) })).toEqual(
      [],
    );
    expect(refused({ ...asked, children: Array(31).fill(child) })).toEqual(['children: too_big']);
    expect(refused({ ...asked, disabilities: Array(51).fill(disability) })).toEqual(['disabilities: too_big']);
    expect(refused({ ...asked, children: child })).toEqual(['children: invalid_type']);
  });
});
