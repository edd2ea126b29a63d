import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseState, claimKinds, claimStates, paperStates, reportKinds } from '../../src/domain/claims/states.ts';
import { coverState, standsUntil } from '../../src/domain/cover.ts';
import { addDays, addMonths, type Day, instantOf } from '../../src/domain/day.ts';
import type { CaseFacts, CoverFacts } from '../../src/domain/reminders/facts.ts';
import {
  isUrgent,
  LONGEST_USEFUL_DAYS,
  noticeKinds,
  type Planned,
  planCase,
  planCover,
  reminderKinds,
  usefulUntil,
} from '../../src/domain/reminders.ts';

const day = (text: string): Day => text as Day;

const claim = (change: Partial<CaseFacts>): CaseFacts => ({
  kind: 'accident',
  claim: 'jkk',
  status: 'submitted',
  since: day('2026-11-16'),
  openedOn: day('2026-11-10'),
  completeOn: null,
  eventOn: day('2026-11-08'),
  circumstances: {},
  papers: [],
  ...change,
});

const cover = (change: Partial<CoverFacts>): CoverFacts => ({
  startsOn: day('2026-01-01'),
  endsOn: null,
  paidThrough: null,
  others: [],
  ...change,
});

/** The days of one kind, from the first day on which anybody could have asked. */
const days = (planned: Planned[], kind: string): Day[] =>
  planned.filter((one) => one.kind === kind).map(({ on }) => on);

describe('missing papers', () => {
  const incomplete = claim({
    status: 'incomplete',
    since: day('2026-01-31'),
    papers: [{ code: 'family_card', status: 'required', reason: null }],
  });

  it('are told of 3, 7 and 14 days after the claim became incomplete, then every month', () => {
    expect(days(planCase(incomplete, day('2026-01-31')), 'missing_papers').slice(0, 6)).toEqual([
      '2026-02-03',
      '2026-02-07',
      '2026-02-14',
      '2026-03-14',
      '2026-04-14',
      '2026-05-14',
    ]);
  });

  it('are planned a year ahead, and go on after it', () => {
    expect(days(planCase(incomplete, day('2026-01-31')), 'missing_papers').at(-1)).toBe('2027-01-14');
    expect(days(planCase(incomplete, day('2030-06-01')), 'missing_papers')[0]).toBe('2030-06-14');
  });

  it.each([
    ['returned', 1],
    ['required', 1],
    ['said', 0],
    ['received', 0],
    ['checked', 0],
  ] as const)('are those that are %s: %i', (status, count) => {
    const one = { ...incomplete, papers: [{ code: 'family_card', status, reason: null }] };
    expect(new Set(planCase(one, day('2026-01-31')).map(({ kind }) => kind)).size).toBe(count);
  });

  it('are told of where nobody has listed any yet', () => {
    expect(days(planCase({ ...incomplete, papers: [] }, day('2026-01-31')), 'missing_papers')[0]).toBe('2026-02-03');
  });
});

describe('a stage that takes too long', () => {
  it('is told of on the first working day after its target, 14 days later, then every month', () => {
    // JKK: to be paid within 7 working days of complete papers; 25 November 2026 is a Wednesday.
    const one = claim({ status: 'verifying', completeOn: day('2026-11-16') });
    expect(days(planCase(one, day('2026-11-16')), 'stage_overdue').slice(0, 4)).toEqual([
      '2026-11-26',
      '2026-12-10',
      '2027-01-10',
      '2027-02-10',
    ]);
  });

  it('is not late on a Saturday when its target was the Friday', () => {
    const one = claim({ claim: 'jkm', kind: 'death', status: 'submitted', completeOn: day('2026-11-17') });
    expect(days(planCase(one, day('2026-11-17')), 'stage_overdue')[0]).toBe('2026-11-23');
  });

  it.each(['in_care', 'incomplete', 'paid', 'refused'] as const)(
    'is none that waits for nobody there: %s',
    (status) => {
      expect(days(planCase(claim({ status }), day('2026-11-16')), 'stage_overdue')).toEqual([]);
    },
  );
});

describe('the 2×24 hours of a report', () => {
  const report = claim({ claim: null, status: 'reported', eventOn: day('2026-11-22'), openedOn: day('2026-11-22') });

  it('are told of on the days that are left of them, at once', () => {
    expect(days(planCase(report, day('2026-11-22')), 'report_limit')).toEqual(['2026-11-23', '2026-11-24']);
    expect(isUrgent('report_limit')).toBe(true);
  });

  it('are not told of on the day of telling, nor when they are over', () => {
    expect(days(planCase({ ...report, openedOn: day('2026-11-24') }, day('2026-11-24')), 'report_limit')).toEqual([]);
    expect(days(planCase(report, day('2026-11-25')), 'report_limit')).toEqual([]);
  });

  it.each([
    ['a death', { kind: 'death' }],
    ['an accident whose day nobody knows', { eventOn: null }],
    ['a report that was answered', { status: 'answered' }],
    ['a report that has become a claim', { claim: 'jkk', status: 'stage_one_reported' }],
  ] as const)('are none for %s', (_, change) => {
    expect(days(planCase({ ...report, ...change }, day('2026-11-22')), 'report_limit')).toEqual([]);
  });
});

