import type { Day } from '../domain/day.ts';
import type { Heard } from '../language/hear.ts';
import { hearEnrolled } from '../language/hearing/hear-enrolled.ts';
import { hearAccidentKind } from '../language/hearing/hear-event.ts';
import { hearProgramme } from '../language/hearing/hear-programme.ts';
import { hearRegency } from '../language/hearing/hear-region.ts';
import { isRoughDay, speaksAhead } from '../language/hearing/said-day.ts';
import { type SaidEvent, saidEvent } from '../language/hearing/said-event.ts';
import {
  saidAge,
  saidAmount,
  saidChildren,
  saidHow,
  saidIncome,
  saidMonths,
  saidPart,
  saidPayer,
} from '../language/hearing/said-facts.ts';
import type { Entities } from '../language/understanding/intents.ts';
import type { Known, Seed } from './flow.ts';
import { CARD, NIK } from './hear-proof.ts';
import type { Open } from './place.ts';
import type { Ports } from './ports.ts';
import { type Said, said } from './said.ts';

/** Lengths of the numbers that name a record. */
const NAMES_A_RECORD = [NIK, CARD];

/** What the open question knows that another topic may go on from. */
const CARRIED = ['named', 'report', 'caseId'] as const;

/** What is being spoken of: an accident, or a death, its cause, and for a report, before all is asked, that it was one. */
function spokenOf({ place: { flow, known } }: Open): Seed {
  if (flow === 'accidentReport') return { about: 'work_accident' };
  if (flow !== 'bereaved') return {};
  const cause = known.cause === 'work' || known.cause === 'other' ? known.cause : undefined;
  const report = { kind: 'death', ...(cause === 'work' && { died: true as const }) } as const;
  return { report, ...(cause && { cause, about: `${cause}_death` as const }) };
}

/** Of what a seed may hold, what a saved place may hold too: no number, no access code, no digits. */
export const kept = said.keyof().options;

/** Of that, what another topic may go on from: a day to come was said for what was asked then, and sets no reminder later. */
const CARRIED_ON = kept.filter((name) => name !== 'day');

/** Of what is known, what goes on under these names. */
export const given = <Name extends keyof Seed>(names: readonly Name[], known: Known = {}): Seed =>
  Object.fromEntries(names.flatMap((name) => (known[name] === undefined ? [] : [[name, known[name]]])));

/** The day of what happened, where a message tells it to the day. */
const pastIn = ({ words }: Heard, { date }: Entities, today: Day): Said['past'] =>
  date !== undefined && date <= today && !isRoughDay(words) ? date : undefined;

/** A day to come; beside a death or an accident a day that nobody called one to come is the day of that. */
const aheadIn = ({ words, day }: Heard, { happened }: SaidEvent): Said['day'] =>
  happened && !speaksAhead(words) ? undefined : day;

/** What a message says that a topic need not ask. Nothing that was heard only vaguely: a range, two sums, "bulan lalu". */
export const saidIn = (heard: Heard, ports: Ports): Seed => {
  const { words, written } = heard;
  const event = saidEvent(words);
  const entities = heard.understood?.entities ?? {};
  return given(kept, {
    ...event,
    past: pastIn(heard, entities, ports.today()),
    day: aheadIn(heard, event),
    kind: hearAccidentKind(words),
    regency: hearRegency(words),
    relation: entities.relation,
    occupation: entities.occupation,
    amount: saidAmount(words),
    income: saidIncome(words),
    months: saidMonths(written),
    age: saidAge(words),
    part: saidPart(words),
    children: saidChildren(written),
    how: saidHow(words),
    payer: saidPayer(words),
    programme: hearProgramme(words),
    enrols: hearEnrolled(words),
  });
};

/** What was already said: in this message, and at the open question. A code beside the number of a case is its access code. */
export const seedOf = (heard: Heard, opened: Open | undefined, ports: Ports): Seed => {
  const { numbers, code, caseNumber } = heard;
  return {
    ...(opened && spokenOf(opened)),
    ...given(CARRIED, opened?.place.known),
    // Where the menu asked which of two was meant, it holds what was said before.
    ...(opened?.place.flow === 'menu' && given(CARRIED_ON, opened.place.known)),
    ...saidIn(heard, ports),
    ...given(['number', 'caseNumber', 'access', 'code'], {
      number: numbers.find(({ length }) => NAMES_A_RECORD.includes(length)),
      caseNumber,
      ...(code && (caseNumber ? { access: code.signs } : { code: ports.indexOf('code', code.signs) })),
    }),
  };
};
