import { html } from 'hono/html';
import type { Shown, Words } from './shown.ts';

export type Html = ReturnType<typeof html>;

/** When a message was written, in words (WIB): `dateStyle` for its day, `timeStyle` for its hour. */
function saysWhen(lang: string, style: Intl.DateTimeFormatOptions): (message: Shown) => string {
  const format = new Intl.DateTimeFormat(lang, { ...style, timeZone: 'Asia/Jakarta' });
  return ({ at }) => format.format(new Date(at));
}

/** `*word*` is bold, as people know it from their phones. Every other part is bold; `page/bubbles.js` reads it the same way. */
const parts = (text: string) =>
  text
    .split(/\*([^\s*](?:[^*\n]*[^\s*])?)\*/)
    .map((part, place) => (place % 2 ? html`<strong>${part}</strong>` : part));

const bubble = (message: Shown, words: Words, timeOf: (message: Shown) => string): Html =>
  html`<li class="${message.from}" data-id="${message.id}"><span class="unseen">${
    message.from === 'bot' ? words.name : words.you
  }: </span><p>${parts(message.text)}</p><time datetime="${message.at}">${timeOf(message)}</time></li>`;

/** All bubbles, with a line where a new day (WIB) begins. */
export function bubbles(messages: Shown[], words: Words): Html[] {
  const [dayOf, timeOf] = [saysWhen(words.lang, { dateStyle: 'long' }), saysWhen(words.lang, { timeStyle: 'short' })];
  return messages.flatMap((message, place) => {
    const before = messages[place - 1];
    const sameDay = before && dayOf(before) === dayOf(message);
    const day = html`<li class="day" data-id="day-${dayOf(message)}"><span>${dayOf(message)}</span></li>`;
    return [...(sameDay ? [] : [day]), bubble(message, words, timeOf)];
  });
}

/** What may be chosen now: the newest choices that the bot offered since the person last spoke. */
export function openChoices(messages: Shown[]): Shown['choices'] {
  const lastSaid = messages.findLastIndex((message) => message.from === 'person');
  return messages.slice(lastSaid + 1).findLast((message) => message.choices.length > 0)?.choices ?? [];
}
