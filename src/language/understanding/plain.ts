import idChat from '../../../locales/id/words-chat.json' with { type: 'json' };
import { fromLocale } from '../locale.ts';
import { longestFirst } from '../phrases.ts';
import { wanted } from './denied.ts';

const chat = fromLocale('words-chat', idChat);

/** Of a longer message the beginning and the end are read: the question stands at one of the two. */
const MOST = { begin: 400, end: 800 };

const meant: Record<string, string> = Object.fromEntries(
  Object.entries(chat.spellings).flatMap(([word, spellings]) => spellings.map((spelling) => [spelling, word])),
);
const pairs = longestFirst<string>(chat.pairs);
const endInO = new Set(chat.endInO);
const endings = new RegExp(`^(\\p{L}{4,})(?:${chat.endings.join('|')})$`, 'u');

const shortened = (text: string): string =>
  text.length > MOST.begin + MOST.end ? `${text.slice(0, MOST.begin)} ${text.slice(-MOST.end)}` : text;

const LINK = /(?:https?:\/\/|www\.)\S+|\S+\.(?:com|id|xyz|net|org|info|site|link)\b\S*/gu;
const CASE = /(?<!\p{L})(?:kl|lp)[\s.-]?\d[\d\s.-]*/gu;
const DAY = /(?<![\d.])\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?![\d.])/gu;
const LONG = /\d(?:[\s.,-]{0,2}\d){4,}/gu;
const SIGN = /<\w+>|[\p{L}\p{M}]+|\d+|\p{Extended_Pictographic}|[?!]/gu;

/** A long number is as good as another of its length: a NIK, a phone or a sum says nothing more of what is wanted. */
const asLength = (digits: string): string => ` <n${Math.min(digits.replace(/\D/g, '').length, 18)}> `;

/** Words and signs as they stand: a link, a day, a number are one sign each, and so is an emoji. */
const split = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{L})['’`](?=\p{L})/gu, '')
    .replace(LINK, ' <link> ')
    .replace(CASE, ' <case> ')
    .replace(DAY, ' <day> ')
    .replace(LONG, asLength)
    .match(SIGN) ?? [];

/** One spelling of a word: "makasiiih" has one i, "yg" is yang, "kerjo" is kerja. */
function spelled(word: string): string {
  const once = word.replace(/(\p{L})\1{2,}/gu, '$1');
  const known = meant[once];
  if (known !== undefined) return known;
  return /[^o]o$/.test(once) && once.length > 3 && !endInO.has(once) ? `${once.slice(0, -1)}a` : once;
}

/** Words that only two together mean something: "jeka em" is jkm. */
const paired = (text: string): string =>
  pairs.reduce((left, { meaning, phrase }) => left.replaceAll(` ${phrase} `, ` ${meaning} `), ` ${text} `);

/**
 * The words of a message in one spelling, as Indonesian prints them, for weighing what is meant; long numbers are only their length.
 * "Sayo dak biso byr, cak mano??" is saya tidak bisa bayar bagaimana ? ?
 */
export const plainWords = (written: string): string[] =>
  paired(
    split(wanted(shortened(written)))
      .map(spelled)
      .join(' '),
  )
    .split(' ')
    .filter(Boolean);

/** A word without what Indonesian hangs behind it: klaimnya is klaim. */
export const stemOf = (word: string): string => endings.exec(word)?.[1] ?? word;
