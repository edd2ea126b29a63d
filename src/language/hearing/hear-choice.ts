import idWords from '../../../locales/id/words.json' with { type: 'json' };
import { PART, withParts } from '../entities/told.ts';
import { fromLocale } from '../locale.ts';
import { normalise } from '../normalise.ts';
import { withoutCalls } from './hear-courtesy.ts';
import { numberWords, worth } from './hear-number.ts';
import { hearOccupation } from './hear-occupation.ts';
import { hearRegency } from './hear-region.ts';

const words = fromLocale('words', idWords);

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
export const partsOf = (written: string): string[] =>
  withParts(written)
    .split(PART)
    .map((part) => withoutCalls(normalise(part)))
    .filter((part) => part.includes(' '));

/** Whether a message tells what a question may want to know beside a choice: "saya dagang sayur, kerja sendiri". */
const tellsMore = (text: string): boolean =>
  /\d/.test(text) || hearOccupation(text) !== undefined || hearRegency(text) !== undefined;

/** A choice that one part of a message is, word for word, where the rest names no other and tells nothing more. */
export function hearInParts(written: string, offered: Offered): string | undefined {
  if (tellsMore(normalise(written))) return undefined;
  const chosen = new Set(partsOf(written).flatMap((part) => hearLabel(part, offered) ?? []));
  return chosen.size === 1 ? [...chosen][0] : undefined;
}
