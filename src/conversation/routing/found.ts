import { answerSay } from '../../language/answers/answer-say.ts';
import { answers } from '../../language/answers/answers.ts';
import { type Found, findAnswer } from '../../language/answers/find.ts';
import type { Heard } from '../../language/hear.ts';
import { withoutCourtesy } from '../../language/hearing/hear-courtesy.ts';
import { hearPrivacy } from '../../language/hearing/hear-privacy.ts';
import { asksSomething } from '../../language/understanding/asks.ts';
import type { Intent } from '../../language/understanding/intents.ts';
import { topicSaid } from '../../language/understanding/topics.ts';
import type { Say } from '../../message.ts';
import type { Known, Seed } from '../flow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { given, kept } from '../seed.ts';
import { careFor } from './care.ts';
import { inBetween, isAsking, offering } from './in-between.ts';
import type { Routed } from './router.ts';

/** What can be told to anyone. What else is wanted is a thing to do: it is begun, and not told about. */
const TOLD: Intent[] = [
  ...(['explain_jkk', 'explain_jkm', 'check_eligibility', 'scholarship', 'claim_documents', 'privacy'] as const),
  ...(['estimate_benefit', 'contribution', 'register', 'office_contact', 'other_programme'] as const),
];

/** What topics reckon with: whoever told it wants her own case answered, not the general one. */
const RECKONED: Partial<Record<Intent, (keyof Seed)[]>> = {
  estimate_benefit: ['children', 'months', 'income', 'amount'],
  explain_jkk: ['happened', 'kind'],
  claim_documents: ['about', 'happened', 'cause'],
  contribution: ['occupation', 'income', 'amount', 'payer'],
  register: ['occupation', 'enrols'],
  check_eligibility: ['age', 'regency', 'occupation'],
  scholarship: ['children'],
  office_contact: ['regency'],
  other_programme: ['programme'],
};

/** Whoever told these of herself wants them reckoned with, even where it is not sure by which topic. */
const FIGURES: (keyof Seed)[] = ['children', 'months', 'income', 'amount'];

/** What means a term by itself ("STMB itu apo?") is answered whatever else was understood. */
const TERM = 1;

/** So much of a question an answer takes up where it is what was asked, and not only near it; of a thing to do, nearly all. */
const JUST_THIS = { told: 0.6, done: 0.74 };

/** Whether a topic would begin that knows more of this case than a general answer does. */
const isOwnCase = (intent: Intent, said: Known): boolean =>
  (RECKONED[intent] ?? []).some((name) => said[name] !== undefined);

/** What a topic lists in full is told here only where just that was asked. */
const LISTED: Intent = 'claim_documents';

/** Whether an answer is wanted rather than the topic that is surely meant. */
function isBetter({ understood }: Heard, said: Known, { id, score }: Found): boolean {
  const { intent } = understood!;
  if (answers.get(id)!.intent !== intent) return false;
  if (!TOLD.includes(intent)) return score >= JUST_THIS.done;
  return score >= JUST_THIS.told || (intent !== LISTED && !isOwnCase(intent, said));
}

/** Whether an answer is wanted: no topic was named outright, and nothing was told for a topic to go on from. */
function isWanted(heard: Heard, said: Known, found: Found): boolean {
  const { words, topic, understood } = heard;
  if (found.score >= TERM) return true;
  if (topic && topicSaid(withoutCourtesy(words)) === topic) return false;
  const { intent, act } = understood!;
  if (intent === 'privacy' && hearPrivacy(words)) return false;
  if (act === 'go') return isBetter(heard, said, found);
  return (TOLD.includes(intent) || intent === 'out_of_scope') && !FIGURES.some((name) => said[name] !== undefined);
}

/** A free question that has an answer in the answer base, where `said` is what the message told; undefined where none fits, a topic knows better, or a question is open and none was asked. */
export function answered(heard: Heard, opened: Open | undefined, said: Seed, ports: Ports): Routed | undefined {
  if (!heard.understood || (isAsking(opened) && !asksSomething(heard.written))) return undefined;
  const found = findAnswer(heard.written, heard.understood);
  if (!found || !isWanted(heard, said, found)) return undefined;
  const answer = answerSay(found.id, ports.today());
  const says: Say[] = [...careFor(heard.understood.tone), answer];
  if (!isAsking(opened)) return offering(says, given(kept, said), 'found');
  const { choices: _choices, ...told } = answer;
  return inBetween([...says.slice(0, -1), told], opened, 'found');
}
