import type { Outbound } from '../../message.ts';

type Choices = Outbound['choices'];

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages */
const BUTTONS = { most: 3, title: 20 };

/** https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages */
const LIST = { most: 10, title: 24, description: 72 };

/** The longest id that both take. */
const MOST_ID = 200;

type Row = { id: string; title: string; description?: string };

/** The words with which a label begins, as far as a row takes them. */
function beginningOf(label: string): string {
  const words = label.slice(0, LIST.title).replace(/\s+\S*$/u, '');
  const whole = words.replace(/[\s,;:]*(\([^)]*)?$/u, '');
  return `${whole.slice(0, LIST.title - 1)}…`;
}

/** A label that is too long for a row stands whole under its beginning. */
const rowOf = ({ id, label }: Choices[number]): Row =>
  label.length <= LIST.title ? { id, title: label } : { id, title: beginningOf(label), description: label };

const areDistinct = (titles: string[]): boolean => new Set(titles).size === titles.length;

const isOf = (choices: Choices, { most }: { most: number }): boolean =>
  choices.length > 0 &&
  choices.length <= most &&
  choices.every(({ id, label }) => id.length <= MOST_ID && label.trim() !== '');

const buttons = (choices: Choices): object => ({
  type: 'button',
  action: { buttons: choices.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } })) },
});

/**
 * Choices as WhatsApp can show them: up to three as buttons, up to ten as a list that opens by a button of its own (`open`, 20
 * signs at most). Undefined where it cannot: too many, or labels that do not fit.
 */
export function showChoices(choices: Choices, open: string): object | undefined {
  const labels = choices.map(({ label }) => label);
  if (isOf(choices, BUTTONS) && areDistinct(labels) && labels.every(({ length }) => length <= BUTTONS.title))
    return buttons(choices);
  if (!isOf(choices, LIST) || labels.some(({ length }) => length > LIST.description)) return undefined;
  const rows = choices.map(rowOf);
  if (!areDistinct(rows.map(({ title }) => title))) return undefined;
  return { type: 'list', action: { button: open, sections: [{ rows }] } };
}
