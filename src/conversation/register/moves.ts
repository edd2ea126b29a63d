import { z } from 'zod';
import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';
import type { Heard } from '../../language/hear.ts';
import { type Enrolled, hearEnrolled } from '../../language/hearing/hear-enrolled.ts';
import { hearOccupation } from '../../language/hearing/hear-occupation.ts';
import { saidHow } from '../../language/hearing/said-facts.ts';
import { say, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { abroadSay } from '../contribution/others.ts';
import { asksOccupation } from '../contribution/relief.ts';
import type { Move, Seed } from '../flow.ts';
import { employeeSay, workersSay } from './employer.ts';
import { type EnrolledOne, enrolledOnes, ownSays } from './says.ts';

/** The questions of *cara mendaftar*, and what must be known before each can be asked. */
export const questions = { whom: z.object({}), work: z.object({ whom: z.enum(enrolledOnes) }) };

type RegisterMove = Move<typeof questions>;

/** What was told of who is to be enrolled, what they do, and how they work. */
type Told = Pick<Seed, 'enrols' | 'occupation' | 'how'>;

const answered = (...says: Say[]): RegisterMove & { end: Say[] } => ({
  end: [...says, say('register.next', {}, ['contribution', 'eligibility', 'office', 'menu'])],
});

/** Named, since it may have been heard wrongly; of those who do nothing that we know there is nothing to name. */
const takenSays = (occupation: Occupation): Say[] =>
  occupation === 'other' ? [] : [say('register.taken', { work: text(`occupation.${occupation}`) })];

const ofOwn = (whom: EnrolledOne, occupation: Occupation | undefined, today: Day) =>
  answered(...ownSays({ whom, occupation }, today));

/** Those whom somebody else must enrol, and those who go abroad. */
function ofOthersDuty({ enrols, how }: Told, today: Day): RegisterMove | undefined {
  if (enrols === 'workers' || how === 'project') return answered(workersSay(today));
  if (enrols === 'employed' || how === 'company') return answered(employeeSay(today));
  return how === 'abroad' ? answered(abroadSay(today)) : undefined;
}

/** Where what was told leads; undefined where it tells nothing. */
function ofTold(told: Told, today: Day): RegisterMove | undefined {
  const duty = ofOthersDuty(told, today);
  if (duty) return duty;
  const whom = told.enrols === 'others' ? 'others' : 'self';
  if (told.occupation) return { says: takenSays(told.occupation), ...ofOwn(whom, told.occupation, today) };
  return told.enrols || told.how ? { next: 'work', known: { whom } } : undefined;
}

/** The first question, or what it would have led to where the sentence said it; *kembali* then still leads there. */
export function begin(seed: Seed, today: Day): RegisterMove {
  const move = ofTold(seed, today);
  if (!move) return { next: 'whom', known: {} };
  return 'next' in move ? { ...move, passed: ['whom'] } : move;
}

const ones: Record<string, Enrolled> = { enrolSelf: 'self', enrolWorkers: 'workers', enrolOthers: 'others' };

/** Who is to be enrolled; an occupation typed here tells as much. */
export function answerWhom({ choice = '', words }: Heard, today: Day): RegisterMove {
  const enrols = ones[choice];
  if (enrols) return ofTold({ enrols }, today)!;
  const told = { enrols: hearEnrolled(words), occupation: hearOccupation(words), how: saidHow(words) };
  return ofTold(told, today) ?? { again: say('register.pickWhom') };
}

/** Whether it is transport is asked only in months in which that changes the sum. */
export const workChoices = (today: Day) =>
  asksOccupation(today)
    ? (['transportWork', 'otherWork', 'workCompany'] as const)
    : (['workSelf', 'workCompany'] as const);

const groups: Record<string, Occupation | undefined> = {
  transportWork: 'driver',
  otherWork: 'other',
  workSelf: undefined,
};

/** What somebody does, by a button or by its name; or that an employer pays them. */
export function answerWork({ choice = '', words }: Heard, whom: EnrolledOne, today: Day): RegisterMove {
  if (choice === 'workCompany') return answered(employeeSay(today));
  if (Object.hasOwn(groups, choice)) return ofOwn(whom, groups[choice], today);
  const occupation = hearOccupation(words);
  if (occupation) return ofOwn(whom, occupation, today);
  return ofOthersDuty({ how: saidHow(words) }, today) ?? { again: say('register.pickWork') };
}
