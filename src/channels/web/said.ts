import type { Context } from 'hono';

/** The longest text that is taken, in UTF-16 units as browsers count them. */
export const LONGEST = 4_000;

/** What a page posts: the id that it made for this message, and a text or the id of a choice. */
export type Said = { id: string; text: string } | { id: string; choice: string };

/** Why a post is not taken: a key of the page's words. */
export type Slip = 'empty' | 'tooLong' | 'malformed';

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const kindOf = (context: Context): string => context.req.header('content-type') ?? '';

/** The page's script posts JSON, the page without it a form. */
export const isJson = (context: Context): boolean => /^application\/json\b/i.test(kindOf(context));

/** The fields of a post. Another kind of body has none: other sites can make a browser send those unasked. */
export async function readFields(context: Context): Promise<Record<string, unknown>> {
  if (isJson(context)) return fields(await context.req.json().catch(() => null));
  const form = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(kindOf(context));
  return form ? fields(await context.req.parseBody().catch(() => null)) : {};
}

/** Browsers end lines of a form with CR LF and those of a script with LF. */
const tidy = (text: unknown): string => (typeof text === 'string' ? text.replace(/\r\n?/g, '\n').trim() : '');

/** What was said, or why it cannot be taken. */
export function understand({ id, choice, text }: Record<string, unknown>): Said | Slip {
  if (typeof id !== 'string' || !/^[0-9a-f-]{32,36}$/.test(id)) return 'malformed';
  if (typeof choice === 'string' && choice !== '') return choice.length <= 200 ? { id, choice } : 'malformed';
  const clean = tidy(text);
  if (clean === '') return 'empty';
  return clean.length <= LONGEST ? { id, text: clean } : 'tooLong';
}
