import fc from 'fast-check';
import { parts } from '../../../src/domain/benefits/parts.ts';
import { levels, schoolYears } from '../../../src/domain/benefits/question.ts';

const sum = fc.oneof(fc.integer({ min: 0, max: 50_000_000 }), fc.integer({ min: 0, max: 1_000_000_000_000 }));
const months = fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 1_200 }));
const anyDay = fc
  .oneof(
    fc.constantFrom('2015-06-30', '2015-07-01', '2019-12-01', '2019-12-02', '2025-02-23', '2025-02-24', '2024-02-29'),
    fc.date({ min: new Date('2010-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }),
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
  )
  .map((one) => (typeof one === 'string' ? one : one.toISOString().slice(0, 10)));

/** Left out, null, or one of these. */
const maybe = <Value>(some: fc.Arbitrary<Value>) => fc.oneof({ weight: 3, arbitrary: some }, fc.constant(null));

const flag = maybe(fc.boolean());

/** Any child at school. */
export const anyChild = fc.constantFrom(...levels).chain((level) =>
  fc.record(
    {
      level: fc.constant(level),
      grade: maybe(fc.integer({ min: 1, max: schoolYears(level) })),
      birthDate: maybe(anyDay),
      married: flag,
      working: flag,
    },
    { requiredKeys: ['level'] },
  ),
);

const disability = fc.record(
  {
    part: fc.constantFrom(...parts.map(({ part }) => part)),
    kind: maybe(fc.constantFrom('anatomical', 'functional')),
    percent: fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100),
    db: maybe(fc.integer({ min: 0, max: 140 })),
  },
  { requiredKeys: ['part', 'percent'] },
);

/** Any question that the schema takes, of any day and with a wage; the rest given, null or left out. */
export const anyQuestion = fc.record(
  {
    event: fc.constantFrom('work_accident', 'work_death', 'other_death'),
    on: anyDay,
    segment: maybe(fc.constantFrom('pu', 'bpu', 'construction', 'pmi')),
    wage: sum,
    membershipMonths: maybe(months),
    contributionMonths: maybe(months),
    unpaidMonths: maybe(fc.oneof(fc.integer({ min: 0, max: 4 }), months)),
    children: maybe(fc.array(anyChild, { maxLength: 5 })),
    disabilities: maybe(fc.array(disability, { maxLength: 4 })),
    totalPermanent: flag,
    handed: maybe(fc.constantFrom('right', 'left')),
    stmbMonths: maybe(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0, max: 1_200, noNaN: true }))),
    transport: maybe(fc.record({ land: maybe(sum), sea: maybe(sum), air: maybe(sum) }, { requiredKeys: [] })),
    homeCare: maybe(sum),
    dentures: maybe(sum),
    hearingAid: maybe(sum),
    glasses: maybe(sum),
    daysLate: maybe(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 36_500 }))),
  },
  { requiredKeys: ['event', 'on', 'wage'] },
);
