import { GrammyError, HttpError } from 'grammy';
import type { Sent } from '../../message.ts';

type NotSent = Extract<Sent, { ok: false }>;

const isRefused = (error: unknown): error is GrammyError => error instanceof GrammyError;

/** Errors of the network after which the request cannot have reached the server. */
const NEVER_LEFT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'];

const codeOf = (error: unknown): string =>
  error instanceof HttpError && error.error instanceof Error && 'code' in error.error ? String(error.error.code) : '';

const never = (why: string): NotSent => ({ ok: false, retry: false, why });
const later = (why: string): NotSent => ({ ok: false, retry: true, why });

/** Who was there is gone (https://core.telegram.org/api/errors#403-forbidden): blocked by the person, or deleted, or we were put out of a group. */
const forbidden = (description: string): NotSent => never(/blocked by the user/.test(description) ? 'blocked' : 'gone');

/** The address under which a group goes on (https://core.telegram.org/bots/api#responseparameters). */
export const movedTo = (error: unknown): string | undefined =>
  isRefused(error) ? error.parameters.migrate_to_chat_id?.toString() : undefined;

/**
 * What an error of the Bot API says about a message. A network error after the request may have left is doubtful: the
 * message may be there. The server's own errors (5xx) are taken to mean that it was not done.
 */
export function notSent(error: unknown): NotSent {
  if (!isRefused(error))
    return NEVER_LEFT.includes(codeOf(error)) ? later('unreachable') : { ...later('no-answer'), doubtful: true };
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { ...later('throttled'), afterMs: Math.ceil((parameters.retry_after ?? 1) * 1_000) };
  if (code === 403) return forbidden(description);
  if (code === 401 || code === 404) return later('token');
  if (code >= 500) return later('server');
  return never(/chat not found|user not found|PEER_ID_INVALID/.test(description) ? 'unknown-chat' : 'refused');
}

/** What keeps the bot from hearing people, in a word. */
export type TelegramTrouble =
  | 'token-wrong'
  | 'second-poller'
  | 'webhook-elsewhere'
  | 'webhook-refused'
  | 'webhook-failing'
  | 'unreachable';

/** For how long the server wants to hear nothing, where the error says so (429), in milliseconds. */
export const silentFor = (error: unknown): number | undefined =>
  isRefused(error) && error.error_code === 429 ? (error.parameters.retry_after ?? 1) * 1_000 : undefined;

/** What an error of a call that is no message says about the bot as a whole. */
export function troubleOf(error: unknown): TelegramTrouble {
  if (!isRefused(error)) return 'unreachable';
  const { error_code: code, description } = error;
  if (code === 401 || code === 404) return 'token-wrong';
  if (code === 409) return /webhook/.test(description) ? 'webhook-elsewhere' : 'second-poller';
  return code === 400 ? 'webhook-refused' : 'unreachable';
}
