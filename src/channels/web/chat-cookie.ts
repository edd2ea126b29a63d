import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const NAME = 'tangguh_chat';
const YEAR_S = 365 * 86_400;

/** The chat of this browser, if it has one. The address is 128 random bits: who knows it is in the chat, so no URL has it. */
export function chatOf(context: Context): string | undefined {
  const address = getCookie(context, NAME);
  return address && /^[0-9a-f]{32}$/.test(address) ? address : undefined;
}

export const newChat = (): string => randomBytes(16).toString('hex');

/** Keeps the chat in this browser for a year from now; scripts cannot read it. */
export const keepChat = (context: Context, address: string, secure: boolean): void =>
  setCookie(context, NAME, address, { path: '/chat', httpOnly: true, sameSite: 'Lax', secure, maxAge: YEAR_S });
