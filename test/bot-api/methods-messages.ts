import { chatFor, messageFor, pace, writable } from './chats.ts';
import { readMarkup } from './markup.ts';
import { flag, int, isObj, onlyKnown, str, structure } from './params.ts';
import { bad } from './refusal.ts';
import { type Bot, botUser, type Chat, chatOf, store, unix } from './state.ts';
import { type Formatted, readText } from './text.ts';
import type { Markup, Message, Obj, Stored } from './types.ts';

const sending = [
  'business_connection_id',
  'chat_id',
  'message_thread_id',
  'direct_messages_topic_id',
  'parse_mode',
  'disable_notification',
  'protect_content',
  'allow_paid_broadcast',
  'message_effect_id',
  'reply_parameters',
  'reply_to_message_id',
  'reply_markup',
];
/** What every send method knows, and what only one does. */
export const sendFields = (...own: string[]): ReadonlySet<string> => new Set([...sending, ...own]);
const textFields = sendFields('text', 'entities', 'link_preview_options', 'disable_web_page_preview');
const editFields = new Set([
  ...['business_connection_id', 'chat_id', 'message_id', 'inline_message_id', 'text', 'parse_mode', 'entities'],
  ...['link_preview_options', 'disable_web_page_preview', 'reply_markup'],
]);

/** Source: https://core.telegram.org/bots/api#sendmessage */
export function sendMessage(bot: Bot, params: Obj): Message {
  onlyKnown(params, textFields, 'sendMessage');
  const chat = writable(bot, params);
  const { text, entities } = readText(params);
  return post(bot, chat, params, { text, ...(entities.length > 0 && { entities }) });
}

/** Writes a message of the bot into the chat; reply_markup and the message replied to are checked here. */
export function post(bot: Bot, chat: Chat, params: Obj, content: Obj): Message {
  const markup = readMarkup(params);
  const repliedTo = replied(chat, params);
  pace(bot, chat);
  const message: Message = {
    message_id: bot.nextMessage++,
    from: botUser(bot),
    chat: chatOf(bot, chat),
    date: unix(bot.world),
    ...(repliedTo && { reply_to_message: repliedTo.message }),
    ...content,
    ...(markup?.inline_keyboard && { reply_markup: { inline_keyboard: markup.inline_keyboard } }),
  };
  keyboard(chat, markup, message.message_id);
  store(bot, chat, message, true, Boolean(markup && !markup.inline_keyboard));
  return message;
}

/** A new reply keyboard replaces the open one; remove_keyboard closes it. Source: https://core.telegram.org/bots/api#replykeyboardmarkup */
function keyboard(chat: Chat, markup: Markup | undefined, from: number): void {
  if (markup?.keyboard) chat.keyboard = { rows: markup.keyboard, from, oneTime: markup.one_time_keyboard === true };
  else if (markup?.remove_keyboard || markup?.force_reply) chat.keyboard = undefined;
}

/** Source: https://core.telegram.org/bots/api#replyparameters */
function replied(chat: Chat, params: Obj): Stored | undefined {
  const given = structure(params, 'reply_parameters');
  const about = isObj(given) ? given : {};
  const id = int(about, 'message_id') ?? int(params, 'reply_to_message_id');
  if (id === undefined) return undefined;
  const found = chat.messages.get(id);
  if (!found && !flag(about, 'allow_sending_without_reply')) throw bad('message to be replied not found');
  return found;
}

/** Source: https://core.telegram.org/bots/api#editmessagetext */
export function editMessageText(bot: Bot, params: Obj): Message {
  onlyKnown(params, editFields, 'editMessageText');
  const chat = writable(bot, params);
  const stored = editable(chat, params);
  const said = readText(params);
  const markup = readMarkup(params, true);
  if (stored.message.text === undefined) throw bad('there is no text in the message to edit');
  return rewrite(bot, stored, chat, said, markup);
}

