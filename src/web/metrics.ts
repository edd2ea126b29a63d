import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** One registry a process. Other parts register their own measures in `registry`; `count` is the server's middleware. */
export type Metrics = { registry: Registry; count: MiddlewareHandler };

const labelNames = ['method', 'route', 'status'] as const;
const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The pattern of the route that answered, never the path itself: a path may hold a secret, and there are endless many. */
const routeOf = (pattern: string): string => (pattern.endsWith('*') ? 'none' : pattern);

/** Counts and times every request by route and status, beside the usual measures of a Node process. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({ name: 'http_requests_total', help: 'Requests answered', labelNames, registers });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time until the answer began',
    labelNames,
    buckets,
    registers,
  });
  const count: MiddlewareHandler = async (context, next) => {
    const began = performance.now();
    await next();
    const { method } = context.req;
    const labels = { method, route: routeOf(routePath(context, -1)), status: String(context.res.status) };
    requests.inc(labels);
    seconds.observe(labels, (performance.now() - began) / 1000);
  };
  return { registry, count };
}
