import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best } from '../../../src/domain/eligibility/best.ts';
import { judge, type Reason, verdictOf } from '../../../src/domain/eligibility/judge.ts';
import { person } from '../../../src/domain/eligibility/person.ts';
import { occupationCodes } from '../../../src/domain/occupations.ts';
import { paidProgrammes } from '../../../src/domain/programmes.ts';
import { judged, made, willing } from './people.ts';

describe('judge', () => {
  it('gives every reason of a programme, its verdict and who proposes', () => {
    expect(judged('kota_jambi_bahagia')).toEqual({
      code: 'kota_jambi_bahagia',
      status: 'open',
      verdict: 'likely',
      because: ['domicile', 'age', 'segment', 'not_covered', 'working', 'healthy', 'occupation', 'period'].map(
        (condition) => ({ condition, result: 'pass' }),
      ),
      next: 'propose_city',
    });
  });

  it.each([
    ['dumisake_bkbk', {}, 'likely', 'propose_village'],
    ['pro_jambi_tangguh', {}, 'likely', 'ask_agency'],
    ['kota_jambi_kampung_bahagia', {}, 'likely', 'propose_rt'],
    ['muaro_jambi_apbd', { domicile: '1505' }, 'likely', 'ask_agency'],
    ['dbh_sawit_provinsi', { occupation: 'palm_farmer', on: '2025-12-31' }, 'likely', 'ask_agency'],
    ['dbh_sawit_provinsi', { occupation: 'palm_farmer', on: '2026-01-01' }, 'ask_officer', 'ask_officer'],
    ['kota_jambi_bahagia', { occupation: 'courier' }, 'ask_officer', 'ask_officer'],
    ['kota_jambi_bahagia', { occupation: 'farmer' }, 'not', 'self_paid'],
    ['kota_jambi_bahagia', { domicile: '1505' }, 'not', 'self_paid'],
    ['kota_jambi_bahagia', { covered: true }, 'not', 'keep_cover'],
    ['kota_jambi_bahagia', { covered: true, segment: 'pu' }, 'not', 'keep_cover'],
    ['kota_jambi_bahagia', { segment: 'pu' }, 'not', 'ask_employer'],
    ['kota_jambi_bahagia', { segment: 'asn' }, 'not', 'ask_employer'],
    ['kota_jambi_bahagia', { birthDate: '1961-11-21' }, 'not', 'ask_bpjs'],
    ['kota_jambi_bahagia', { birthDate: '1960-11-22' }, 'not', 'ask_bpjs'],
    ['kota_jambi_bahagia', { birthDate: '1960-11-21' }, 'not', 'no_new_registration'],
    ['kota_jambi_bahagia', { ill: true }, 'not', 'ask_bpjs'],
    ['kota_jambi_bahagia', { working: false }, 'not', 'ask_bpjs'],
    ['kota_jambi_bahagia', { domicile: '1505', working: null, birthDate: null }, 'not', 'self_paid'],
    ['angkutan_minerba', { occupation: 'mining_transport_driver' }, 'not', 'self_paid'],
  ])('%s with %j is %s, then %s', (code, changes, verdict, next) => {
    expect(judged(code, changes)).toMatchObject({ verdict, next });
  });

  it.each([
    ['half for ojek in November 2026', {}, 8_400],
    ['half for a farmer in November 2026', { occupation: 'farmer' }, 8_400],
    ['half for ojek in February 2027', { on: '2027-02-01' }, 8_400],
    ['in full for a farmer in January 2027', { occupation: 'farmer', on: '2027-01-01' }, 16_800],
    ['in full for ojek in April 2027', { on: '2027-04-01' }, 16_800],
    ['at 64', { birthDate: '1961-11-22' }, 8_400],
    ['for an age that was not told', { birthDate: null }, 8_400],
    ['not from 65', { birthDate: '1961-11-21' }, null],
    ['on the first day with a rule', { on: '2015-07-01' }, 16_800],
    ['not before', { on: '2015-06-30' }, null],
  ])('says what paying oneself costs: %s', (_, changes, monthly) => {
    expect(judge(made(changes)).selfPaid).toEqual({ monthly });
  });

  it('takes nobody as likely or not who told nothing but the day', () => {
    const open = judge(person.parse({ on: '2026-11-21' })).programmes.filter(({ status }) => status === 'open');
    expect(new Set(open.map(({ verdict }) => verdict))).toEqual(new Set(['ask_officer']));
  });
});

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const dayOf = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

