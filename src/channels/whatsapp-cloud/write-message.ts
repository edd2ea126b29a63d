import type { Outbound } from '../../message.ts';
import { textsOf } from '../numbered-texts.ts';
import { splitText } from '../split.ts';
import { showChoices } from './show-choices.ts';

/** What the channel says by itself: the button that opens a list of choices, and how to answer numbered ones. */
export type CloudWords = { openList: string; answerByNumber: string };

/** A message of the Messages API but for whom it is for. */
export type Part = { type: 'text' | 'interactive' | 'template' } & Record<string, unknown>;

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/text-messages */
const MOST_TEXT = 4_096;

/** The longest text over buttons; a list would take more, but nobody finds the button under a page of text. */
const MOST_OVER_CHOICES = 1_024;

const textPart = (body: string): Part => ({ type: 'text', text: { body, preview_url: false } });

/** The end of a text that fits over choices, and what goes before it. */
function parted(text: string): { before: string; last: string } {
  const last = splitText(text, MOST_OVER_CHOICES).at(-1)!;
  return { before: text.slice(0, text.lastIndexOf(last)).trim(), last };
}

/** A message as one or more of the Messages API: its texts first, what can be chosen under the last. */
export function writeMessage(message: Outbound, { openList, answerByNumber }: CloudWords): Part[] {
  const shown = showChoices(message.choices, openList);
  if (!shown) return textsOf(message, answerByNumber).map(textPart);
  const { before, last } = parted(message.text);
  const texts = before ? splitText(before, MOST_TEXT).map(textPart) : [];
  return [...texts, { type: 'interactive', interactive: { ...shown, body: { text: last } } }];
}
