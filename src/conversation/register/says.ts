import { jkmValue } from '../../domain/benefits/jkm.ts';
import type { Day } from '../../domain/day.ts';
import type { Occupation } from '../../domain/occupations.ts';
import { selfPaidMostAge } from '../../domain/programmes.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { priceSay } from './price.ts';

/** For whom somebody enrols who works for themselves: the writer, or another. */
export const enrolledOnes = ['self', 'others'] as const;

export type EnrolledOne = (typeof enrolledOnes)[number];

/** Someone to be enrolled; an occupation that is left out changes nothing in this month. */
export type Enrolling = { whom: EnrolledOne; occupation?: Occupation | undefined };

/** Before this many months are paid, the heirs of a death that work did not cause may get the funeral money only. */
function firstMonthsSay(today: Day): Say {
  const months = jkmValue('fullFromMonths', today)!;
  return say('register.firstMonths', {
    months: months.value,
    funeral: jkmValue('funeral', today)!.value,
    cite: months.cite,
  });
}

const waysSay = ({ whom, occupation }: Enrolling, today: Day): Say => ({
  ...say('register.ways'),
  more: [
    ...(occupation === 'domestic_worker' ? [say('register.domestic')] : []),
    say(whom === 'self' ? 'register.needs' : 'register.needsOthers'),
    say('register.rules', { most: selfPaidMostAge }),
    firstMonthsSay(today),
    say('register.free'),
  ],
});

/** What it costs, and the ways to enrol and pay oneself (domain: the channels of BPJS Ketenagakerjaan). */
export const ownSays = (enrolling: Enrolling, today: Day): Say[] => [
  priceSay(enrolling.occupation, today),
  waysSay(enrolling, today),
];
