import type { MessageEntity, User } from 'grammy/types';

/** Anything that came or goes as a JSON object. */
export type Obj = { [key: string]: unknown };

export type Entity = MessageEntity;

/** A message as the Bot API shows it; only what this server itself reads is named. */
export type Message = Obj & {
  message_id: number;
  date: number;
  chat: Obj & { id: number };
  from?: User;
  text?: string;
  caption?: string;
  reply_markup?: Markup;
};

export type InlineButton = { text: string; callback_data?: string } & Obj;
export type KeyButton = { text: string; request_contact?: boolean; request_location?: boolean } & Obj;
export type Markup = Obj & { inline_keyboard?: InlineButton[][]; keyboard?: (string | KeyButton)[][] };

/** A message and what only the server knows of it. `at` in ms; `rigid` = carries a markup that forbids editing. */
export type Stored = { message: Message; byBot: boolean; at: number; rigid: boolean };

/**
 * One call of a bot. `params` as parsed, `at` in ms when it came. `fault` names the fault that met it. A getUpdates
 * is listed when it comes (a long poll would hide otherwise), everything else when it is done.
 */
export type Call = {
  method: string;
  params: Obj;
  ok: boolean;
  result?: unknown;
  error?: { code: number; description: string };
  fault?: string;
  at: number;
};

/** An uploaded part of a multipart request. */
export type Upload = { name: string; type: string; bytes: Buffer };

/** What the next calls meet. `chance` (0 to 1, with `random`) lets only a part of them meet it. */
export type Fault = {
  method?: string;
  chat?: number;
  times?: number;
  chance?: number;
  random?: () => number;
  /** With `slowMs`: wait before doing the call instead of after it. */
  before?: boolean;
} & (
  | { code: number; description?: string; retryAfter?: number; migrateTo?: number }
  | { slowMs: number }
  | { cut: 'before' | 'after' }
  | { half: true }
);

/** One message of the bot as the person sees it now. `keyboard` only on the newest, while a reply keyboard is open. */
export type Shown = { id: number; text: string; buttons: string[][]; keyboard?: string[][] };

export type About = { first_name?: string; username?: string; phone?: string; language_code?: string };

/** Test-only unruliness of the hand-over of updates. */
export type Redeliver = { twice?: boolean; shuffle?: () => number };

/** How long the webhook sender waits for an answer, and between tries: base, doubling up to the longest. */
export type Patience = { answerMs: number; retryBaseMs: number; retryMaxMs: number };

/** Messages a second over all and in one chat; more are answered 429. Off where absent. */
export type Pace = { perSecond?: number; perChat?: number };
