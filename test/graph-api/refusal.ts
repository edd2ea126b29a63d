/**
 * An answer other than yes. Source of the shape and of every code:
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 */
export class Refusal extends Error {
  readonly code: number;
  readonly status: number;
  readonly retryAfterS: number | undefined;
  /** What is more to be known of the code. */
  subcode: number | undefined;
  constructor(code: number, details: string, status = statusOf(code), retryAfterS?: number) {
    super(details);
    this.code = code;
    this.status = status;
    this.retryAfterS = retryAfterS;
  }
}

const statuses: Record<number, number> = {
  0: 401,
  190: 401,
  10: 403,
  368: 403,
  131005: 403,
  131031: 403,
  130429: 429,
  131056: 429,
  80007: 429,
  4: 429,
  132001: 404,
  131000: 500,
  1: 500,
  2: 503,
  131016: 500,
};

const statusOf = (code: number): number => statuses[code] ?? 400;

/** A parameter is missing or wrong. */
export const wrong = (details: string): Refusal => new Refusal(100, details);

/** The object is not there, or not for this token. Source: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export const unseen = (): Refusal => Object.assign(wrong('Object does not exist'), { subcode: 33 });

/** The answer's body. */
export const bodyOf = ({ code, subcode, message }: Refusal): object => ({
  error: {
    message: `(#${code}) ${message}`,
    type: 'OAuthException',
    code,
    ...(subcode !== undefined && { error_subcode: subcode }),
    error_data: { messaging_product: 'whatsapp', details: message },
    fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
  },
});
