import type { Refusal } from './refused.ts';

/** Errors of the network after which the request cannot have reached the server, those among them by which TLS does not begin. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ENETDOWN|UND_ERR_CONNECT_TIMEOUT)$|CERT|^ERR_(SSL|TLS)_|^UNABLE_TO_VERIFY_/;

const codeOf = (error: unknown): string =>
  error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';

/** What a call without an answer means: once the request has left, the message may be there, and the Cloud API knows no repeat. */
export const unanswered = (error: unknown): Refusal =>
  NEVER_LEFT.test(codeOf(error))
    ? { sent: { ok: false, retry: true, why: 'unreachable', untilMended: true }, trouble: 'unreachable' }
    : { sent: { ok: false, retry: true, why: 'no-answer', doubtful: true }, trouble: 'unreachable' };
