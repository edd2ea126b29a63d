// @ts-check
/** The log: bubbles in their order, and under them what may be chosen now. */
import { bubble, dayLine, dayOf, made, mark, part, refreshed } from './bubbles.js';

/** @typedef {import('./bubbles.js').Message} Message */
/** @typedef {import('./bubbles.js').Choice} Choice */

const log = part('.log');
const list = part('.log ol');
const choices = part('.choices');
const welcome = part('.welcome');

/** @type {(id: string) => HTMLElement | null} */
export const find = (id) => list.querySelector(`[data-id="${CSS.escape(id)}"]`);

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

/** Whoever reads at the end stays there, also when the keyboard or a long text takes room; whoever scrolled up is left alone. */
let atEnd = true;
/** To the end, but no further than leaves the person's last words in sight: a long answer is read from its beginning. */
export const toEnd = () => {
  const mine = [...list.querySelectorAll('.person')].pop();
  const top = mine
    ? mine.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 8
    : log.scrollHeight;
  log.scrollTo(0, top);
};
log.addEventListener('scroll', () => {
  atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
});
const watching = new ResizeObserver(() => atEnd && toEnd());
for (const element of [log, list, choices]) watching.observe(element);

/** Adds one message at the end. A second one with its id is ignored. @type {(message: Message, state?: string) => void} */
export function put(message, state = '') {
  if (find(message.id)) return;
  const follow = message.from === 'person' || atEnd;
  const day = dayOf(message);
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
  const follow = atEnd;
  let next = list.firstElementChild;
  /** @param {HTMLElement} item */
  const place = (item) => {
    if (item === next) next = item.nextElementSibling;
    else list.insertBefore(item, next);
  };
  let day = '';
  for (const message of messages) {
    const itsDay = dayOf(message);
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
