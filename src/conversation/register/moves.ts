import { z } from 'zod';
import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';
import type { Heard } from '../../language/hear.ts';
import { type Enrolled, hearEnrolled } from '../../language/hear-enrolled.ts';
import { hearOccupation } from '../../language/hear-occupation.ts';
import { say, text } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { asksOccupation } from '../contribution/relief.ts';
import type { Move } from '../flow.ts';
import { employeeSay, workersSay } from './employer.ts';
import { type EnrolledOne, enrolledOnes, ownSays } from './says.ts';

/** The questions of *cara mendaftar*, and what must be known before each can be asked. */
export const questions = { whom: z.object({}), work: z.object({ whom: z.enum(enrolledOnes) }) };

type RegisterMove = Move<typeof questions>;

const answered = (says: Say[]): RegisterMove => ({
  end: [...says, say('register.next', {}, ['contribution', 'eligibility', 'office', 'menu'])],
});

/** Named, since it may have been heard wrongly; of those who do nothing that we know there is nothing to name. */
const takenSays = (occupation: Occupation): Say[] =>
  occupation === 'other' ? [] : [say('register.taken', { work: text(`occupation.${occupation}`) })];

/** What was told of who is to be enrolled and what they do; undefined where that says nothing. */
export function ofTold(
  { enrols, occupation }: { enrols?: Enrolled | undefined; occupation?: Occupation | undefined },
  today: Day,
): RegisterMove | undefined {
  if (enrols === 'workers') return answered([workersSay(today)]);
  if (enrols === 'employed') return answered([employeeSay(today)]);
  if (occupation)
    return { says: takenSays(occupation), ...answered(ownSays({ whom: enrols ?? 'self', occupation }, today)) };
  return enrols && { next: 'work', known: { whom: enrols } };
}

const ones: Record<string, Enrolled> = { enrolSelf: 'self', enrolWorkers: 'workers', enrolOthers: 'others' };

/** Who is to be enrolled; an occupation typed here tells as much. */
export function answerWhom({ choice = '', words }: Heard, today: Day): RegisterMove {
  const told = { enrols: ones[choice] ?? hearEnrolled(words), occupation: hearOccupation(words) };
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
  if (choice === 'workCompany') return answered([employeeSay(today)]);
  if (Object.hasOwn(groups, choice)) return answered(ownSays({ whom, occupation: groups[choice] }, today));
  const occupation = hearOccupation(words);
  return occupation ? answered(ownSays({ whom, occupation }, today)) : { again: say('register.pickWork') };
}
