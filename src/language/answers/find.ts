import type { SearchResult } from 'minisearch';
import { asksIn } from '../understanding/asks.ts';
import type { Intent } from '../understanding/intents.ts';
import { plainWords, stemOf } from '../understanding/plain.ts';
import { type AnswerId, answers } from './answers.ts';
import { explained } from './explained.ts';
import { type Index, indexed } from './index.ts';
import { termsOf } from './terms.ts';

/** What was understood of a question, as far as it tells which answer is meant. */
export type Understood = { intent: Intent; alternatives: { intent: Intent }[] };

/** An answer, and how much of what was asked it takes up: 0 to 1, where 1 is what a term means. */
export type Found = { id: AnswerId; score: number };

/** How an answer's intent stands to what was understood. */
type Nearness = 'meant' | 'likely' | 'other';

/** How much nearer an answer comes to what was asked where its intent was understood. */
const NEARER: Record<Nearness, number> = { meant: 1.35, likely: 1.15, other: 1 };

/** So much of a question an answer must take up, lest something else was asked. Measured on questions and on chatter (test/language/answers). */
const LEAST: Record<Nearness, number> = { meant: 0.27, likely: 0.35, other: 0.55 };

/** The same where it was understood to be none of ours. */
const LEAST_OF_OTHERS = 0.72;

/** A term that was only nearly found tells less. */
const NEARLY = 0.7;

/** As much may stand between the lines: a word or two are not enough to be sure of. */
const UNSAID = 2;

let index: Index | undefined;

const nearness = ({ intent, alternatives }: Understood, id: string): Nearness => {
  const ours = answers.get(id as AnswerId)!.intent;
  if (ours === intent) return 'meant';
  return alternatives.some((one) => one.intent === ours) ? 'likely' : 'other';
};

/** The share of what the terms tell that an answer takes up. */
function scoreOf({ weightOf, knows }: Index, terms: string[], taken: string[]): number {
  const all = terms.reduce((sum, term) => sum + weightOf(term), 0);
  const hit = taken.reduce((sum, term) => sum + weightOf(term) * (knows(term) ? 1 : NEARLY), 0);
  return hit / (all + UNSAID);
}

/** Whether a question holds what an answer is for alone: "dapat berapa" is not yet about a death at work. */
function isFor(plain: string[], id: string): boolean {
  const { needs } = answers.get(id as AnswerId)!;
  return !needs || plain.some((word) => needs.includes(word) || needs.includes(stemOf(word)));
}

/** The best of a search, where an intent that was understood brings an answer nearer. */
function best(results: SearchResult[], understood: Understood): { result: SearchResult; near: Nearness } | undefined {
  const [first] = results
    .map((result) => ({ result, near: nearness(understood, result.id) }))
    .sort((a, b) => b.result.score * NEARER[b.near] - a.result.score * NEARER[a.near]);
  return first;
}

const leastFor = (near: Nearness, { intent }: Understood): number =>
  intent === 'out_of_scope' ? LEAST_OF_OTHERS : LEAST[near];

/** Of what was found only so many can still become the best. */
const MOST = 12;

/** What comes nearest, however near that is. */
function nearest(plain: string[], understood: Understood): (Found & { near: Nearness }) | undefined {
  index ??= indexed();
  const terms = [...new Set(termsOf(plain))];
  if (terms.length === 0 || (terms.length === 1 && !asksIn(plain))) return undefined;
  const results = index.search.search(terms.join(' ')).filter(({ id }) => isFor(plain, id));
  const found = best(results.slice(0, MOST), understood);
  if (!found) return undefined;
  return { id: found.result.id as AnswerId, score: scoreOf(index, terms, found.result.queryTerms), near: found.near };
}

/**
 * The answer to a free question: what a term means, else the one whose questions are most like it (BM25 over plain words). One of the
 * intent that was understood is preferred, one of another must be much more like it. Undefined where we have none.
 */
export function findAnswer(written: string, understood: Understood): Found | undefined {
  const plain = plainWords(written);
  const id = explained(written, plain, understood.intent);
  if (id) return { id, score: 1 };
  const found = nearest(plain, understood);
  return found && found.score >= leastFor(found.near, understood) ? { id: found.id, score: found.score } : undefined;
}
