import { codeOf, Trouble } from '../trouble.ts';

/** A Redis that asks for another user or password, or forbids this one what a queue needs. */
const login = ['NOAUTH', 'WRONGPASS', 'NOPERM'];

/** In one word. The first one of what Redis says is its code; the rest may repeat what it was sent, a password too. */
function wordOf(error: unknown): string {
  const [, first = ''] = /^ReplyError: (\w+)/.exec(String(error)) ?? [];
  return codeOf(error) || first || (/timed out|no answer/i.test(String(error)) ? 'timeout' : 'closed');
}

/** Why the Redis at `url` could not be opened, as a `Trouble` that names its host, never its password. */
export function redisTrouble(error: unknown, url: string): Trouble {
  const { hostname, port: written } = new URL(url);
  const [host, port] = [hostname, Number(written || 6379)];
  const why = wordOf(error);
  if (why === 'ENOTFOUND' || why === 'EAI_AGAIN') return new Trouble('redis-host-unknown', { host });
  if (login.includes(why)) return new Trouble('redis-login', { host, port, why });
  return new Trouble('redis-unreachable', { host, port, why });
}