const anyone = fc.record({
  on: dayOf('2021-01-01', '2031-01-01'),
  domicile: maybe(fc.constantFrom('15', '1502', '1503', '1505', '150601', '1507', '1508', '1509', '1571', '32')),
  birthDate: maybe(dayOf('1940-01-01', '2020-12-31')),
  occupation: maybe(fc.constantFrom(...occupationCodes)),
  segment: maybe(fc.constantFrom('none', 'pu', 'bpu', 'asn')),
  covered: maybe(fc.boolean()),
  desil: maybe(fc.integer({ min: 1, max: 10 })),
  listedByVillage: maybe(fc.boolean()),
  working: maybe(fc.boolean()),
  ill: maybe(fc.boolean()),
});

const withoutSome = (known: object, forgotten: string[]) =>
  Object.fromEntries(Object.entries(known).filter(([name]) => name === 'on' || !forgotten.includes(name)));

describe('every answer', () => {
  it('has every programme in the order of the file', () => {
    const codes = paidProgrammes.map(({ code }) => code);
    fc.assert(
      fc.property(anyone, (known) => {
        expect(judge(person.parse(known)).programmes.map(({ code }) => code)).toEqual(codes);
      }),
    );
  });

  it('has verdicts that follow from their reasons, and plans that are never open', () => {
    fc.assert(
      fc.property(anyone, (known) => {
        for (const { status, verdict, because, next } of judge(person.parse(known)).programmes) {
          const results = because.map(({ result }) => result);
          expect(verdict === 'not').toBe(results.includes('fail'));
          expect(verdict === 'likely').toBe(results.every((result) => result === 'pass'));
          if (verdict === 'ask_officer') expect(next).toBe('ask_officer');
          if (status === 'planned') expect(verdict).toBe('not');
        }
      }),
    );
  });

  it('never turns a failure into a pass, or a pass into a failure, when more is told', () => {
    fc.assert(
      fc.property(anyone, fc.subarray(Object.keys(willing)), (known, forgotten) => {
        const [less, more] = [withoutSome(known, forgotten), known].map((one) => judge(person.parse(one)).programmes);
        const changed = less!.flatMap(({ because }, at) =>
          because.flatMap(({ result }, which) =>
            result === 'unknown' || result === more![at]!.because[which]!.result ? [] : [result],
          ),
        );
        expect(changed).toEqual([]);
      }),
    );
  });
});

describe('verdictOf', () => {
  const reasons = (...results: Reason['result'][]): Reason[] => results.map((result) => ({ condition: 'age', result }));
  it.each([
    ['likely', reasons('pass', 'pass')],
    ['ask_officer', reasons('pass', 'unknown')],
    ['not', reasons('unknown', 'fail', 'pass')],
  ])('is %s', (verdict, because) => expect(verdictOf(because)).toBe(verdict));
});

describe('best', () => {
  const codes = (changes: Record<string, unknown>) => best(judge(made(changes))).map(({ code }) => code);

  it('tells likely ones first, the city before the province', () => {
    expect(codes({})).toEqual([
      'kota_jambi_bahagia',
      'kota_jambi_kampung_bahagia',
      'dumisake_bkbk',
      'pro_jambi_tangguh',
    ]);
  });

  it('tells a likely one of the province before one of the city that an officer must check', () => {
    expect(codes({ occupation: 'pedicab_driver' })).toEqual([
      'kota_jambi_kampung_bahagia',
      'dumisake_bkbk',
      'pro_jambi_tangguh',
      'kota_jambi_bahagia',
    ]);
  });

  it('tells those with fewer open questions before those with more', () => {
    expect(codes({ domicile: '1508', desil: null, listedByVillage: null })).toEqual([
      'pro_jambi_tangguh',
      'dumisake_bkbk',
      'bungo_gdm',
      'bungo_apbd',
    ]);
  });

  it('tells nothing to those for whom there is nothing, and no plan to anyone', () => {
    expect(codes({ covered: true })).toEqual([]);
    expect(codes({ domicile: '1506', occupation: 'mining_transport_driver' })).toEqual(['dumisake_bkbk']);
  });

  it('leaves the answer itself in its order', () => {
    const judgement = judge(made());
    best(judgement);
    expect(judgement.programmes[0]?.code).toBe('dumisake_bkbk');
  });
});
