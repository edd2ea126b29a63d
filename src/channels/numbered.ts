import type { Outbound } from '../message.ts';

/** A message whose choices stand under it as a numbered list, where there are no buttons for them. `hint` says how to answer. */
export const numbered = ({ text, choices }: Pick<Outbound, 'text' | 'choices'>, hint: string): string =>
  choices.length === 0
    ? text
    : [text, choices.map(({ label }, at) => `${at + 1}. ${label}`).join('\n'), hint].join('\n\n');
