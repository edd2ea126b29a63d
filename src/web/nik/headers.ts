import type { MiddlewareHandler } from 'hono';
import { styleHash } from './frame.ts';

const policy = [
  "default-src 'none'",
  // What stands outside this page, as the one for a failure, has its style in a file.
  `style-src 'self' ${styleHash}`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const strict = {
  'content-security-policy': policy,
  // The address is the secret. A form then comes with `Origin: null`, but whoever can post it has the address.
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

/** Whatever is answered under this path loads nothing, is kept by nobody, and tells no other page where it stands. */
export const secret: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(strict)) context.res.headers.set(name, value);
};
