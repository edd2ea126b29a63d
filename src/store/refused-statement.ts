/**
 * Whether PostgreSQL has looked at a statement and refused it, so that nothing of it happened: the error has an SQLSTATE, and
 * not one of a lost connection (class 08) or of a server that goes down (57). After any other error nobody knows.
 * Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function isRefused(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(08|57)/.test(code);
}
