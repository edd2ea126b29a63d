import { ageOn } from '../../domain/age.ts';
import type { Day } from '../../domain/day.ts';
import { occupationCodes } from '../../domain/occupations.ts';
import { selfPaidMostAge } from '../../domain/programmes.ts';
import type { Heard } from '../../language/hear.ts';
import { hearOccupation } from '../../language/hearing/hear-occupation.ts';
import { hearRegency, regencyName } from '../../language/hearing/hear-region.ts';
import { say, text } from '../../language/texts.ts';
import type { Move } from '../flow.ts';
import type { SaidAlready } from '../pass.ts';
import { without } from '../said.ts';
import { ageName, occupationName } from '../taken.ts';
import { bornAbout, hearAge, hearBirthDate, isAge, isAtEdge, youngest } from './age.ts';
import { type Base, judgeTold, type questions, type Told } from './known.ts';
import { elsewhereSays, resultSays } from './says.ts';

export type EligibilityMove = Move<typeof questions>;

const result = (told: Told, today: Day): EligibilityMove => ({ end: resultSays(told, today) });

/** Where the identity card says that one lives. */
export function answerDomicile({ choice, words }: Heard, { said }: Base, today: Day): EligibilityMove {
  const domicile = choice === 'outsideJambi' ? 'elsewhere' : hearRegency(words);
  if (!domicile) return { again: say('eligibility.badDomicile') };
  return domicile === 'elsewhere' ? { end: elsewhereSays(today) } : { next: 'age', known: { domicile, said } };
}

/** Too young for all: answered at once. Too old: only whether one is covered already is left to ask. */
export function ofAge(told: Told & Base, today: Day): EligibilityMove {
  const age = ageOn(told.birthDate, today);
  if (age < youngest) return result(told, today);
  return { next: age > selfPaidMostAge ? 'cover' : 'occupation', known: told };
}

type Domicile = Told['domicile'];

type AtAge = { domicile: Domicile } & Base;

/** An age in whole years; at the edge of what a programme takes the day of birth is asked. */
function inYears(age: number, known: AtAge, today: Day): EligibilityMove {
  if (isAtEdge(age)) return { next: 'birthDate', known: { ...known, age } };
  return ofAge({ ...known, birthDate: bornAbout(age, today) }, today);
}

export function answerAge({ words }: Heard, known: AtAge, today: Day): EligibilityMove {
  const birthDate = hearBirthDate(words, today);
  if (birthDate) return ofAge({ ...known, birthDate }, today);
  const age = hearAge(words);
  return age === undefined ? { again: say('eligibility.badAge') } : inYears(age, known, today);
}

/** An occupation that was chosen or typed. */
export function answerOccupation({ choice, words }: Heard, told: Told & Base): EligibilityMove {
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

/** What the first sentence said; the place of the identity card is named where the age is asked. */
export const alreadySaid = (today: Day): SaidAlready<typeof questions> => ({
  domicile({ said }) {
    const domicile = said?.regency;
    if (!domicile || domicile === 'elsewhere') return undefined;
    const move = { next: 'age' as const, known: { domicile, said: without(said, 'regency') } };
    return { ...(said.age !== undefined && { named: text('taken.card', { place: regencyName(domicile)! }) }), move };
  },
  age({ domicile, said }) {
    if (said?.age === undefined || !isAge(said.age)) return undefined;
    return { named: ageName(said.age), move: inYears(said.age, { domicile, said: without(said, 'age') }, today) };
  },
  occupation({ said, ...told }) {
    const occupation = said?.occupation;
    return occupation && { named: occupationName(occupation), move: { next: 'cover', known: { ...told, occupation } } };
  },
});

const lists: Record<string, boolean | undefined> = { listedYes: true, no: false, notKnown: undefined };

/** Only who works and is healthy is asked this. */
export function answerListed({ choice = '' }: Heard, known: AtWork, today: Day): EligibilityMove {
  if (!Object.hasOwn(lists, choice)) return { again: say('eligibility.badListed') };
  return result({ ...known, work: 'healthy', listed: lists[choice] }, today);
}
