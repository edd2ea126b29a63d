// @ts-check
/**
 * Draws the conversation. Everything is made of text nodes, so nothing that somebody wrote can become markup.
 * `bubbles.ts` draws the same on the server.
 *
 * @typedef {{ id: string, label: string }} Choice
 * @typedef {{ id: string, from: 'person' | 'bot', text: string, choices: Choice[], at: string }} Message
 */

/** @type {(selector: string) => HTMLElement} */
export const part = (selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

const log = part('.log');
const list = part('.log ol');
const choices = part('.choices');
const welcome = part('.welcome');
export const words = JSON.parse(document.body.dataset.words ?? '{}');

const dayFormat = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
const timeFormat = new Intl.DateTimeFormat('id-ID', { timeStyle: 'short', timeZone: 'Asia/Jakarta' });

const bold = /\*([^\s*](?:[^*\n]*[^\s*])?)\*/;

/** @type {(tag: string, text?: string, className?: string) => HTMLElement} */
const made = (tag, text = '', className = '') => {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
};

/** @type {(text: string) => (Node | string)[]} */
const formatted = (text) => text.split(bold).map((piece, place) => (place % 2 ? made('strong', piece) : piece));

/** @type {(id: string) => HTMLElement | null} */
export const find = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);

/** @type {(day: string) => HTMLElement} */
const dayLine = (day) => {
  const item = made('li', '', 'day');
  item.dataset.id = `day-${day}`;
  item.append(made('span', day));
  return item;
};

/** @type {(message: Message) => HTMLElement} */
function bubble({ id, from, text, at }) {
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
function refreshed(item, { text }) {
  const body = /** @type {HTMLElement} */ (item.querySelector('p'));
  if (body.textContent !== text.split(bold).join('')) body.replaceChildren(...formatted(text));
  mark(item, '');
  return item;
}

/** `sending`, `failed`, `sent` (accepted, but perhaps not yet in the transcript) or none. @type {(item: HTMLElement, state: string) => void} */
export function mark(item, state) {
  if ((item.dataset.state ?? '') === state) return;
  item.dataset.state = state;
  if (!state) delete item.dataset.state;
  item.querySelector('.state')?.remove();
  if (state === 'failed') item.append(made('button', words.unsent, 'state'));
  if (state !== 'sending') return;
  const sending = made('small', words.sending, 'state');
  sending.setAttribute('aria-hidden', 'true');
  item.append(sending);
}

/** What was accepted before the next transcript is asked for must be in it. */
export const confirmSent = () => {
  for (const item of list.querySelectorAll('[data-state="sent"]')) mark(/** @type {HTMLElement} */ (item), '');
};

/** Buttons under the last message; those that stay are left alone, so that focus stays too. @param {Choice[]} offered */
function offer(offered) {
  const now = [...choices.querySelectorAll('button')];
  choices.hidden = offered.length === 0;
  if (
    now.map((button) => button.value + button.textContent).join('\n') ===
    offered.map((it) => it.id + it.label).join('\n')
  )
    return;
  if (choices.contains(document.activeElement)) log.focus();
  for (const button of now) button.remove();
  for (const { id, label } of offered) {
    const button = /** @type {HTMLButtonElement} */ (made('button', label));
    button.name = 'choice';
    button.value = id;
    choices.append(button);
  }
}

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
export const toEnd = () => log.scrollTo(0, log.scrollHeight);

/** Adds one message at the end. A second one with its id is ignored. @type {(message: Message, state?: string) => void} */
export function put(message, state = '') {
  if (find(message.id)) return;
  const follow = message.from === 'person' || nearEnd();
  const day = dayFormat.format(new Date(message.at));
  if (!find(`day-${day}`)) list.append(dayLine(day));
  const item = bubble(message);
  list.append(item);
  mark(item, state);
  if (message.from === 'person' || message.choices.length > 0) offer(message.choices);
  welcome.hidden = true;
  if (follow) toEnd();
}

/** @param {Message[]} messages */
const openChoices = (messages) => {
  const since = messages.slice(messages.map((message) => message.from).lastIndexOf('person') + 1);
  return since.filter((message) => message.choices.length > 0).pop()?.choices ?? [];
};

/** Makes the log show exactly this, and after it what is still on its way. @param {Message[]} messages */
export function settle(messages) {
  const follow = nearEnd();
  let next = list.firstElementChild;
  /** @param {HTMLElement} item */
  const place = (item) => {
    if (item === next) next = item.nextElementSibling;
    else list.insertBefore(item, next);
  };
  let day = '';
  for (const message of messages) {
    const itsDay = dayFormat.format(new Date(message.at));
    if (itsDay !== day) place(find(`day-${itsDay}`) ?? dayLine(itsDay));
    day = itsDay;
    const known = find(message.id);
    place(known ? refreshed(known, message) : bubble(message));
  }
  for (let item = next; item; item = next) {
    next = item.nextElementSibling;
    if (!(/** @type {HTMLElement} */ (item).dataset.state)) item.remove();
  }
  offer(list.querySelector('[data-state]') ? [] : openChoices(messages));
  welcome.hidden = list.childElementCount > 0;
  if (follow) toEnd();
}
