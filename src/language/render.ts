import type { Choice, Outbound, Say } from '../message.ts';
import { type TextKey, text } from './texts.ts';

const isItem = (line: string | undefined): boolean => line?.startsWith('•') === true;

/** Paragraphs stand apart; items of a list follow one another. */
const joined = (above: string, below: string): string =>
  [above, below].join(isItem(above.split('\n').at(-1)) && isItem(below) ? '\n' : '\n\n');

const paragraphs = (say: Say): string =>
  [text(say.key as TextKey, say.values), ...(say.more ?? []).map(paragraphs)].reduce(joined);

const labelled = (choice: Choice): Outbound['choices'][number] =>
  typeof choice === 'string'
    ? { id: choice, label: text(`choice.${choice}` as TextKey) }
    : { id: choice.id, label: text(choice.key as TextKey, choice.values) };

/** What a meaning lets people choose, as they read it. */
export const choicesOf = ({ choices = [] }: Say): Outbound['choices'] => choices.map(labelled);

/** Turns a meaning into words. Throws when a key, a value or a choice's label is missing. */
export function render(say: Say, id: string): Outbound {
  const parts = [say, ...(say.then ?? [])];
  const last = parts.at(-1)!;
  const words = parts.map(paragraphs).join('\n\n');
  return { id, text: words, choices: choicesOf(last), ...(last.ask && { ask: last.ask }) };
}
