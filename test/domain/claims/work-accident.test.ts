import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ToldAccident } from '../../../src/domain/claims/told-accident.ts';
import { judgeWorkAccident } from '../../../src/domain/claims/work-accident.ts';
import {
  accidentConditions,
  accidentKinds,
  conditionLaw,
  kindLaw,
} from '../../../src/domain/claims/work-accident-law.ts';

const ON = '2026-11-21';
const PERMENAKER = 'Permenaker 5/2021 Pasal 7';

/** For each kind what would make it likely, with the condition that each word of it settles. */
const whole = {
  at_work: { registered: 'covered', injury: 'injury' },
  commute: { registered: 'covered', injury: 'injury', usualRoute: 'usual_route', privateDetour: 'no_private_detour' },
  duty_trip: { registered: 'covered', injury: 'injury', privateDetour: 'no_private_detour' },
  urgent_need: { registered: 'covered', injury: 'injury', employerKnows: 'employer_knows' },
  occupational_disease: { registered: 'covered_or_within_three_years', doctorSays: 'doctor_diagnosis' },
  sudden_death: {
    ...{ registered: 'covered', attackedAtWork: 'attacked_at_work' },
    ...{ caredAtOnce: 'cared_at_once', diedWithin24h: 'died_within_24h' },
  },
  violence: { registered: 'covered', policeLetter: 'police_letter' },
} as const;

type Kind = keyof typeof whole;
const good = (word: string): boolean => word !== 'privateDetour';
const travels = (kind: Kind): boolean => kind === 'commute' || kind === 'duty_trip';

/** All that makes a kind likely. */
const full = (kind: Kind): ToldAccident => ({
  ...{ on: ON, kind },
  ...Object.fromEntries(Object.keys(whole[kind]).map((word) => [word, good(word)])),
  ...(travels(kind) ? { traffic: true, policeReport: true } : {}),
});

const of = ({ because }: ReturnType<typeof judgeWorkAccident>, condition: string) =>
  because.find((one) => one.condition === condition)?.result;

const words = accidentKinds.flatMap((kind) =>
  Object.entries(whole[kind]).map(([word, condition]) => ({ kind, word, condition })),
);

describe('a work accident', () => {
  it.each(accidentKinds)('of kind %s is likely when every condition is met', (kind) => {
    const judged = judgeWorkAccident(full(kind));
    expect(judged.verdict).toBe('likely');
    expect(judged.because).toEqual([
      { condition: 'rule_of_that_day', result: 'pass' },
      ...Object.values(whole[kind]).map((condition) => ({ condition, result: 'pass' })),
      ...(travels(kind) ? [{ condition: 'police_report', result: 'pass' }] : []),
    ]);
  });

  it.each(words)('of kind $kind asks an officer when $word is not told', ({ kind, word, condition }) => {
    const { [word as 'injury']: _left, ...rest } = full(kind);
    const judged = judgeWorkAccident(rest);
    expect([judged.verdict, of(judged, condition)]).toEqual(['ask_officer', 'unknown']);
  });

  it.each(words.filter(({ condition }) => condition !== 'covered_or_within_three_years'))(
    'of kind $kind is not one when $word speaks against it',
    ({ kind, word, condition }) => {
      const judged = judgeWorkAccident({ ...full(kind), [word]: !good(word) });
      expect([judged.verdict, of(judged, condition)]).toEqual(['not', 'fail']);
    },
  );

  it('is not one as soon as one condition fails, whatever else is unknown', () => {
    expect(judgeWorkAccident({ on: ON, kind: 'commute', privateDetour: true }).verdict).toBe('not');
  });

  it.each([
    ['at_work', '2021-03-31', '2021-04-01'],
    ['violence', '2025-02-23', '2025-02-24'],
  ] as const)(
    'of kind %s asks an officer before the first rule we know, %s, and is likely on %s',
    (kind, last, first) => {
      const before = judgeWorkAccident({ ...full(kind), on: last });
      expect([before.verdict, of(before, 'rule_of_that_day')]).toEqual(['ask_officer', 'unknown']);
      expect(judgeWorkAccident({ ...full(kind), on: first }).verdict).toBe('likely');
    },
  );

  it('reads null as not told, and refuses what it does not know', () => {
    expect(judgeWorkAccident({ on: ON, kind: 'at_work', registered: null }).verdict).toBe('ask_officer');
    expect(() => judgeWorkAccident({ on: '2026-02-30', kind: 'at_work' })).toThrow();
    expect(() => judgeWorkAccident({ on: ON, kind: 'fall' as 'at_work' })).toThrow();
  });

  it('is likely only when every condition passes, and not one exactly when one fails', () => {
    const told = fc.record(
      Object.fromEntries(words.map(({ word }) => [word, fc.boolean()])) as Record<string, fc.Arbitrary<boolean>>,
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...accidentKinds), told, (kind, some) => {
        const { verdict, because } = judgeWorkAccident({ on: ON, kind, ...some });
        const results = because.map(({ result }) => result);
        expect(verdict === 'not').toBe(results.includes('fail'));
        expect(verdict === 'likely').toBe(results.every((result) => result === 'pass'));
      }),
    );
  });
});

