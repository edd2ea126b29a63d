import { isObj, onlyKnown, structure } from './params.ts';
import { bad } from './refusal.ts';
import type { InlineButton, Markup, Obj } from './types.ts';

const look = ['text', 'icon_custom_emoji_id', 'style'];
const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
];
const requests = [
  'request_users',
  'request_chat',
  'request_contact',
  'request_location',
  'request_poll',
  'request_managed_bot',
  'web_app',
];
const inlineFields = new Set([...look, ...actions]);
const keyFields = new Set([...look, ...requests]);

const shapes: Record<string, ReadonlySet<string>> = {
  inline_keyboard: new Set(['inline_keyboard']),
  keyboard: new Set([
    'keyboard',
    'is_persistent',
    'resize_keyboard',
    'one_time_keyboard',
    'input_field_placeholder',
    'selective',
  ]),
  remove_keyboard: new Set(['remove_keyboard', 'selective']),
  force_reply: new Set(['force_reply', 'input_field_placeholder', 'selective']),
};

/**
 * The checked `reply_markup`, undefined when absent. `inlineOnly` where an edit allows only inline keyboards.
 * Sources: https://core.telegram.org/bots/api#inlinekeyboardmarkup, #replykeyboardmarkup, #replykeyboardremove, #forcereply
 */
export function readMarkup(params: Obj, inlineOnly = false): Markup | undefined {
  if (params.reply_markup === undefined) return undefined;
  const markup = structure(params, 'reply_markup');
  if (markup === undefined) return undefined;
  if (!isObj(markup)) throw bad('object expected as reply markup');
  const kind = kindOf(markup);
  if (inlineOnly && kind !== 'inline_keyboard') throw bad('inline keyboard expected');
  checks[kind]?.(markup);
  return markup as Markup;
}

const checks: Record<string, (markup: Obj) => void> = {
  inline_keyboard: (markup) => buttonsOf(markup, 'inline_keyboard').forEach(inlineButton),
  keyboard: (markup) => buttonsOf(markup, 'keyboard').forEach(keyButton),
  remove_keyboard({ remove_keyboard }) {
    if (remove_keyboard !== true) throw bad('remove_keyboard must be True');
  },
};

function kindOf(markup: Obj): string {
  const [kind, ...others] = Object.keys(shapes).filter((name) => name in markup);
  if (!kind || others.length > 0) throw bad('object expected as reply markup: exactly one kind of markup is allowed');
  onlyKnown(markup, shapes[kind]!, 'reply markup');
  return kind;
}

function buttonsOf(markup: Obj, kind: string): unknown[] {
  const rows = markup[kind];
  if (!Array.isArray(rows)) throw bad(`field "${kind}" must be of the type Array`);
  if (rows.some((row) => !Array.isArray(row))) throw bad(`field "${kind}" must be an Array of Arrays`);
  // Source: https://core.telegram.org/bots/api#replykeyboardmarkup; a keyboard without any button is refused.
  const buttons = (rows as unknown[][]).flat();
  if (kind === 'keyboard' && buttons.length === 0) throw bad('reply keyboard must be non-empty');
  // Telegram takes at most 100 buttons, and at most 8 inline ones in a row.
  if (buttons.length > 100 || (rows as unknown[][]).some((row) => row.length > 8)) throw bad('REPLY_MARKUP_TOO_LONG');
  return buttons;
}

/** Exactly one action; 1–64 bytes of data. Source: https://core.telegram.org/bots/api#inlinekeyboardbutton */
function inlineButton(button: unknown): asserts button is InlineButton {
  const parse = "can't parse inline keyboard button:";
  if (!isObj(button)) throw bad(`${parse} InlineKeyboardButton must be an Object`);
  onlyKnown(button, inlineFields, 'inline keyboard button');
  if (typeof button.text !== 'string') throw bad(`${parse} Can't find field "text"`);
  if (button.text.trim() === '') throw bad(`${parse} Text must be non-empty`);
  const taken = actions.filter((name) => button[name] !== undefined && button[name] !== '');
  if ('callback_data' in button && button.callback_data === '') throw bad('BUTTON_DATA_INVALID');
  if (taken.length === 0) throw bad(`${parse} Text buttons are unallowed in the inline keyboard`);
  if (taken.length > 1) throw bad(`${parse} exactly one of the optional fields must be used`);
  if ('callback_data' in button) callbackData(button.callback_data);
  if ('url' in button) buttonUrl(button.url);
}

function callbackData(data: unknown): void {
  if (typeof data !== 'string' || Buffer.byteLength(data) > 64) throw bad('BUTTON_DATA_INVALID');
}

function buttonUrl(url: unknown): void {
  if (typeof url !== 'string' || !/^(https?|tg):\/\/[^\s]+$/.test(url))
    throw bad('inline keyboard button URL is invalid: Wrong HTTP URL');
}

/** A text alone, or with at most one request. Source: https://core.telegram.org/bots/api#keyboardbutton */
function keyButton(button: unknown): void {
  const parse = "can't parse keyboard button:";
  if (typeof button === 'string') {
    if (button.trim() === '') throw bad(`${parse} Text must be non-empty`);
    return;
  }
  if (!isObj(button)) throw bad(`${parse} KeyboardButton must be an Object`);
  onlyKnown(button, keyFields, 'keyboard button');
  if (typeof button.text !== 'string' || button.text.trim() === '') throw bad(`${parse} Can't find field "text"`);
  if (requests.filter((name) => button[name]).length > 1) throw bad(`${parse} at most one request is allowed`);
}
