import { Client } from 'pg';
import { codeOf, Trouble } from '../trouble.ts';

/** What a socket says when nobody answers there; 57P03 is PostgreSQL itself, which is just starting or stopping. */
const silent = new Set(['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'ETIMEDOUT', '57P03']);

/** Why nobody answers, if so. `pg` has no code for an answer that did not come, or for somebody who hung up. */
function silenceOf(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code) return silent.has(code) ? code : undefined;
  return /timeout/i.test(String(error)) ? 'timeout' : /terminated/i.test(String(error)) ? 'closed' : undefined;
}

/** Of a right that is missing the server names the thing, never what is in it. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

/**
 * Throws what a PostgreSQL of one's own refuses (nobody there, no such name, login, database or right) as a `Trouble` that
 * names host, user and database of `url`, never its password; anything else is thrown on as it is. Codes: PostgreSQL's
 * appendix A.
 */
export function explainRefusal(error: unknown, url: string): never {
  const code = codeOf(error);
  const { host, port, user = '', database = '' } = new Client({ connectionString: url });
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') throw new Trouble('database-host-unknown', { host });
  if (code === '28P01' || code === '28000') throw new Trouble('database-login', { user, host });
  if (code === '3D000') throw new Trouble('database-missing', { database, host, user });
  if (code === '42501') throw new Trouble('database-rights', { user, database, said: messageOf(error) });
  const why = silenceOf(error);
  if (why) throw new Trouble('database-unreachable', { host, port, why });
  throw error;
}
