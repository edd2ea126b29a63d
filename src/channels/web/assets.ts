import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const kinds = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

const read = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), 'utf8');

const scripts = ['chat.js', 'bubbles.js', 'log.js', 'outbox.js', 'stream.js'];
const styles = ['colours.css', 'frame.css', 'talk.css', 'waiting.css', 'composer.css'];

/** What the page loads. The scripts find each other by relative paths, so one hash in the folder's name covers them all. */
const files = new Map(scripts.map((name) => [name, read(name)])).set('style.css', styles.map(read).join('\n'));

const hash = createHash('sha256')
  .update([...files.values()].join('\0'))
  .digest('hex')
  .slice(0, 12);

/** The address of a file of the page; it changes with any of them. */
export const assetUrl = (name: string): string => `/chat/assets/${hash}/${name}`;

/** Kept for a year under their own hash. A page of yesterday's version gets today's file, unkept, rather than none. */
export function assets(): Hono {
  const routes = new Hono();
  routes.get('/:hash/:name', (context) => {
    const { name } = context.req.param();
    const body = files.get(name);
    if (body === undefined) return context.notFound();
    const cache = context.req.param('hash') === hash ? 'public, max-age=31536000, immutable' : 'no-cache';
    const kind = name.endsWith('.css') ? kinds.css : kinds.js;
    return context.body(body, 200, { 'content-type': kind, 'cache-control': cache });
  });
  return routes;
}
