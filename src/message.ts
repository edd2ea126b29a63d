/**
 * What passes between a channel, the conversation and the ledger. Plain data; nobody's types but ours.
 */

/** A value in a text: a rupiah amount or count, an ISO day or instant, or a word. The text's formatter decides how it reads. */
export type Value = string | number;

/** A choice by its id. Its label is `choice.<id>` in the locale, or `key` with `values` where the label depends on data. */
export type Choice = string | { id: string; key: string; values: Record<string, Value> };

/**
 * What a step means: a key of `locales/`, its values, further paragraphs of the same message, what may be chosen.
 * `ask: 'phone'` offers to share one's own number. `then` is said in the same message after it; what its last part lets
 * choose, the message does.
 */
export type Say = {
  key: string;
  values?: Record<string, Value>;
  more?: Say[];
  choices?: Choice[];
  ask?: 'phone';
  then?: Say[];
};

/** Something other than text that people send. */
export type Media = 'photo' | 'voice' | 'video' | 'document' | 'sticker' | 'location' | 'contact' | 'forward' | 'other';

/** What a person sent. Only `text`, `choice`, `contact`, `media` or `group` is set. */
export type Content = {
  text?: string;
  /** The id of a choice, when a button was used. */
  choice?: string;
  /** A shared contact; `own` when the platform vouches that it is the sender's own number. E.164 where possible. */
  contact?: { phone: string; own: boolean };
  media?: Media;
  /** Written where others read along, and nothing of it is kept: the link by which one comes to a chat of one's own. */
  group?: { link: string };
};

/** One message from a channel. `id` is the platform's and unique in the channel: the same id again changes nothing. */
export type Inbound = Content & {
  channel: string;
  /** The platform's address of the chat. */
  chat: string;
  id: string;
  /** The sender's phone as the platform itself states it for this very message (WhatsApp). */
  vouchedPhone?: string;
  /** Other addresses that the platform states for the sender of this very message: both are one person. */
  aliases?: string[];
  /** As what the platform shows the sender. Anybody may call himself anything. */
  sender?: string;
  /** For limits on public pages: the network the message came from, already cut to /24 or /56. */
  network?: string;
};

/** What nobody asked for just now. */
export type Unasked = 'notice' | 'reminder' | 'announcement';

/**
 * A message ready to be shown: `id` is the ledger row, the same at each try, so that a repeat can be known as one. `notice` is
 * absent for a reply; `heardAt` is when the chat's person last wrote, absent where she never did.
 */
export type Outbound = {
  id: string;
  text: string;
  choices: { id: string; label: string }[];
  ask?: 'phone';
  notice?: Unasked;
  heardAt?: Date;
};

/**
 * What a platform tells later of a message that it took: never backwards. `failed`: it was not delivered after all, in the try
 * that it knows as `platformId`, where it names one; another can help after `afterMs`, where that is there.
 */
export type Receipt =
  | { row: number; status: 'sent' | 'delivered' | 'read' }
  | { row: number; status: 'failed'; why: string; platformId?: string; afterMs?: number };

/**
 * What became of a send. `retry` says whether another try can help, `doubtful` that it may have been shown all the same.
 * `why` is a word for the ledger: `away` nobody is there to take it now, the row waits until its expiry; `throttled` the
 * platform asks us to wait `afterMs`; `blocked` and `gone` the person or the platform has closed this chat. `untilMended`: the fault
 * is ours and may last, so the row is tried until its expiry.
 */
export type Sent =
  | { ok: true; platformId?: string }
  | { ok: false; retry: boolean; why: string; afterMs?: number; doubtful?: true; untilMended?: true };
