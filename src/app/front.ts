import { queueAges } from '../store/queue-age.ts';
import { type Measures, openMeasures } from '../web/measures.ts';
import { openMetrics } from '../web/metrics.ts';
import { PATIENCE_MS } from '../web/queue-gauge.ts';
import { openServer, type WebServer } from '../web/server.ts';
import type { Opening } from './opening.ts';
import { readiness } from './readiness.ts';

/** Where every process can be asked how it is, and what it measures. */
export type Front = { server: WebServer; measures: Measures };

/** Opens the server before anything else, so that a used port is found at once. */
export async function openFront({ config, log, now, closing, parts }: Opening): Promise<Front> {
  const metrics = openMetrics();
  const ages = async () => (parts.ground ? queueAges(parts.ground.db, now(), PATIENCE_MS) : []);
  const measures = openMeasures(metrics.registry, ages, log);
  const ready = () => readiness(parts, now());
  const server = await openServer({ host: config.HOST, port: config.PORT, log, ready, metrics });
  closing.add('server', server.stop);
  return { server, measures };
}