/** Source: https://core.telegram.org/bots/api#editmessagereplymarkup */
export function editMessageReplyMarkup(bot: Bot, params: Obj): Message {
  onlyKnown(params, editFields, 'editMessageReplyMarkup');
  const chat = writable(bot, params);
  return rewrite(bot, editable(chat, params), chat, undefined, readMarkup(params, true));
}

/** Only the bot's own messages that carry no reply keyboard. Source: https://core.telegram.org/bots/api#updating-messages */
function editable(chat: Chat, params: Obj): Stored {
  const stored = messageFor(chat, params);
  if (!stored) throw bad('message to edit not found');
  if (!stored.byBot || stored.rigid) throw bad("message can't be edited");
  return stored;
}

function rewrite(bot: Bot, stored: Stored, chat: Chat, said: Formatted | undefined, markup: Markup | undefined) {
  const { reply_markup: before, ...rest } = stored.message;
  const keys = markup?.inline_keyboard ?? [];
  const { entities: _, ...untexted } = rest;
  const content = said
    ? { ...untexted, text: said.text, ...(said.entities.length > 0 && { entities: said.entities }) }
    : rest;
  const same = JSON.stringify([rest.text, rest.entities ?? [], before?.inline_keyboard ?? []]);
  if (same === JSON.stringify([content.text, (content as Obj).entities ?? [], keys]))
    throw bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const edited: Message = {
    ...content,
    edit_date: unix(bot.world),
    ...(keys.length > 0 && { reply_markup: { inline_keyboard: keys } }),
  };
  chat.messages.set(edited.message_id, { ...stored, message: edited });
  return edited;
}

/** Source: https://core.telegram.org/bots/api#deletemessage */
export function deleteMessage(bot: Bot, params: Obj): true {
  const chat = chatFor(bot, params);
  const stored = messageFor(chat, params);
  if (!stored) throw bad('message to delete not found');
  if (!deletable(bot, chat, stored)) throw bad("message can't be deleted for everyone");
  remove(chat, stored.message.message_id);
  return true;
}

/** Any message in a private chat, its own in a group (the bot is no administrator), for 48 hours. */
const deletable = (bot: Bot, chat: Chat, { byBot, at }: Stored): boolean =>
  (byBot || chat.type === 'private') && bot.world.now() - at < 48 * 3_600_000;

function remove(chat: Chat, id: number): void {
  chat.messages.delete(id);
  if (chat.keyboard?.from === id) chat.keyboard = undefined;
}

/** 1–100 ids; those that are not there are skipped. Source: https://core.telegram.org/bots/api#deletemessages */
export function deleteMessages(bot: Bot, params: Obj): true {
  const chat = chatFor(bot, params);
  const ids = structure(params, 'message_ids');
  if (!Array.isArray(ids) || ids.length === 0) throw bad('message identifiers are not specified');
  if (ids.length > 100) throw bad('too many message identifiers specified');
  const found = ids.flatMap((id) => chat.messages.get(Number(id)) ?? []);
  if (found.some((stored) => !deletable(bot, chat, stored))) throw bad("message can't be deleted for everyone");
  for (const { message } of found) remove(chat, message.message_id);
  return true;
}

/** A query lives 30 s here and takes one answer. Source: https://core.telegram.org/bots/api#answercallbackquery */
export function answerCallbackQuery(bot: Bot, params: Obj): true {
  const query = bot.queries.get(str(params, 'callback_query_id') ?? '');
  if (!query || query.answered || bot.world.now() - query.at > 30_000)
    throw bad('query is too old and response timeout expired or query ID is invalid');
  if ((str(params, 'text') ?? '').length > 200) throw bad('MESSAGE_TOO_LONG');
  query.answered = true;
  return true;
}

const chatActions = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
);

/** Source: https://core.telegram.org/bots/api#sendchataction */
export function sendChatAction(bot: Bot, params: Obj): true {
  writable(bot, params);
  if (!chatActions.has(str(params, 'action') ?? '')) throw bad('wrong parameter action in request');
  return true;
}