describe('the proof of a journey', () => {
  const trip = (facts: Partial<ToldAccident>) => {
    const judged = judgeWorkAccident({ ...full('commute'), traffic: null, policeReport: null, ...facts });
    return [judged.verdict, judged.because.at(-1)];
  };

  it.each([
    ['a police report in traffic', { traffic: true, policeReport: true }, 'likely', 'police_report', 'pass'],
    [
      'not one settled in traffic without a report',
      { traffic: true, policeReport: false },
      'not',
      'police_report',
      'fail',
    ],
    [
      'unknown in traffic while the report can still come',
      { traffic: true },
      'ask_officer',
      'police_report',
      'unknown',
    ],
    ['two witnesses off the public road', { traffic: false, witnesses: 2 }, 'likely', 'two_witnesses', 'pass'],
    ['unknown with one witness only', { traffic: false, witnesses: 1 }, 'ask_officer', 'two_witnesses', 'unknown'],
    ['unknown with nobody named', { traffic: false }, 'ask_officer', 'two_witnesses', 'unknown'],
    ['a report too where nobody told of the traffic', { policeReport: true }, 'likely', 'police_report', 'pass'],
    ['unknown where nothing was told', { policeReport: false }, 'ask_officer', 'police_report', 'unknown'],
  ])('is %s', (_, facts, verdict, condition, result) => {
    expect(trip(facts)).toEqual([verdict, { condition, result }]);
  });

  it.each(['at_work', 'urgent_need'] as const)('is asked of %s only in traffic', (kind) => {
    expect(judgeWorkAccident({ ...full(kind), traffic: true }).because.at(-1)?.condition).toBe('police_report');
    expect(judgeWorkAccident({ ...full(kind), traffic: false }).verdict).toBe('likely');
  });

  it.each(['occupational_disease', 'sudden_death', 'violence'] as const)('is never asked of %s', (kind) => {
    expect(judgeWorkAccident({ ...full(kind), traffic: true }).verdict).toBe('likely');
  });
});

describe('a disease after the work ended', () => {
  it.each([
    ['is covered on the last day of three years', false, '2023-11-21', 'pass'],
    ['is covered on that day though nobody told of the cover', undefined, '2023-11-21', 'pass'],
    ['is not covered the day after', false, '2023-11-20', 'fail'],
    ['is unknown the day after when nobody told of the cover', undefined, '2023-11-20', 'unknown'],
    ['is covered by the cover of the day', true, '2010-01-01', 'pass'],
    ['is unknown when work ended before the first rule', false, '2010-01-01', 'unknown'],
    ['is unknown when nobody told when the work ended', false, undefined, 'unknown'],
  ])('%s', (_, registered, workEndedOn, result) => {
    const judged = judgeWorkAccident({ ...full('occupational_disease'), registered, workEndedOn });
    expect(of(judged, 'covered_or_within_three_years')).toBe(result);
  });
});

