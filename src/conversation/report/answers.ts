import { addDays, type Day } from '../../domain/day.ts';
import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { hearMine, hearName } from '../../language/hear-name.ts';
import { hearPastDay } from '../../language/hear-past-day.ts';
import { hearPhone } from '../../language/phone.ts';
import { say } from '../../language/texts.ts';
import { coverSays } from '../cover-says.ts';
import { hearBirthDate } from '../eligibility/age.ts';
import { NIK } from '../hear-proof.ts';
import type { Named, Ports, Proof } from '../ports.ts';
import { type About, type Related, relations } from './known.ts';
import { onwards, type ReportMove } from './order.ts';
import { write } from './write.ts';

/** More than this is a story, not a place. */
const MOST_PLACE = 80;

const withTold = <Known extends About>(about: Known, told: Partial<About['told']>): Known => ({
  ...about,
  told: { ...about.told, ...told },
});

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

/** A NIK is refused only where it cannot be one; an odd one is an officer's to look at. */
function withNik(number: string, about: About, ports: Ports): ReportMove {
  if (number.length !== NIK) return { again: say('report.badLength', { count: number.length }) };
  const { nik } = readNik(number, ports.today());
  if (!nik) return { again: say('report.badNik') };
  return onwards({ ...withTold(about, { nik: ports.seal(nik) }), nikIndex: ports.indexOf('nik', nik) }, 'worker');
}

export function answerName({ words, numbers }: Heard, about: About, ports: Ports): ReportMove {
  if (numbers[0]) return withNik(numbers[0], about, ports);
  const name = hearName(words);
  return name ? onwards(withTold(about, { worker: ports.seal(name) }), 'worker') : { again: say('report.badName') };
}

/** The NIK, or at once the name of a worker whose card nobody has. */
export function answerWorker(heard: Heard, about: About, ports: Ports): ReportMove {
  const [number] = heard.numbers;
  if (number) return withNik(number, about, ports);
  if (heard.choice === 'noNik') return { next: 'name', known: about };
  return hearName(heard.words) ? answerName(heard, about, ports) : { again: say('report.needWorker') };
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

/** Shows cover and dates where the family card is right; nothing of the roll in any other case, and the report goes on. */
async function tryFamily(proof: Proof, about: About & { nikIndex: string }, ports: Ports): Promise<ReportMove> {
  const named: Named = { by: 'nik', index: about.nikIndex };
  const proven = await ports.prove(named, proof);
  if (!proven.ok) return { ...onwards(about, 'family'), says: [say('report.notMatched')] };
  const { record } = proven;
  return {
    ...onwards({ ...about, participantId: record.participantId }, 'family'),
    says: [coverSays(record, ports.today())],
    effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${record.participantId}` }],
  };
}

export function answerFamily(
  { choice, numbers }: Heard,
  about: About & { nikIndex: string },
  ports: Ports,
): ReportMove | Promise<ReportMove> {
  if (choice === 'noCard') return onwards(about, 'family');
  const [number] = numbers;
  if (number?.length !== NIK) return { again: say('report.badFamily') };
  if (ports.indexOf('nik', number) === about.nikIndex) return { again: say('report.sameNik') };
  return tryFamily({ kind: 'family', value: number }, about, ports);
}

/** Whom a report may be about: nobody reports the own death. */
export const relationsFor = ({ kind }: About) => relations.filter((name) => kind !== 'death' || name !== 'self');

export function answerRelation({ choice, words }: Heard, about: About): ReportMove {
  const relation = relationsFor(about).find((name) => name === choice) ?? hearMine(words);
  return relation ? onwards({ ...about, relation }, 'relation') : { again: say('report.needRelation') };
}

export function answerReporter({ choice, words }: Heard, about: Related, ports: Ports): ReportMove {
  if (choice === 'skip') return onwards(about, 'reporter');
  const name = hearName(words);
  if (!name) return { again: say('report.badOwnName') };
  return onwards(withTold(about, { reporter: ports.seal(name) }), 'reporter');
}

/** The last answer: any phone will do, since it proves nothing here. */
export function answerPhone({ choice, phone, numbers }: Heard, about: Related, ports: Ports): ReportMove {
  if (choice === 'thisChat') return write(about, ports);
  const number = phone?.number ?? hearPhone(numbers[0] ?? '');
  return number ? write(withTold(about, { phone: ports.seal(number) }), ports) : { again: say('report.badPhone') };
}
