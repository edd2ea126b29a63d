import idWords from '../../locales/id/words.json' with { type: 'json' };
import { findActivationCode, readActivationCode } from '../domain/activation-code.ts';
import { findCaseNumber } from '../domain/claims/case-number.ts';
import type { Day } from '../domain/day.ts';
import type { Content, Media } from '../message.ts';
import { hearChoice, hearInParts, type Offered, partsOf } from './hearing/hear-choice.ts';
import { withoutCalls, withoutCourtesy } from './hearing/hear-courtesy.ts';
import { hearDay } from './hearing/hear-day.ts';
import { fromLocale } from './locale.ts';
import { clipped, longNumbers, mentions, normalise } from './normalise.ts';
import { type Topic, topicOf, topicSaid } from './understanding/topics.ts';
import { type Understanding, understand } from './understanding/understand.ts';

const words = fromLocale('words', idWords);

export type { Offered, Topic };

export type Command = keyof typeof words.commands;

/** What was understood of a message, whatever is being asked at the moment. */
export type Heard = {
  /** As it came; empty for anything but text. */
  written: string;
  /** Normalised. */
  words: string;
  /** The choice taken, by button, number, label or a usual word for it. */
  choice?: string;
  command?: Command;
  /** What a message of text wants, by itself. */
  understood?: Understanding;
  /** The topic that was named, by a phrase or a choice, or that is surely meant. */
  topic?: Topic;
  /** Runs of 8 digits or more, digits only. */
  numbers: string[];
  day?: Day;
  /** An activation code: its ten signs, and whether it came to begin with (`/start CODE`, as a deep link says it). */
  code?: { signs: string; begins: boolean };
  /** The number of a report or a claim, as it was given out. A code in the same message is its access code. */
  caseNumber?: string;
  phone?: { number: string; own: boolean };
  media?: Media;
};

const commandOf = (text: string): Command | undefined =>
  (Object.keys(words.commands) as Command[]).find((name) => words.commands[name].includes(text));

/** A command by itself; "batal dulu, saya ke rumah sakit" begins with one, and no more is wanted. */
function hearCommand(text: string, written = ''): Command | undefined {
  const said = text.replace(/^\//, '');
  const first = partsOf(written)[0] ?? '';
  return (
    commandOf(said) ?? commandOf(withoutCalls(said)) ?? (words.commands.cancel.includes(first) ? 'cancel' : undefined)
  );
}

/** Whether a command stands somewhere in a normalised text. */
export const mentionsCommand = (text: string, command: Command): boolean =>
  words.commands[command].some((phrase) => mentions(text, phrase));

const begins = /^\/?(?:start|mulai)\s+(.+)$/isu;

function hearCode(written: string): Heard['code'] {
  const [, told] = begins.exec(written.trim()) ?? [];
  const signs = (told && readActivationCode(told)) ?? findActivationCode(written);
  return signs === undefined ? undefined : { signs, begins: told !== undefined };
}

/** What we gave out ourselves: the code of a sheet, the number of a case. */
function hearGivenOut(written: string): Pick<Heard, 'code' | 'caseNumber'> {
  const [code, caseNumber] = [hearCode(written), findCaseNumber(written)];
  return { ...(code && { code }), ...(caseNumber && { caseNumber }) };
}

/** Whether a choice is the name of a topic: a button of ours that is not shown any more. */
const topicOfChoice = (choice: string | undefined): Topic | undefined =>
  (Object.keys(words.topics) as Topic[]).find((name) => name === choice);

/** A topic by a known phrase, else the one that is surely meant. */
const hearTopic = (text: string, understood: Understanding | undefined): Topic | undefined =>
  topicSaid(withoutCourtesy(text.replace(/^\//, ''))) ??
  (understood?.act === 'go' ? topicOf(understood.intent, text) : undefined);

const hearSelection = (content: Content, text: string, offered: Offered): string | undefined =>
  content.choice
    ? offered.find(({ id }) => id === content.choice)?.id
    : (hearChoice(text, offered) ?? hearInParts(content.text ?? '', offered));

/** Reads a message. `offered` is what the open question showed, `today` is Jakarta's day. */
export function hear(content: Content, offered: Offered, today: Day): Heard {
  const written = clipped(content.text ?? '');
  const text = normalise(written);
  const choice = hearSelection(content, text, offered);
  const command = hearCommand(text, written) ?? hearCommand(content.choice ?? '');
  const understood = content.text === undefined ? undefined : understand(written, today);
  const topic = hearTopic(text, understood) ?? topicOfChoice(content.choice);
  const on = hearDay(written, today);
  return {
    written,
    words: text,
    numbers: longNumbers(written),
    ...(choice && { choice }),
    ...(command && { command }),
    ...(understood && { understood }),
    ...(topic && { topic }),
    ...(on && { day: on }),
    ...hearGivenOut(written),
    ...(content.contact && { phone: { number: content.contact.phone, own: content.contact.own } }),
    ...(content.media && { media: content.media }),
  };
}
