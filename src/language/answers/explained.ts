import words from '../../../locales/id/words-answers.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';
import type { Intent } from '../understanding/intents.ts';
import { plainWords } from '../understanding/plain.ts';
import { topicSaid } from '../understanding/topics.ts';
import { type AnswerId, answers } from './answers.ts';

const said = fromLocale('words-answers', words);
const asking = new Set(said.asking);
const beside = new Set(said.beside);

const isSign = (word: string): boolean => !/^[\p{L}\p{M}\d]/u.test(word);

/** What is left of plain words without those that only ask. */
const named = (spoken: string[]): string => spoken.filter((word) => !asking.has(word) && !beside.has(word)).join(' ');

const byName = new Map(
  [...answers].flatMap(([id, { acronym = [] }]) =>
    acronym.map((name): [string, AnswerId] => [named(plainWords(name)), id]),
  ),
);

/** Who writes nothing but the name of a topic begins it, and who writes our own name greets us. */
const isOther = (written: string, intent: Intent): boolean =>
  intent === 'greet' || topicSaid(normalise(written)) !== undefined;

/**
 * The answer to what an acronym or a term means: "apa itu STMB?", "STMB tu apo", "maksudnya STMB", or the term alone where it is no
 * topic, which it would begin. `plain` as `plainWords` gives it.
 */
export function explained(written: string, plain: string[], intent: Intent): AnswerId | undefined {
  const spoken = plain.filter((word) => !isSign(word));
  const name = named(spoken);
  const id = byName.get(name);
  if (!id) return undefined;
  const isAsked = spoken.some((word) => asking.has(word));
  return isAsked || (name === spoken.join(' ') && !isOther(written, intent)) ? id : undefined;
}
