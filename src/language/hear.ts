import idWords from '../../locales/id/words.json' with { type: 'json' };
import { findActivationCode, readActivationCode } from '../domain/activation-code.ts';
import { findCaseNumber } from '../domain/claims/case-number.ts';
import type { Day } from '../domain/day.ts';
import type { Content, Media } from '../message.ts';
import { withoutCalls, withoutCourtesy } from './hear-courtesy.ts';
import { hearDay } from './hear-day.ts';
import { numberWords, worth } from './hear-number.ts';
import { fromLocale } from './locale.ts';
import { longNumbers, normalise } from './normalise.ts';
import { PART, withParts } from './understanding/told.ts';
import { type Topic, topicOf, topicSaid } from './understanding/topics.ts';
import { type Understanding, understand } from './understanding/understand.ts';

const words = fromLocale('words', idWords);

export type { Topic };

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

/** What may be chosen now, as it was shown. */
export type Offered = { id: string; label: string }[];

const aliases: Record<string, string[]> = words.choices;

const placed = new RegExp(`^(?:(?:${words.places.join('|')})[ -])*(.+)$`, 'u');
const numbered = /^(\d{1,2})[.)]?(?: (.+))?$/;
const ordinals = new Map(Object.entries(words.ordinals));

/** The longest number in words that any list needs is shorter than that. */
const MOST_SIGNS = 20;

/** The number that a text is: "dua", "duo", "kedua"; the last of a list is -1, none 0. */
function placeIn(text: string): number {
  const place = text.length > MOST_SIGNS ? undefined : (ordinals.get(text) ?? worth(numberWords(text)));
  return Number.isInteger(place) ? place! : 0;
}

/** What stands at a number of the list, written alone, as "nomor 2" or "yang kedua", or as the line stands there. */
function hearPlace(text: string, offered: Offered): string | undefined {
  const [, said = ''] = placed.exec(text) ?? [];
  const [, digits, label] = numbered.exec(said) ?? [];
  const place = digits === undefined ? placeIn(said) : Number(digits);
  const at = place === 0 ? undefined : offered.at(place > 0 ? place - 1 : place);
  return at && (label === undefined || label === normalise(at.label)) ? at.id : undefined;
}

function hearLabel(text: string, offered: Offered): string | undefined {
  const same = offered.find(({ id, label }) => normalise(label) === text || id === text);
  return (same ?? offered.find(({ id }) => aliases[id]?.includes(text)))?.id;
}

const picks = new RegExp(`^(?:(?:${words.picks.join('|')}) )+`, 'u');

/** Pictures behind an answer say nothing more; that of a digit in a box leaves the digit. */
const withoutPictures = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f|\u20e3/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const hearSaid = (said: string, offered: Offered): string | undefined =>
  hearPlace(said, offered) ?? hearLabel(said, offered) ?? hearLabel(said.replace(picks, ''), offered);

/** A number of the list, a label, or a usual word for one of the offered choices. */
export function hearChoice(text: string, offered: Offered): string | undefined {
  const said = withoutPictures(text);
  return hearSaid(said, offered) ?? hearSaid(withoutCalls(said), offered);
}

/** What stands between commas and the ends of sentences, where that is two words or more: "tidak setuju, takut data saya". */
const partsOf = (written: string): string[] =>
  withParts(written)
    .split(PART)
    .map((part) => withoutCalls(normalise(part)))
    .filter((part) => part.includes(' '));

/** A choice that one part of a message is, word for word, where the rest names no other; none where numbers are told. */
function hearInParts(written: string, offered: Offered): string | undefined {
  if (/\d/.test(written)) return undefined;
  const chosen = new Set(partsOf(written).flatMap((part) => hearLabel(part, offered) ?? []));
  return chosen.size === 1 ? [...chosen][0] : undefined;
}

const commandOf = (text: string): Command | undefined =>
  (Object.keys(words.commands) as Command[]).find((name) => words.commands[name].includes(text));

/** "batal dulu, saya ke rumah sakit": whoever begins so wants no more of it. */
const cancelsFirst = (written: string): boolean => words.commands.cancel.includes(partsOf(written)[0] ?? '');

const hearCommand = (text: string): Command | undefined => {
  const said = text.replace(/^\//, '');
  return commandOf(said) ?? commandOf(withoutCalls(said));
};

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
  const written = content.text ?? '';
  const text = normalise(written);
  const choice = hearSelection(content, text, offered);
  const said = hearCommand(text) ?? hearCommand(content.choice ?? '');
  const command = said ?? (cancelsFirst(written) ? 'cancel' : undefined);
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
