import { partName } from '../../language/hearing/part-name.ts';
import { text } from '../../language/texts.ts';
import type { SaidAlready } from '../pass.ts';
import type { Ports } from '../ports.ts';
import { type Said, without } from '../said.ts';
import { causeName, childrenName, dayName } from '../taken.ts';
import { afterWage, isWage } from './accident.ts';
import { afterDeathDate, answerSegment, ofMonths } from './death.ts';
import { finish } from './end.ts';
import { afterEvent } from './event.ts';
import { ofPart } from './injury.ts';
import type { questions } from './questions.ts';

const eventNames = {
  work_accident: () => text('taken.accident'),
  work_death: () => causeName('work'),
  other_death: () => causeName('other'),
};

/** The event of an estimate; the scholarship has a topic of its own. */
const eventIn = ({ about, part }: Said) =>
  about === 'scholarship' ? undefined : (about ?? (part ? ('work_accident' as const) : undefined));

/** How one works, as the choice that says it. */
const segments = { self: 'ownWork', company: 'employed', project: undefined, abroad: undefined } as const;

/** What the first sentence said of what an estimate asks. What the record tells goes before it. */
export const alreadySaid = (ports: Ports): SaidAlready<typeof questions> => ({
  event({ said, ...known }) {
    const event = said && eventIn(said);
    const move = event && afterEvent(event, { ...known, said: without(said, 'about') }, ports);
    return move && { named: eventNames[event](), move };
  },
  deathDate({ said, ...known }) {
    const move = said?.past && afterDeathDate(said.past, { ...known, said: without(said, 'past') }, ports);
    return move && { named: dayName(said.past!), move };
  },
  segment({ said, ...known }) {
    const choice = said?.how && segments[said.how];
    if (!choice) return undefined;
    const move = answerSegment({ choice }, { ...known, said: without(said, 'how') });
    return { named: text(`taken.how_${said.how as 'self' | 'company'}`), move };
  },
  months({ said, ...known }) {
    if (said?.months === undefined) return undefined;
    const move = ofMonths(said.months, { ...known, said: without(said, 'months') }, ports);
    return { named: text('taken.months', { months: said.months }), move };
  },
  wage({ said, ...known }) {
    if (said?.income === undefined || !isWage(said.income)) return undefined;
    const move = afterWage(said.income, { ...known, said: without(said, 'income') });
    return { named: text('taken.wage', { amount: said.income }), move };
  },
  outcome: (known) => (known.said?.part ? { move: { next: 'part', known } } : undefined),
  part({ said, ...known }) {
    const move = said?.part && ofPart(said.part, { ...known, said: without(said, 'part') }, ports);
    return move && { named: text('taken.part', { part: partName(said.part!) }), move };
  },
  children({ said, ...known }) {
    const { children } = said ?? {};
    return children && { named: childrenName(children), move: finish({ ...known }, { children }, ports) };
  },
});
