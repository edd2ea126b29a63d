import { wrong } from './refusal.ts';
import { isObj, type Obj, type Shown } from './types.ts';

/** A text of `most` signs at most and at least one. */
export function checkText(value: unknown, name: string, most: number): string {
  if (typeof value !== 'string' || value.length === 0) throw wrong(`${name} is required`);
  if (value.length > most) throw wrong(`${name} is longer than ${most}`);
  return value;
}

function checkDistinct(values: string[], name: string): void {
  if (new Set(values).size !== values.length) throw wrong(`${name} are not distinct`);
}

function objects(value: unknown, name: string, most: number): Obj[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObj)) throw wrong(`${name} is required`);
  if (value.length > most) throw wrong(`${name} has more than ${most}`);
  return value;
}

/** Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-reply-buttons-messages */
function buttons(action: Obj): Shown['choices'] {
  const all = objects(action.buttons, 'buttons', 3).map(({ type, reply }) => {
    if (type !== 'reply' || !isObj(reply)) throw wrong('a button is a reply');
    return { id: checkText(reply.id, 'button id', 256), label: checkText(reply.title, 'button title', 20) };
  });
  checkDistinct(
    all.map(({ label }) => label),
    'button titles',
  );
  return all;
}

/** Source: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages/interactive-list-messages */
function list(action: Obj): Shown['choices'] {
  checkText(action.button, 'list button', 20);
  const sections = objects(action.sections, 'sections', 10);
  if (sections.length > 1) for (const { title } of sections) checkText(title, 'section title', 24);
  const rows = sections.flatMap((section) => objects(section.rows, 'rows', 10));
  if (rows.length > 10) throw wrong('a list has more than 10 rows');
  return rows.map(({ id, title, description }) => {
    const label = checkText(title, 'row title', 24);
    const whole = description === undefined ? label : checkText(description, 'row description', 72);
    return { id: checkText(id, 'row id', 200), label: whole };
  });
}

/** Buttons or a list, and the text over them. */
export function checkInteractive({ type, body, action, ...more }: Obj): Omit<Shown, 'id' | 'tag'> {
  if (Object.keys(more).some((name) => !['header', 'footer'].includes(name))) throw wrong('unknown parameter');
  if (!isObj(body) || !isObj(action)) throw wrong('body and action are required');
  if (type === 'button') return { by: type, text: checkText(body.text, 'body', 1_024), choices: buttons(action) };
  if (type !== 'list') throw wrong('interactive type is unknown');
  const choices = list(action);
  checkDistinct(
    choices.map(({ id }) => id),
    'row ids',
  );
  return { by: type, text: checkText(body.text, 'body', 4_096), choices };
}
