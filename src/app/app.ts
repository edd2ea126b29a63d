import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { openFront } from './front.ts';
import { openGround } from './ground.ts';
import { type App, carriesOnly, type Opening } from './opening.ts';
import { teardown } from './teardown.ts';

/**
 * Opens what the roles of this process ask for: the server first, so that a used port is found at once; then the database, then
 * the rest. When something fails, what was opened is closed again and the error is thrown on.
 */
export async function openApp(config: Config, log: Log, now: () => Date = () => new Date()): Promise<App> {
  const closing = teardown(log);
  try {
    return await open({ config, log, now, closing, parts: { config } });
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function open(opening: Opening): Promise<App> {
  const { config, log, closing, parts } = opening;
  const front = await openFront(opening);
  const ground = await openGround(config, log);
  closing.add('database', ground.close);
  const { openRest } = carriesOnly(config) ? await import('./whatsapp/alone.ts') : await import('./whole.ts');
  const { queues, ...app } = await openRest(opening, front, ground);
  // Until now the last to go, when a start fails; from now on the first, so that nothing comes in while the rest stops.
  closing.add('server', front.server.stop);
  Object.assign(parts, { ground, queues });
  log.info('ready', queues && { backend: queues.backend });
  return { url: front.server.url, ...app, stop: closing.run };
}
