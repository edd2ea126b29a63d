import type { Mistake } from '../config.ts';
import { dayOf } from '../domain/day.ts';
import { knownPeople } from '../files/known-people.ts';
import { nearest } from '../files/nearest.ts';
import { text } from '../language/texts.ts';
import { codeOf, Trouble } from '../trouble.ts';
import type { App } from './opening.ts';

/** Of all that would do what is most like what was written; the rest of a long list is no help. */
const likeliest = (said: string, works: string[]): string[] => {
  const near = nearest(said, works, (one) => [one]);
  return near.length > 0 ? near : works.slice(0, 3);
};

function mistakeText({ why, ...values }: Mistake): string {
  if (!('works' in values)) return text(`config.${why}`, values);
  return text(`config.${why}`, { ...values, works: likeliest(values.said, values.works).join(', ') });
}

/** All mistakes of the settings, each with a value that would do. */
export const mistakesText = (mistakes: Mistake[]): string =>
  [text('config.head'), ...mistakes.map(mistakeText), text('config.makeKey')].join('\n');

/** What an error is that nobody foresaw: its type and code, for its message may quote a value. */
const kindOf = (error: unknown): string =>
  error instanceof Error ? [error.name, codeOf(error)].filter(Boolean).join(' ') : typeof error;

/** What is wrong and what to do about it. */
export function troubleText(error: unknown): string {
  const { code, values } = error instanceof Trouble ? error : new Trouble('unexpected', { what: kindOf(error) });
  return text(`trouble.${code}`, values);
}

const about = ['start.siti', 'start.marwan', 'start.aminah'] as const;

const peopleText = (now: Date): string[] =>
  knownPeople(dayOf(now)).map(({ nama, nik, no_kartu }, at) =>
    text('start.person', { name: nama, nik, card: no_kartu, about: text(about[at]!) }),
  );

/** What a start prints: where to click, and whom to try. */
export const openingText = ({ url, chat, madeUp, troubles }: App, now: Date): string =>
  [
    text('start.ready'),
    ...(chat ? [text('start.chat', { url: `${url}/chat` })] : []),
    text('start.terminal'),
    ...(madeUp ? [text('start.people'), ...peopleText(now)] : []),
    ...troubles.map(troubleText),
    text('start.stop'),
  ].join('\n');
