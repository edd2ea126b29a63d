import * as about from './methods-about.ts';
import * as files from './methods-files.ts';
import * as messages from './methods-messages.ts';
import * as webhooks from './methods-webhook.ts';
import type { Request } from './params.ts';
import { type Exchange, getUpdates } from './polling.ts';
import type { Bot } from './state.ts';
import type { Run } from './webhook.ts';

/** Does one call and returns its result, or throws a Refusal. */
export type Method = (bot: Bot, request: Request, exchange: Exchange, run: Run) => unknown;

/** Every method this server knows, as Telegram spells it. */
const methods: Record<string, Method> = {
  getMe: about.getMe,
  logOut: () => true,
  close: () => true,
  getUpdates: (bot, { params }, exchange) => getUpdates(bot, params, exchange),
  setWebhook: (bot, { params }, _, run) => webhooks.setWebhook(bot, params, run),
  deleteWebhook: (bot, { params }) => webhooks.deleteWebhook(bot, params),
  getWebhookInfo: (bot) => webhooks.getWebhookInfo(bot),
  sendMessage: (bot, { params }) => messages.sendMessage(bot, params),
  editMessageText: (bot, { params }) => messages.editMessageText(bot, params),
  editMessageReplyMarkup: (bot, { params }) => messages.editMessageReplyMarkup(bot, params),
  deleteMessage: (bot, { params }) => messages.deleteMessage(bot, params),
  deleteMessages: (bot, { params }) => messages.deleteMessages(bot, params),
  answerCallbackQuery: (bot, { params }) => messages.answerCallbackQuery(bot, params),
  sendChatAction: (bot, { params }) => messages.sendChatAction(bot, params),
  sendDocument: files.sendDocument,
  sendPhoto: files.sendPhoto,
  getFile: (bot, { params }) => files.getFile(bot, params),
  getChat: (bot, { params }) => about.getChat(bot, params),
  leaveChat: (bot, { params }) => about.leaveChat(bot, params),
  setMyCommands: (bot, { params }) => about.setMyCommands(bot, params),
  getMyCommands: (bot, { params }) => about.getMyCommands(bot, params),
  deleteMyCommands: (bot, { params }) => about.deleteMyCommands(bot, params),
  setMyDescription: (bot, { params }) => about.setWords(bot, params, 'description', 512),
  getMyDescription: (bot, { params }) => about.getWords(bot, params, 'description'),
  setMyShortDescription: (bot, { params }) => about.setWords(bot, params, 'short_description', 120),
  getMyShortDescription: (bot, { params }) => about.getWords(bot, params, 'short_description'),
};

const byName = new Map(Object.entries(methods).map(([name, run]) => [name.toLowerCase(), { name, run }]));

/** All methods are case-insensitive. Source: https://core.telegram.org/bots/api#making-requests */
export const methodNamed = (name: string): { name: string; run: Method } | undefined => byName.get(name.toLowerCase());
