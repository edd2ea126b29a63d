import { html } from 'hono/html';
import type { Shown, Words } from './shown.ts';

export type Html = ReturnType<typeof html>;

const dayFormat = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
const timeFormat = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: 'Asia/Jakarta' });

const dayOf = (message: Shown): string => dayFormat.format(new Date(message.at));

/** `*word*` is bold, as people know it from their phones. Every other part is bold; `page/bubbles.js` reads it the same way. */
const parts = (text: string) =>
  text
    .split(/\*([^\s*](?:[^*\n]*[^\s*])?)\*/)
    .map((part, place) => (place % 2 ? html`<strong>${part}</strong>` : part));

const bubble = (message: Shown, words: Words): Html =>
  html`<li class="${message.from}" data-id="${message.id}"><span class="unseen">${
    message.from === 'bot' ? words.name : words.you
  }: </span><p>${parts(message.text)}</p><time datetime="${message.at}">${timeFormat.format(new Date(message.at))}</time></li>`;

/** All bubbles, with a line where a new day (WIB) begins. */
export const bubbles = (messages: Shown[], words: Words): Html[] =>
  messages.flatMap((message, place) => {
    const before = messages[place - 1];
    const sameDay = before && dayOf(before) === dayOf(message);
    const day = html`<li class="day" data-id="day-${dayOf(message)}"><span>${dayOf(message)}</span></li>`;
    return sameDay ? [bubble(message, words)] : [day, bubble(message, words)];
  });

/** What may be chosen now: the newest choices that the bot offered since the person last spoke. */
export function openChoices(messages: Shown[]): Shown['choices'] {
  const lastSaid = messages.findLastIndex((message) => message.from === 'person');
  return messages.slice(lastSaid + 1).findLast((message) => message.choices.length > 0)?.choices ?? [];
}
