import { addDays, type Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearMine, hearName } from '../../language/hearing/hear-name.ts';
import { hearPastDay } from '../../language/hearing/hear-past-day.ts';
import { hearPhone } from '../../language/phone.ts';
import { say } from '../../language/texts.ts';
import { hearBirthDate } from '../eligibility/age.ts';
import type { Ports } from '../ports.ts';
import { type About, type Related, relations, withTold } from './known.ts';
import { isUnnamed, onwards, type ReportMove } from './order.ts';
import { write } from './write.ts';

/** More than this is a story, not a place. */
const MOST_PLACE = 80;

/** One of the people this chat speaks for: who they are to it is known too. */
export async function answerWhom({ choice }: Heard, about: About, ports: Ports): Promise<ReportMove> {
  if (choice === 'another') return onwards(about);
  const people = await ports.people();
  const person = people.find(({ participantId }) => choice === `person-${participantId}`);
  if (!person) return { again: say('report.pickPerson') };
  const { participantId, relation } = person;
  return onwards({
    ...about,
    participantId,
    relation: about.kind === 'death' && relation === 'self' ? undefined : relation,
  });
}

const quick: Record<string, number> = { eventToday: 0, eventYesterday: -1 };

export function answerWhen({ choice, words }: Heard, about: About, today: Day): ReportMove {
  if (choice === 'dayForgotten') return onwards(about, 'when');
  const days = quick[choice ?? ''];
  const on = days === undefined ? hearPastDay(words, today) : addDays(today, days);
  return on ? onwards({ ...about, on }, 'when') : { again: say('report.badDay', { example: addDays(today, -1) }) };
}

export function answerBirthDate({ choice, words }: Heard, about: About, ports: Ports): ReportMove {
  if (choice === 'skip') return onwards(about, 'birthDate');
  const born = hearBirthDate(words, ports.today());
  return born
    ? onwards(withTold(about, { birthDate: ports.seal(born) }), 'birthDate')
    : { again: say('report.badBirthDate') };
}

export function answerVillage({ choice, words }: Heard, about: About, ports: Ports): ReportMove {
  if (choice === 'skip') return onwards(about, 'village');
  if (!/\p{L}{2}/u.test(words) || words.length > MOST_PLACE) return { again: say('report.badVillage') };
  return onwards(withTold(about, { village: ports.seal(words) }), 'village');
}

/** Whom a report may be about: nobody reports the own death. */
export const relationsFor = ({ kind }: About) => relations.filter((name) => kind !== 'death' || name !== 'self');

export function answerRelation({ choice, words }: Heard, about: About): ReportMove {
  const relation = relationsFor(about).find((name) => name === choice) ?? hearMine(words);
  if (!relation) return { again: say('report.needRelation') };
  // Who came back to correct it at once has named nobody yet.
  return onwards({ ...about, relation }, isUnnamed(about) ? undefined : 'relation');
}

export function answerReporter({ choice, written }: Heard, about: Related, ports: Ports): ReportMove {
  if (choice === 'skip') return onwards(about, 'reporter');
  const name = hearName(written);
  if (!name) return { again: say('report.badOwnName') };
  return onwards(withTold(about, { reporter: ports.seal(name) }), 'reporter');
}

/** The last answer: any phone will do, since it proves nothing here. */
export function answerPhone({ choice, phone, numbers }: Heard, about: Related, ports: Ports): ReportMove {
  if (choice === 'thisChat') return write(about, ports);
  const number = phone?.number ?? hearPhone(numbers[0] ?? '');
  return number ? write(withTold(about, { phone: ports.seal(number) }), ports) : { again: say('report.badPhone') };
}