describe('the sources of a verdict', () => {
  it('are those of the kind and of every condition when it is likely', () => {
    const { cite, confidence } = judgeWorkAccident({ ...full('urgent_need') });
    expect(cite).toBe([PERMENAKER, conditionLaw.get('covered')!.cite, conditionLaw.get('injury')!.cite].join('; '));
    expect(confidence).toBe('published');
  });

  it('are those of the kind and of what fails when it is not', () => {
    const against = judgeWorkAccident({ ...full('sudden_death'), diedWithin24h: false });
    expect(against).toMatchObject({ cite: 'Permenaker 5/2021 Pasal 7 ayat (2)', confidence: 'published' });
  });

  it('are unsure where the condition that decides is unsure', () => {
    expect(judgeWorkAccident({ ...full('commute'), privateDetour: true })).toMatchObject({
      verdict: 'not',
      cite: PERMENAKER,
      confidence: 'unconfirmed',
    });
    expect(judgeWorkAccident({ ...full('at_work'), registered: null }).confidence).toBe('unconfirmed');
    expect(judgeWorkAccident({ ...full('at_work'), injury: false }).confidence).toBe('published');
  });

  it('are unsure for a disease, whose list we have not read', () => {
    expect(judgeWorkAccident(full('occupational_disease')).confidence).toBe('unconfirmed');
  });

  it('of violence are the rule of 2025', () => {
    expect(judgeWorkAccident({ ...full('violence'), policeLetter: false }).cite).toBe('Permenaker 1/2025 (huruf g)');
  });
});

describe('whatever the verdict', () => {
  it('care is guaranteed first since PP 49/2023', () => {
    const not = { ...full('at_work'), injury: false };
    expect(judgeWorkAccident(not)).toMatchObject({ verdict: 'not', careFirst: { value: 30, confidence: 'statute' } });
    expect(judgeWorkAccident(not).careFirst?.cite).toContain('PP 49/2023');
    expect(judgeWorkAccident({ ...not, on: '2023-10-06' }).careFirst).toBeDefined();
    expect(judgeWorkAccident({ ...not, on: '2023-10-05' }).careFirst).toBeUndefined();
  });

  const report = 'police_report_or_jasa_raharja';
  it.each([
    ['at_work', {}, ['form_kk1', 'chronology'], [report, 'two_witnesses', 'death_certificate']],
    ['at_work', { traffic: true }, [report, 'form_kk1'], ['two_witnesses']],
    ['commute', { traffic: true }, [report, 'form_kk1'], ['two_witnesses', 'death_certificate']],
    ['commute', { traffic: false }, ['two_witnesses', 'accident_statement'], [report]],
    ['commute', { traffic: null }, ['two_witnesses', report], ['visum']],
    ['duty_trip', {}, ['work_order_letter'], ['visum']],
    ['sudden_death', {}, ['form_kk3', 'death_certificate', 'heir_letter'], [report, 'chronology']],
    ['violence', {}, ['police_letter', 'visum', 'form_kk1'], [report]],
  ] as const)('%s with %j needs its papers, each once', (kind, facts, needed, notNeeded) => {
    const { needs } = judgeWorkAccident({ ...full(kind), ...facts });
    expect(needs).toEqual(expect.arrayContaining([...needed]));
    expect(needs.filter((code) => (notNeeded as readonly string[]).includes(code))).toEqual([]);
    expect(needs).toEqual([...new Set(needs)]);
  });
});

it('every kind and every condition has its law', () => {
  expect([...kindLaw.keys()]).toEqual([...accidentKinds]);
  expect([...conditionLaw.keys()]).toEqual([...accidentConditions]);
});
