import type { Outbound, Unasked } from '../../message.ts';
import { numbered } from '../numbered.ts';
import { splitText } from '../split.ts';
import type { Part } from './write-message.ts';

/**
 * A template as Meta has approved it: its words have one hole, which takes `room` signs, and each button gives back a choice.
 */
export type Template = { name: string; language: string; room: number; replies: string[] };

/** The template of each kind of message that nobody asked for. */
export type Templates = Record<Unasked, Template>;

/** What ends by itself: a sentence, also a bold one, and a link, of which a sign behind it would become a part. */
const ENDS = /[.!?…:;,][*_]?$|https?:\/\/\S+$/;

/** Two lines as one: what was a line of its own is still told apart. */
const joined = (above: string, below: string): string =>
  `${above}${ENDS.test(above) || below.startsWith('•') ? ' ' : '; '}${below}`;

/**
 * Words as a parameter may be: on one line, without tabs and rows of blanks
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/components).
 */
export function asParameter(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const said = lines.filter((line) => line !== '');
  return said.length > 0 ? said.reduce(joined) : '';
}

const body = (words: string): object => ({ type: 'body', parameters: [{ type: 'text', text: words }] });

const button = (payload: string, at: number): object => ({
  type: 'button',
  sub_type: 'quick_reply',
  index: String(at),
  parameters: [{ type: 'payload', payload }],
});

/** A message in its template, long ones in several. */
export function writeTemplate(message: Outbound, template: Template, hint: string): Part[] {
  const { name, language, room, replies } = template;
  return splitText(asParameter(numbered(message, hint)), room).map((words) => ({
    type: 'template',
    template: { name, language: { code: language }, components: [body(words), ...replies.map(button)] },
  }));
}