describe('the limit of a claim', () => {
  const limits = ['2030-11-08', '2031-08-10', '2031-10-09'];
  const all = (one: CaseFacts) =>
    [0, 12, 24, 36, 48, 59].flatMap((months) =>
      days(planCase(one, addMonths(day('2026-11-08'), months)), 'claim_limit'),
    );

  it.each([
    ['a report of an accident', { claim: null, status: 'reported' }, limits],
    ['stage one', { status: 'stage_one_reported' }, limits],
    ['care', { status: 'in_care' }, limits],
    ['stage two, which is the claim', { status: 'stage_two_reported' }, []],
    ['a death', { kind: 'death', claim: null, status: 'reported' }, []],
    ['no day', { status: 'in_care', eventOn: null }, []],
  ] as const)('five years after the accident is told of a year, 90 and 30 days before: %s', (_, change, expected) => {
    expect([...new Set(all(claim(change)))]).toEqual(expected);
  });
});

describe('the years of a scholarship', () => {
  const paid = claim({ kind: 'death', claim: 'scholarship', status: 'paid', since: day('2026-08-03'), eventOn: null });

  it('are told of 30 days before and on the day of the first payment, each year', () => {
    expect(days(planCase(paid, day('2026-08-03')), 'scholarship_yearly')).toEqual(['2027-07-04', '2027-08-03']);
    expect(days(planCase(paid, day('2027-07-05')), 'scholarship_yearly')).toEqual(['2027-08-03', '2028-07-04']);
  });

  it('end with the longest way through school', () => {
    expect(planCase(paid, day('2045-08-03'))).toHaveLength(1);
    expect(planCase(paid, day('2045-08-04'))).toEqual([]);
  });

  it.each([
    ['a later payment', { circumstances: { scholarship: 'yearly' as const } }],
    ['one that is not paid', { status: 'decided' as const }],
    ['another claim', { claim: 'jkm' as const }],
  ])('do not begin with %s', (_, change) => {
    expect(days(planCase({ ...paid, ...change }, day('2026-08-03')), 'scholarship_yearly')).toEqual([]);
  });
});

describe('the end of a cover', () => {
  const ends = cover({ endsOn: day('2026-12-31') });
  const told = (one: CoverFacts) => days(planCover(one, day('2026-01-01')), 'cover_ends');

  it('is told of 30, 7 and 1 days before', () => {
    expect(told(ends)).toEqual(['2026-12-01', '2026-12-24', '2026-12-30']);
    expect(told(cover({}))).toEqual([]);
  });

  it.each([
    ['the day after', '2027-01-01', '2027-12-31', []],
    ['long before, and stands longer', '2026-06-01', null, []],
    ['a day too late', '2027-01-02', '2027-12-31', ['2026-12-01', '2026-12-24', '2026-12-30']],
    ['long before, and ends with it', '2026-06-01', '2026-12-31', ['2026-12-01', '2026-12-24', '2026-12-30']],
  ] as const)(
    'is settled by another cover only if that goes on: one that begins %s',
    (_, startsOn, endsOn, expected) => {
      const others = [{ startsOn: day(startsOn), endsOn: endsOn && day(endsOn), paidThrough: null }];
      expect(told({ ...ends, others })).toEqual(expected);
    },
  );

  it('is not told of before the cover began, or after it lapsed', () => {
    expect(told(cover({ startsOn: day('2026-12-10'), endsOn: day('2026-12-31') }))).toEqual([
      '2026-12-24',
      '2026-12-30',
    ]);
    expect(told(cover({ endsOn: day('2026-12-31'), paidThrough: day('2026-05-31') }))).toEqual([]);
  });
});

describe('unpaid months', () => {
  const told = (one: CoverFacts) => days(planCover(one, day('2026-01-01')), 'arrears');

  it('are told of when one is over, when two are, and 14 days before the cover lapses', () => {
    // Paid to August: September is over on 1 October; the fourth month, December, on 1 January.
    expect(told(cover({ paidThrough: day('2026-08-31') }))).toEqual(['2026-10-01', '2026-11-01', '2026-12-18']);
  });

  it('count from the beginning where nothing was paid, and not where the roll does not say', () => {
    expect(told(cover({ startsOn: day('2026-09-10'), paidThrough: day('2026-01-31') }))).toEqual([
      '2026-10-01',
      '2026-11-01',
      '2026-12-18',
    ]);
    expect(told(cover({}))).toEqual([]);
  });

  it.each([
    ['2026-10-15', ['2026-10-01']],
    ['2026-11-15', ['2026-10-01', '2026-11-01']],
    ['2026-12-20', ['2026-10-01', '2026-11-01']],
  ] as const)('lead nowhere after the end of the cover on %s', (endsOn, expected) => {
    expect(told(cover({ endsOn: day(endsOn), paidThrough: day('2026-08-31') }))).toEqual(expected);
  });

  it('are settled by another cover that stands when this one lapses', () => {
    const others = [{ startsOn: day('2026-12-31'), endsOn: null, paidThrough: null }];
    expect(told(cover({ paidThrough: day('2026-08-31'), others }))).toEqual([]);
  });
});

