import { answerSay } from '../language/answers/answer-say.ts';
import { findAnswer } from '../language/answers/find.ts';
import type { Heard } from '../language/hear.ts';
import { withoutCourtesy } from '../language/hear-courtesy.ts';
import type { Intent } from '../language/understanding/intents.ts';
import { topicSaid } from '../language/understanding/topics.ts';
import type { Say } from '../message.ts';
import { careFor } from './care.ts';
import type { Known, Seed } from './flow.ts';
import { inBetween, isAsking, offering } from './in-between.ts';
import type { Open } from './place.ts';
import type { Ports } from './ports.ts';
import type { Routed } from './router.ts';
import { given, kept, seedOf } from './seed.ts';

/** What can be told to anyone. What else is wanted is a thing to do: it is begun, and not told about. */
const TOLD: Intent[] = [
  ...(['explain_jkk', 'explain_jkm', 'check_eligibility', 'scholarship', 'claim_documents', 'privacy'] as const),
  ...(['estimate_benefit', 'contribution', 'register', 'office_contact', 'other_programme'] as const),
];

/** What the topics of sums, places and programmes reckon with: whoever told it wants her own case answered, not the general one. */
const RECKONED: Partial<Record<Intent, (keyof Seed)[]>> = {
  estimate_benefit: ['children', 'months', 'income', 'amount'],
  contribution: ['occupation', 'income', 'amount', 'payer'],
  register: ['occupation', 'enrols'],
  check_eligibility: ['age', 'regency', 'occupation'],
  scholarship: ['children'],
  office_contact: ['regency'],
  other_programme: ['programme'],
};

/** Whether a topic would begin that knows more of this case than a general answer does. */
const isOwnCase = (intent: Intent, said: Known): boolean =>
  (RECKONED[intent] ?? []).some((name) => said[name] !== undefined);

/** Whether a free question was asked: no topic was named outright, and nothing was told for a topic to go on from. */
function isQuestion({ words, topic, understood }: Heard, said: Known): boolean {
  if (topic && topicSaid(withoutCourtesy(words)) === topic) return false;
  const { intent, act } = understood!;
  return act !== 'go' || (TOLD.includes(intent) && !isOwnCase(intent, said));
}

/** What means a term by itself ("STMB itu apo?") is answered whatever else was understood. */
const TERM = 1;

/** A free question that has an answer in the answer base; undefined where none fits, or a topic knows better. */
export function answered(heard: Heard, opened: Open | undefined, ports: Ports): Routed | undefined {
  if (!heard.understood) return undefined;
  const found = findAnswer(heard.written, heard.understood);
  const seed = given(kept, seedOf(heard, undefined, ports));
  if (!found || (found.score < TERM && !isQuestion(heard, seed))) return undefined;
  const answer = answerSay(found.id, ports.today());
  const says: Say[] = [...careFor(heard.understood.tone), answer];
  if (!isAsking(opened)) return offering(says, seed, 'found');
  const { choices: _choices, ...told } = answer;
  return inBetween([...says.slice(0, -1), told], opened, 'found');
}
