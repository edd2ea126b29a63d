import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { Log } from '../log.ts';
import type { Metrics } from './metrics.ts';

/** Whether the application can do its work. Problems stop it from being ready, warnings do not. Words of ours, for operators. */
export type Readiness = { problems: string[]; warnings: string[] };

const PATIENCE_MS = 2_000;

const css = readFileSync(new URL('./page.css', import.meta.url), 'utf8');

/** The answer of `ready`; none within two seconds is a problem too, as is a check that throws. */
async function ask(ready: () => Promise<Readiness>, log: Log, ms: number): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, ms, { problems: [`no answer within ${ms} ms`], warnings: [] });
  });
  const failed = (error: unknown): Readiness => {
    log.warn('readiness check failed', { error });
    return { problems: ['the check itself failed; see the log'], warnings: [] };
  };
  const asked = Promise.resolve().then(ready).catch(failed);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** What machines ask: is it alive, is it ready, what are its measures. */
export function operation(
  { ready, log, metrics }: { ready: () => Promise<Readiness>; log: Log; metrics: Metrics },
  patienceMs = PATIENCE_MS,
): Hono {
  const routes = new Hono();
  routes.get('/health/live', (context) => context.json({ status: 'live' }));
  routes.get('/health/ready', async (context) => {
    const { problems, warnings } = await ask(ready, log, patienceMs);
    if (problems.length === 0) return context.json({ status: 'ready', warnings });
    return context.json({ status: 'not ready', problems, warnings }, 503);
  });
  routes.get('/metrics', async (context) => {
    context.header('content-type', metrics.registry.contentType);
    return context.body(await metrics.registry.metrics());
  });
  routes.get('/page.css', (context) => {
    context.header('cache-control', 'max-age=3600');
    return context.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  return routes;
}
