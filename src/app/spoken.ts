import { render } from '../language/render.ts';
import { type ChoiceId, id, text } from '../language/texts.ts';
import type { Outbound, Say } from '../message.ts';
import type { Entry } from '../store/transcript.ts';

/** What a person said; a choice whose turn is not done yet has no label of its own kept. */
export function wordsOf({ text: said, choice }: Extract<Entry, { from: 'person' }>): string {
  if (said || choice === undefined) return said || '…';
  return choice in id.choice ? text(`choice.${choice as ChoiceId}`) : '…';
}

/** A reply of yesterday's code may name a text that is gone: it is said to be so, and the rest of the conversation stands. */
export function renderedAsIs(said: Say, row: string): Pick<Outbound, 'id' | 'text' | 'choices'> {
  try {
    const { text: words, choices } = render(said, row);
    return { id: row, text: words, choices };
  } catch {
    return { id: row, text: text('web.gone'), choices: [] };
  }
}
