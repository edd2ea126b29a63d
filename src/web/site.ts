import { randomBytes } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Log } from '../log.ts';
import { keepNothing, protect } from './headers.ts';
import type { Metrics } from './metrics.ts';
import { failedPage, notFoundPage, refusedPage } from './pages.ts';

/** A path and what answers under it. */
export type Mounted = [path: string, routes: Hono];

/** A refusal (a form from another site, say) is its sender's matter; anything else is ours, gets a reference and is logged. */
const failed =
  (log: Log) =>
  (error: Error, context: Context): Response | Promise<Response> => {
    if (error instanceof HTTPException && error.status < 500) return context.html(refusedPage(), error.status);
    const reference = randomBytes(4).toString('hex');
    log.error('request failed', { reference, error });
    return context.html(failedPage(reference), 500);
  };

/** Everything that answers, made anew whenever something is mounted: a hono takes no routes once it has answered. */
export function site(mounts: Mounted[], log: Log, metrics: Metrics, watch: MiddlewareHandler): Hono {
  const root = new Hono({ strict: false });
  root.use(watch, metrics.count, protect, keepNothing);
  for (const [path, routes] of mounts) root.route(path, routes);
  root.notFound((context) => context.html(notFoundPage(), 404));
  root.onError(failed(log));
  return root;
}
