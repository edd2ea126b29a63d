import { accidentKinds } from '../../domain/claims/work-accident-law.ts';
import type { Heard } from '../../language/hear.ts';
import { hearAccidentKind } from '../../language/hearing/hear-event.ts';
import { say } from '../../language/texts.ts';
import { choicesOf, type FactName, type Facts, questionAfter, questions, withAnswer } from '../accident/questions.ts';
import { verdictSays } from '../accident/says.ts';
import { flow, type Move } from '../flow.ts';
import { pass, type SaidAlready } from '../pass.ts';
import type { Ports } from '../ports.ts';
import { kindName } from '../taken.ts';

type AccidentMove = Move<typeof questions>;

/** To the next question of this kind, or to the answer. */
function onwards(known: Facts, ports: Ports, asked?: FactName): AccidentMove {
  const next = questionAfter(known.kind, asked);
  if (next) return { next, known };
  const bereft = known.kind === 'sudden_death' ? (['bereaved'] as const) : [];
  return {
    end: [
      ...verdictSays(known, ports.today()),
      say('accident.next', {}, [...bereft, 'accidentReport', 'estimate', 'officer', 'menu']),
    ],
  };
}

/** Who tells of a sudden death at work has said where it came. */
const ofKind = (kind: Facts['kind'], ports: Ports): AccidentMove =>
  onwards({ kind, ...(kind === 'sudden_death' && { attackedAtWork: true }) }, ports);

const alreadySaid = (ports: Ports): SaidAlready<typeof questions> => ({
  kind: ({ said }) => said?.kind && { named: kindName(said.kind), move: ofKind(said.kind, ports) },
});

/** A question that is answered by a choice. */
const fact = (name: FactName) => ({
  ask: ({ kind }: Facts) => [say(`accident.ask_${name}`, {}, choicesOf(name, kind))],
  answer({ choice }: Heard, known: Facts, ports: Ports): AccidentMove {
    const facts = withAnswer(name, choice, known);
    return facts ? onwards(facts, ports, name) : { again: say('accident.pickOne') };
  },
});

/** *Apakah ini kecelakaan kerja?*: what happened, what that kind depends on, and how it then looks. Never a decision. */
export const accident = flow(
  'accident',
  questions,
  {
    kind: {
      ask: () => [say('accident.askKind', {}, [...accidentKinds])],
      answer({ choice, words }, _known, ports) {
        const kind = accidentKinds.find((one) => one === choice) ?? hearAccidentKind(words);
        return kind ? ofKind(kind, ports) : { again: say('accident.badKind') };
      },
    },
    injury: fact('injury'),
    route: fact('route'),
    detour: fact('detour'),
    employer: fact('employer'),
    road: fact('road'),
    doctor: fact('doctor'),
    care: fact('care'),
    within24h: fact('within24h'),
    police: fact('police'),
    registered: fact('registered'),
  },
  ({ kind }, ports) => pass({ next: 'kind', known: { said: { kind } } }, alreadySaid(ports)),
);
