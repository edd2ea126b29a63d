import { createHash } from 'node:crypto';

/** One message as a page shows it. `at` is an ISO instant; a person's message has no choices. */
export type Shown = {
  id: string;
  from: 'person' | 'bot';
  text: string;
  choices: { id: string; label: string }[];
  at: string;
};

/** The texts of the page, passed in from `locales/`: a channel knows no sentence of its own. */
export type Words = Record<
  | 'name'
  | 'about'
  | 'welcomeTitle'
  | 'welcome'
  | 'start'
  | 'conversation'
  | 'you'
  | 'input'
  | 'send'
  | 'choices'
  | 'typing'
  | 'sending'
  | 'unsent'
  | 'lost'
  | 'look'
  | 'empty'
  | 'tooLong'
  | 'tooBig'
  | 'malformed',
  string
>;

/** The id on the page of a row of the ledger, the same live and after a reload. */
export const botId = (row: string): string => `out-${row}`;

/**
 * The platform's id of a person's message: the one the page made, and a trace of the chat. If the answer to the very first
 * message is lost, with it the cookie, the page sends it again and gets another chat: there it must count as a new message.
 */
export const messageId = (address: string, made: string): string =>
  `${made}.${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;

/** `in-<platform's id>` as the page that made it knows it. */
const asMade = (id: string): string => id.replace(/^(in-.+)\.[0-9a-f]{16}$/, '$1');

/** Ids as the page knows them, and the button's word instead of the command that it sends. */
export const asShown =
  (words: Words) =>
  (message: Shown): Shown => ({
    ...message,
    id: asMade(message.id),
    text: message.from === 'person' && message.text === '/start' ? words.start : message.text,
  });