describe('every kind', () => {
  const on = day('2026-11-23');

  it.each([
    ['own_date', '2026-11-30'],
    ['missing_papers', '2026-11-30'],
    ['stage_overdue', '2026-11-30'],
    ['report_limit', '2026-11-24'],
    ['cover_ends', '2026-11-25'],
    ['arrears', '2026-11-30'],
    ['scholarship_yearly', '2026-12-07'],
    ['claim_limit', '2026-12-07'],
  ] as const)('is useful until its own time is over: %s', (kind, until) => {
    expect(usefulUntil(kind, on)).toEqual(instantOf(day(until)));
  });

  it('is useful for no longer than the longest', () => {
    const longest = instantOf(addDays(on, LONGEST_USEFUL_DAYS));
    expect(reminderKinds.filter((kind) => usefulUntil(kind, on) > longest)).toEqual([]);
  });

  it('waits for the message of the day unless it cannot wait', () => {
    expect(noticeKinds.filter(isUrgent)).toEqual(['report_limit', 'stage_changed']);
  });
});

const someDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays(day('2022-01-01'), days));
const maybeDay = fc.option(someDay, { nil: null });

const someCase: fc.Arbitrary<CaseFacts> = fc.record({
  kind: fc.constantFrom(...reportKinds),
  claim: fc.option(fc.constantFrom(...claimKinds), { nil: null }),
  status: fc.constantFrom<CaseState>('reported', 'answered', ...claimStates),
  since: someDay,
  openedOn: someDay,
  completeOn: maybeDay,
  eventOn: maybeDay,
  circumstances: fc.record(
    { scholarship: fc.constantFrom('first' as const, 'yearly' as const), died: fc.boolean() },
    { requiredKeys: [] },
  ),
  papers: fc.array(
    fc.record({ code: fc.constant('family_card'), status: fc.constantFrom(...paperStates), reason: fc.constant(null) }),
    { maxLength: 3 },
  ),
});

const someDates = fc.record({ startsOn: someDay, endsOn: maybeDay, paidThrough: maybeDay });
const someCover: fc.Arbitrary<CoverFacts> = fc
  .tuple(someDates, fc.array(someDates, { maxLength: 2 }))
  .map(([dates, others]) => ({ ...dates, others }));

/** Whichever of the two it is, planned. */
const somePlan = fc.oneof(
  someCase.map((one) => (today: Day) => planCase(one, today)),
  someCover.map((one) => (today: Day) => planCover(one, today)),
);

const named = ({ kind, on }: Planned): string => `${kind} ${on}`;

describe('whatever the subject', () => {
  it('each reminder is planned once, for a day from today to a year ahead', () => {
    fc.assert(
      fc.property(somePlan, someDay, (planOn, today) => {
        const planned = planOn(today);
        expect(new Set(planned.map(named)).size).toBe(planned.length);
        for (const { on } of planned) expect(today <= on && on <= addMonths(today, 12)).toBe(true);
      }),
    );
  });

  it('planning again gives the same, and tomorrow what today gave without today', () => {
    fc.assert(
      fc.property(somePlan, someDay, (planOn, today) => {
        expect(planOn(today)).toEqual(planOn(today));
        const later = planOn(addDays(today, 1)).filter(({ on }) => on <= addMonths(today, 12));
        expect(later).toEqual(planOn(today).filter(({ on }) => on > today));
      }),
    );
  });

  it('nothing is planned for a case that is settled, but the years of a scholarship that was paid', () => {
    const settled = fc.constantFrom<CaseState>('paid', 'refused', 'cancelled', 'answered');
    fc.assert(
      fc.property(someCase, settled, someDay, (one, status, today) => {
        const kinds = planCase({ ...one, status }, today).map(({ kind }) => kind);
        const lasts = status === 'paid' && one.claim === 'scholarship';
        expect(kinds.filter((kind) => !(lasts && kind === 'scholarship_yearly'))).toEqual([]);
      }),
    );
  });

  it('nothing is planned for a cover after its last day, or once another has taken over', () => {
    fc.assert(
      fc.property(someCover, someDay, (one, today) => {
        for (const { on } of planCover(one, today)) expect(['active', 'arrears']).toContain(coverState(one, on));
        const until = standsUntil(one);
        const takesOver = { startsOn: one.startsOn, endsOn: null, paidThrough: null };
        if (until) expect(planCover({ ...one, others: [takesOver] }, today)).toEqual([]);
      }),
    );
  });
});
