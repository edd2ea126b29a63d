import { ageOn } from '../../domain/age.ts';
import type { Day } from '../../domain/day.ts';
import { occupationCodes } from '../../domain/occupations.ts';
import { selfPaidMostAge } from '../../domain/programmes.ts';
import type { Heard } from '../../language/hear.ts';
import { hearOccupation } from '../../language/hear-occupation.ts';
import { hearRegency } from '../../language/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { Move } from '../flow.ts';
import { bornAbout, hearAge, hearBirthDate, isAtEdge, youngest } from './age.ts';
import { judgeTold, type questions, type Told } from './known.ts';
import { elsewhereSays, resultSays } from './says.ts';

export type EligibilityMove = Move<typeof questions>;

const result = (told: Told, today: Day): EligibilityMove => ({ end: resultSays(told, today) });

/** Where the identity card says that one lives. */
export function answerDomicile({ choice, words }: Heard, today: Day): EligibilityMove {
  const domicile = choice === 'outsideJambi' ? 'elsewhere' : hearRegency(words);
  if (!domicile) return { again: say('eligibility.badDomicile') };
  return domicile === 'elsewhere' ? { end: elsewhereSays(today) } : { next: 'age', known: { domicile } };
}

/** Too young for all: answered at once. Too old: only whether one is covered already is left to ask. */
export function ofAge(told: Told, today: Day): EligibilityMove {
  const age = ageOn(told.birthDate, today);
  if (age < youngest) return result(told, today);
  return { next: age > selfPaidMostAge ? 'cover' : 'occupation', known: told };
}

type Domicile = Told['domicile'];

export function answerAge({ words }: Heard, domicile: Domicile, today: Day): EligibilityMove {
  const birthDate = hearBirthDate(words, today);
  if (birthDate) return ofAge({ domicile, birthDate }, today);
  const age = hearAge(words);
  if (age === undefined) return { again: say('eligibility.badAge') };
  if (isAtEdge(age)) return { next: 'birthDate', known: { domicile, age } };
  return ofAge({ domicile, birthDate: bornAbout(age, today) }, today);
}

/** An occupation that was chosen or typed. */
export function answerOccupation({ choice, words }: Heard, told: Told): EligibilityMove {
  const occupation = occupationCodes.find((code) => code === choice) ?? hearOccupation(words);
  return occupation ? { next: 'cover', known: { ...told, occupation } } : { again: say('eligibility.badOccupation') };
}

const covers: Record<string, NonNullable<Told['cover']>> = {
  coverNone: 'none',
  coverHeld: 'held',
  coverEmployer: 'employer',
  notKnown: 'unknown',
};

/** Covered, employed or too old: nothing more changes the answer. */
export function answerCover({ choice = '' }: Heard, told: Told, today: Day): EligibilityMove {
  const cover = covers[choice];
  if (!cover) return { again: say('eligibility.badCover') };
  const { occupation } = told;
  if (cover === 'held' || cover === 'employer' || !occupation) return result({ ...told, cover }, today);
  return { next: 'work', known: { ...told, occupation, cover } };
}

const works: Record<string, NonNullable<Told['work']>> = { workHealthy: 'healthy', workIll: 'ill', workNot: 'not' };

/** Whether a programme that is still open to this person asks for the list. */
const asksList = (told: Told, today: Day): boolean =>
  judgeTold(told, today).programmes.some(
    ({ verdict, because }) =>
      verdict !== 'not' && because.some(({ condition, result: one }) => condition === 'poverty' && one === 'unknown'),
  );

type AtWork = Told & { occupation: NonNullable<Told['occupation']>; cover: 'none' | 'unknown' };

/** At the edge of an age the birth date was the sixth question: whether one is on the list is left to an officer. */
export function answerWork({ choice = '' }: Heard, known: AtWork, today: Day): EligibilityMove {
  const work = works[choice];
  if (!work) return { again: say('eligibility.badWork') };
  const told = { ...known, work };
  return !known.atEdge && asksList(told, today) ? { next: 'listed', known } : result(told, today);
}

const lists: Record<string, boolean | undefined> = { listedYes: true, no: false, notKnown: undefined };

/** Only who works and is healthy is asked this. */
export function answerListed({ choice = '' }: Heard, known: AtWork, today: Day): EligibilityMove {
  if (!Object.hasOwn(lists, choice)) return { again: say('eligibility.badListed') };
  return result({ ...known, work: 'healthy', listed: lists[choice] }, today);
}
