import { question } from '../src/domain/benefits/question.ts';
import { addDays, type Day } from '../src/domain/day.ts';
import { person } from '../src/domain/eligibility/person.ts';
import { occupationCodes } from '../src/domain/occupations.ts';
import { type Chance, chance } from '../src/files/chance.ts';

const parts = [
  ...[{ part: 'thumb_right' }, { part: 'index_left', kind: 'anatomical' }, { part: 'leg_one' }, { part: 'eye_one' }],
  ...[
    { part: 'arm_shoulder_right', kind: 'functional', percent: 40 },
    { part: 'hearing_both', db: 30 },
  ],
];

const levels = ['tk', 'sd', 'smp', 'sma', 'pt'] as const;

/** A day from the first law known here to the end of 2026. */
const someDay = ({ below }: Chance): Day => addDays('2015-07-01' as Day, below(4_200));

/** So many of what `one` gives. */
const several = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);

const children = ({ below, pick }: Chance) => several(below(4), () => ({ level: pick(levels), grade: 1 }));

/** What an accident leaves behind. */
const harm = ({ below, odds, pick }: Chance) => ({
  disabilities: parts.filter(() => odds(0.3)),
  totalPermanent: odds(0.1),
  handed: pick(['right', 'left']),
  stmbMonths: below(20),
  transport: { land: below(8_000_000), sea: below(3_000_000), air: below(12_000_000) },
  homeCare: below(30_000_000),
  dentures: below(8_000_000),
  hearingAid: below(4_000_000),
  glasses: below(2_000_000),
  daysLate: below(30),
});

/** Accidents and deaths of every kind, segment, wage and year. */
export function someEvents(count: number, from = chance(1)) {
  const { below, pick } = from;
  return several(count, () => {
    const event = pick(['work_accident', 'work_death', 'other_death']);
    return {
      ...{ event, on: someDay(from), segment: pick(['pu', 'bpu', 'construction', 'pmi']) },
      wage: 1_000_000 + below(14_000_000),
      ...{ membershipMonths: below(100), contributionMonths: below(100), unpaidMonths: below(5) },
      children: children(from),
      ...(event === 'work_accident' && harm(from)),
    };
  });
}

/** People of every occupation and age, some of whom little is known. */
export function somePeople(count: number, from = chance(2)) {
  const { below, odds, pick } = from;
  return several(count, () => ({
    on: someDay(from),
    domicile: pick(['1571', '157101', '1505', '1508', '1502', '3171']),
    ...(odds(0.9) && { birthDate: addDays('1940-01-01' as Day, below(25_000)) }),
    ...(odds(0.9) && { occupation: pick(occupationCodes) }),
    ...(odds(0.8) && { segment: pick(['none', 'pu', 'bpu', 'asn']) }),
    ...(odds(0.8) && { covered: odds(0.3), working: odds(0.9), ill: odds(0.1) }),
    ...(odds(0.5) ? { desil: 1 + below(10) } : { listedByVillage: odds(0.5) }),
  }));
}

/** How such a question is read from outside; throws at one that is wrong. */
export const readEvent = (line: string) => question.parse(JSON.parse(line));
export const readPerson = (line: string) => person.parse(JSON.parse(line));
