// @ts-check
/**
 * Makes bubbles. Everything is made of text nodes, so nothing that somebody wrote can become markup.
 * `bubbles.ts` draws the same on the server.
 *
 * @typedef {{ id: string, label: string }} Choice
 * @typedef {{ id: string, from: 'person' | 'bot', text: string, choices: Choice[], at: string }} Message
 */

/** @type {(selector: string) => HTMLElement} */
export const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

export const words = JSON.parse(document.body.dataset.words ?? '{}');

/** Most messages are accepted sooner, and then it is not worth a word. */
const SLOW_MS = 800;

const { lang } = document.documentElement;
const dayFormat = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
/** @param {Message} message */
export const dayOf = (message) => dayFormat.format(new Date(message.at));
const timeFormat = new Intl.DateTimeFormat(lang, { timeStyle: 'short', timeZone: 'Asia/Jakarta' });

const bold = /\*([^\s*](?:[^*\n]*[^\s*])?)\*/;

/** @type {(tag: string, text?: string, className?: string) => HTMLElement} */
export const made = (tag, text = '', className = '') => {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className) element.className = className;
  return element;
};

/** @type {(text: string) => (Node | string)[]} */
const formatted = (text) => text.split(bold).map((piece, place) => (place % 2 ? made('strong', piece) : piece));

/** @type {(day: string) => HTMLElement} */
export const dayLine = (day) => {
  const item = made('li', '', 'day');
  item.dataset.id = `day-${day}`;
  item.append(made('span', day));
  return item;
};

/** @type {(message: Message) => HTMLElement} */
export function bubble({ id, from, text, at }) {
  const item = made('li', '', from);
  const body = made('p');
  const time = made('time', timeFormat.format(new Date(at)));
  item.dataset.id = id;
  body.append(...formatted(text));
  time.setAttribute('datetime', at);
  item.append(made('span', `${from === 'bot' ? words.name : words.you}: `, 'unseen'), body, time);
  return item;
}

/** A known bubble takes the stored text: of a NIK only the masked form is kept. @type {(item: HTMLElement, message: Message) => HTMLElement} */
export function refreshed(item, { text }) {
  const body = /** @type {HTMLElement} */ (item.querySelector('p'));
  if (body.textContent !== text.split(bold).join('')) body.replaceChildren(...formatted(text));
  mark(item, '');
  return item;
}

/** @param {HTMLElement} item */
function sayItIsSlow(item) {
  if (item.dataset.state !== 'sending' || item.querySelector('.state')) return;
  const sending = made('small', words.sending, 'state');
  sending.setAttribute('aria-hidden', 'true');
  item.append(sending);
  item.dataset.slow = '';
}

const longNumber = /\d(?:[\s.-]?\d){7,}/g;

/** Once a message was accepted its long numbers are shown as they are kept: but for the last four digits masked. @param {HTMLElement} item */
function hideNumbers(item) {
  const body = /** @type {HTMLElement} */ (item.querySelector('p'));
  const text = body.textContent ?? '';
  const hidden = text.replace(longNumber, (found) => found.slice(0, -4).replace(/\d/g, '*') + found.slice(-4));
  if (hidden !== text) body.textContent = hidden;
}

/** `sending`, `failed`, `sent` (accepted, but perhaps not yet in the transcript) or none. @type {(item: HTMLElement, state: string) => void} */
export function mark(item, state) {
  if ((item.dataset.state ?? '') === state) return;
  item.dataset.state = state;
  if (state === 'sent') hideNumbers(item);
  if (!state) delete item.dataset.state;
  delete item.dataset.slow;
  item.querySelector('.state')?.remove();
  if (state === 'failed') item.append(made('button', words.unsent, 'state'));
  if (state === 'sending') setTimeout(sayItIsSlow, SLOW_MS, item);
}
