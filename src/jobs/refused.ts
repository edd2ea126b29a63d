import { codeOf, Trouble } from '../trouble.ts';

/** A Redis that asks for another user or password, or forbids this one what a queue needs. */
const login = ['NOAUTH', 'WRONGPASS', 'NOPERM'];

/** The first word of what Redis says is its code; the rest may repeat what it was sent, a password too. */
const replyOf = (error: unknown): string =>
  error instanceof Error && error.name === 'ReplyError' ? (error.message.split(' ')[0] ?? '') : '';

/** Why the Redis at `url` could not be opened, as a `Trouble` that names its host, never its password. */
export function redisTrouble(error: unknown, url: string): Trouble {
  const { hostname, port: written } = new URL(url);
  const [host, port] = [hostname, Number(written || 6379)];
  const code = codeOf(error);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Trouble('redis-host-unknown', { host });
  const why = replyOf(error);
  if (login.includes(why)) return new Trouble('redis-login', { host, port, why });
  return new Trouble('redis-unreachable', { host, port, why: code || why || 'timeout' });
}
