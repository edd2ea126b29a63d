import words from '../../locales/id/words.json' with { type: 'json' };
import { findActivationCode, readActivationCode } from '../domain/activation-code.ts';
import { findCaseNumber } from '../domain/claims/case-number.ts';
import type { Day } from '../domain/day.ts';
import type { Content, Media } from '../message.ts';
import { hearDay } from './hear-day.ts';
import { longNumbers, mentions, normalise } from './normalise.ts';

export type Command = keyof typeof words.commands;
export type Topic = keyof typeof words.topics;

/** What was understood of a message, whatever is being asked at the moment. */
export type Heard = {
  /** As it came; empty for anything but text. */
  written: string;
  /** Normalised. */
  words: string;
  /** The choice taken, by button, number, label or a usual word for it. */
  choice?: string;
  command?: Command;
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

const placed = new RegExp(`^(?:(?:${words.places.join('|')}) )*(\\d{1,2})[.)]?(?: (.+))?$`);

/** What stands at a number of the list, written alone, as "nomor 2", or as the line stands there. */
function hearPlace(text: string, offered: Offered): string | undefined {
  const [, place, label] = placed.exec(text) ?? [];
  const at = offered[Number(place) - 1];
  return at && (label === undefined || label === normalise(at.label)) ? at.id : undefined;
}

/** A number of the list, a label, or a usual word for one of the offered choices. */
export function hearChoice(text: string, offered: Offered): string | undefined {
  const same = offered.find(({ id, label }) => normalise(label) === text || id === text);
  return hearPlace(text, offered) ?? (same ?? offered.find(({ id }) => aliases[id]?.includes(text)))?.id;
}

const hearCommand = (text: string): Command | undefined =>
  (Object.keys(words.commands) as Command[]).find((name) => words.commands[name].includes(text.replace(/^\//, '')));

/** What these do is not lightly undone: only a message that is nothing else begins them ("kapan uangnyo keluar?" does not). */
const ALONE: Topic[] = ['leave'];

/** "berhenti" stops our notices, "berhenti kerja" tells of a life: a single word of these is meant only when it is all that is said. */
const SINGLE_WORDS_ALONE: Topic[] = ['notices'];

const standsAlone = (topic: Topic, phrase: string): boolean =>
  ALONE.includes(topic) || (SINGLE_WORDS_ALONE.includes(topic) && !phrase.includes(' '));

const isMeant = (topic: Topic, text: string, phrase: string): boolean =>
  standsAlone(topic, phrase) ? text === phrase : mentions(text, phrase);

/**
 * A topic that goes before others, however long their phrases are. Whoever tells of a death is not sent to the hospital, and is not
 * given a list before a word of sympathy; whoever asks in so many words (two at least) after a claim or its papers is not told
 * again how to begin.
 */
const outranking: { topic: Topic; others: Topic[]; words: number }[] = [
  { topic: 'claimStatus', others: ['bereaved', 'accident', 'accidentReport'], words: 2 },
  { topic: 'bereaved', others: ['accident', 'accidentReport', 'claimPapers'], words: 1 },
  { topic: 'claimPapers', others: ['accident', 'accidentReport'], words: 2 },
];

/** The topic whose longest phrase stands in the text, unless another goes before it. */
function hearTopic(text: string): Topic | undefined {
  const heard = (Object.keys(words.topics) as Topic[])
    .flatMap((name) => words.topics[name].filter((said) => isMeant(name, text, said)).map((said) => ({ name, said })))
    .sort((a, b) => b.said.length - a.said.length);
  const longest = heard[0]?.name;
  const isHeard = (topic: Topic, least: number): boolean =>
    heard.some(({ name, said }) => name === topic && said.split(' ').length >= least);
  const before = outranking.find(({ topic, others, words }) => others.includes(longest!) && isHeard(topic, words));
  return before?.topic ?? longest;
}

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

/** Reads a message. `offered` is what the open question showed, `today` is Jakarta's day. */
export function hear(content: Content, offered: Offered, today: Day): Heard {
  const written = content.text ?? '';
  const text = normalise(written);
  const choice = content.choice ? offered.find(({ id }) => id === content.choice)?.id : hearChoice(text, offered);
  const command = hearCommand(text) ?? hearCommand(content.choice ?? '');
  const topic =
    hearTopic(text.replace(/^\//, '')) ??
    (Object.keys(words.topics) as Topic[]).find((name) => name === content.choice);
  const on = hearDay(written, today);
  return {
    written,
    words: text,
    numbers: longNumbers(written),
    ...(choice && { choice }),
    ...(command && { command }),
    ...(topic && { topic }),
    ...(on && { day: on }),
    ...hearGivenOut(written),
    ...(content.contact && { phone: { number: content.contact.phone, own: content.contact.own } }),
    ...(content.media && { media: content.media }),
  };
}
