import { ageOn } from '../../domain/age.ts';
import { addMonths, type Day } from '../../domain/day.ts';
import { paidProgrammes, selfPaidMostAge } from '../../domain/programmes.ts';
import { hearCount } from '../../language/hearing/hear-count.ts';
import { hearPastDay } from '../../language/hearing/hear-past-day.ts';

const LEAST = 10;
const MOST = 110;

/** The youngest that any programme takes, in whole years. */
export const youngest = Math.min(...paidProgrammes.map(({ age }) => age.least));

/** At these ages a year more or less changes the answer. */
export const isAtEdge = (age: number): boolean => [youngest, selfPaidMostAge, selfPaidMostAge + 1].includes(age);

/** A birth date for an age alone: the last birthday taken to be half a year ago, the middle of what it can be. */
export const bornAbout = (age: number, today: Day): Day => addMonths(today, -(age * 12 + 6));

/** The year written out: 12/3/81 is 1981, 12/3/05 is 2005. */
const withCentury = (words: string, today: Day): string =>
  words.replace(/(?<=\d[/. -]|[a-z] )(?<!\d{4}-\d{1,2}-)(\d{2})$/, (year) =>
    year <= today.slice(2, 4) ? `20${year}` : `19${year}`,
  );

/** Whether anybody is as old as that. */
export const isAge = (age: number): boolean => age >= LEAST && age <= MOST;

/** The day of birth in a normalised text (`heard.words`); undefined without a year, and for nobody's age. */
export function hearBirthDate(words: string, today: Day): Day | undefined {
  const written = withCentury(words, today);
  const born = /(?<!\d)(19|20)\d{2}(?!\d)/.test(written) ? hearPastDay(written, today) : undefined;
  return born && isAge(ageOn(born, today)) ? born : undefined;
}

/** The age in a normalised text, in whole years: 45 · umur 45 · 45 taun. */
export function hearAge(words: string): number | undefined {
  const age = hearCount(words);
  return age !== undefined && isAge(age) ? age : undefined;
}
