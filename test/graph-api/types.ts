/** Any JSON object. */
export type Obj = Record<string, unknown>;

export const isObj = (value: unknown): value is Obj =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A template that Meta has approved. `holes` and `buttons` are counted from it. */
export type Approved = {
  name: string;
  language: string;
  body: string;
  buttons: string[];
  state?: 'paused' | 'disabled';
};

/** A person with WhatsApp: known by a number, by an id for this business, or both. `id` is the number where there is one. */
export type Somebody = {
  id: string;
  phone?: string;
  userId?: string;
  name: string;
  /** When she last wrote to the number: for the window of 24 hours. */
  wroteAt?: number;
  /** Out of reach: what is sent to her is refused. */
  away: boolean;
  shown: Shown[];
  /** When the last messages to her went, for the limit of a pair. */
  lately: number[];
};

/** A message as it looks on a phone. `choices` are labels; `by` is what it was sent as, `tag` what was sent along. */
export type Shown = {
  id: string;
  by: 'text' | 'button' | 'list' | 'template';
  text: string;
  choices: { id: string; label: string }[];
  template?: string;
  tag?: string;
};

/** Something that goes wrong on order, once unless told otherwise. */
export type Fault = { times?: number; phone?: string } & (
  | { code: number; status?: number; retryAfterS?: number }
  /** A gateway's page in place of Meta's answer; `taken`: the message was passed on all the same. */
  | { page: number; taken?: boolean }
  /** The connection is cut, `taken` after the message was. */
  | { cut: true; taken?: boolean }
  | { slowMs: number }
);
