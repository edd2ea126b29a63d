// @ts-check
/** Brings the page to life. Without this file it still works: every button belongs to a form. */
import { mark, part, words } from './bubbles.js';
import { confirmSent, find, put, settle, toEnd } from './log.js';
import { outbox } from './outbox.js';
import { stream } from './stream.js';

const TYPING_MS = 30_000;
const LOST_MS = 2_500;

const box = /** @type {HTMLTextAreaElement} */ (part('.composer textarea'));
const slip = part('.slip');
let typingTimer = 0;
let lostTimer = 0;

/** @param {boolean} is */
function typing(is) {
  clearTimeout(typingTimer);
  part('.typing').hidden = !is;
  if (!is) return;
  typingTimer = setTimeout(typing, TYPING_MS, false);
  toEnd();
}

/** @param {boolean} is */
const showLost = (is) => {
  part('.lost').hidden = !is;
};

/** An answer may come before the word that the question was accepted. @param {HTMLElement} item */
const answered = (item) => {
  const { parentElement: list } = item;
  const bots = list ? [...list.querySelectorAll('.bot')] : [];
  return bots.some((bot) => item.compareDocumentPosition(bot) & Node.DOCUMENT_POSITION_FOLLOWING);
};

/** @param {string} id */
const accepted = (id) => {
  const item = find(id);
  if (!item) return;
  if (item.dataset.state) mark(item, 'sent');
  if (!answered(item)) typing(true);
};

/** @param {string} text */
function complain(text) {
  slip.textContent = text;
  slip.hidden = !text;
}

const listening = stream({
  asking: confirmSent,
  lost(is) {
    if (is && lostTimer) return;
    clearTimeout(lostTimer);
    lostTimer = is ? setTimeout(showLost, LOST_MS, true) : 0;
    if (!is) showLost(false);
  },
  transcript(messages) {
    settle(messages);
    const last = messages[messages.length - 1];
    typing(last?.from === 'person' && Date.now() - Date.parse(last.at) < TYPING_MS);
    waiting.flush();
  },
  said: (id) => (find(id) ? accepted(id) : listening.again()),
  message(message) {
    typing(false);
    put(message);
  },
});

const waiting = outbox((post, outcome) => {
  const item = find(`in-${post.id}`);
  if (!item) return;
  if (outcome.state === 'sent') {
    accepted(`in-${post.id}`);
    if (document.body.dataset.open !== 'yes') listening.start();
    document.body.dataset.open = 'yes';
  } else if (outcome.state === 'refused') {
    item.remove();
    if (post.text && !box.value) box.value = post.text;
    complain(outcome.why || words.malformed);
  } else mark(item, outcome.state);
});

const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** @type {(content: { text?: string, choice?: string }, label: string) => void} */
function say(content, label) {
  const id = newId();
  complain('');
  put({ id: `in-${id}`, from: 'person', text: label, choices: [], at: new Date().toISOString() }, 'sending');
  waiting.post({ id, ...content });
}

function grow() {
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}

function sayTyped() {
  const text = box.value.trim();
  box.focus();
  if (text.length > Number(box.dataset.longest)) return complain(words.tooLong);
  if (!text) return complain(words.empty);
  box.value = '';
  grow();
  say({ text }, text);
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (button?.name) say({ [button.name]: button.value }, button.textContent ?? '');
  else sayTyped();
});

box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  sayTyped();
});

box.addEventListener('input', () => {
  complain('');
  grow();
});

part('.log').addEventListener('click', (event) => {
  if (/** @type {HTMLElement} */ (event.target).matches('button.state')) waiting.flush();
});

if (document.body.dataset.open === 'yes') listening.start();
grow();
toEnd();
