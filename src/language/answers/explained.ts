import words from '../../../locales/id/words-answers.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';
import { plainWords } from '../understanding/plain.ts';
import { topicSaid } from '../understanding/topics.ts';
import { type AnswerId, answers } from './answers.ts';

const said = fromLocale('words-answers', words);
const asking = new Set(said.asking);
const beside = new Set(said.beside);

const isSign = (word: string): boolean => !/^[\p{L}\p{M}\d]/u.test(word);

const byName = new Map(
  [...answers].flatMap(([id, { acronym = [] }]) =>
    acronym.map((name): [string, AnswerId] => [plainWords(name).join(' '), id]),
  ),
);

/**
 * The answer to what an acronym or a term means: "apa itu STMB?", "STMB tu apo", "maksudnya STMB", or the term alone where it is no
 * topic, which it would begin. `plain` as `plainWords` gives it.
 */
export function explained(written: string, plain: string[]): AnswerId | undefined {
  const spoken = plain.filter((word) => !isSign(word));
  const left = spoken.filter((word) => !asking.has(word) && !beside.has(word));
  const id = byName.get(left.join(' '));
  const isAlone = left.length === spoken.length && topicSaid(normalise(written)) === undefined;
  return id && (isAlone || spoken.some((word) => asking.has(word))) ? id : undefined;
}
