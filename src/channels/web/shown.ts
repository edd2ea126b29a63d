import { createHash } from 'node:crypto';

/**
 * One message as a page shows it. `at` is an ISO instant; a person's message has no choices. `choice` names what a person
 * chose where its words are not known: the message that offered it has them.
 */
export type Shown = {
  id: string;
  from: 'person' | 'bot';
  text: string;
  choice?: string;
  choices: { id: string; label: string }[];
  at: string;
};

/** The texts of the page, passed in from `locales/`, and their language (BCP 47): a channel knows no sentence of its own. */
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
  | 'tooMany'
  | 'malformed'
  | 'lang',
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

/** The words of a choice, as the newest message before it offered them. */
const labelOf = (choice: string, before: Shown[]): string =>
  before.flatMap((message) => message.choices).findLast((offered) => offered.id === choice)?.label ?? '';

/** Ids as the page knows them, and words where a person's message is a command or a choice behind a button. */
export const asShown = (messages: Shown[], words: Words): Shown[] =>
  messages.map(({ choice, ...message }, place) => {
    const chosen = choice && !message.text ? labelOf(choice, messages.slice(0, place)) : message.text;
    const started = message.from === 'person' && chosen === '/start';
    return { ...message, id: asMade(message.id), text: started ? words.start : chosen };
  });
