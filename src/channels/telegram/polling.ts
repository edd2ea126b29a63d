import {
  createBatchSink,
  createRunner,
  createSource,
  createUpdateFetcher,
  type UpdateSink,
  type UpdateSource,
  type UpdateSupplier,
} from '@grammyjs/runner';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { pause, persist, type Waits } from '../patience.ts';
import { WANTED } from './read-update.ts';
import { silentFor } from './refused.ts';

/** What long polling needs: `take` resolves once an update is stored, `onError` hears why none come, `onWell` that they do. */
export type Polling = {
  api: Api;
  take(update: Update): Promise<void>;
  signal: AbortSignal;
  waits: Waits;
  onError(error: unknown): void;
  onWell(): void;
};

type Supply = UpdateSupplier<Update>['supply'];

/** Seconds for which the server holds a request that finds nothing (https://core.telegram.org/bots/api#getupdates). */
const HELD_S = 30;

/**
 * Fetches updates until `signal`. The next request confirms the updates of the last one, so it is made only when all of those
 * are stored; one that cannot be stored is tried again until it can. A fetch that fails is tried again too, with growing waits.
 */
export async function poll({ api, take, signal, waits, onError, onWell }: Polling): Promise<void> {
  const supply = supplier(api, signal, onWell);
  const taken = { signal, waits, onError: () => {} };
  const consume = async (update: Update) => void (await persist(() => take(update), taken));
  let tried = 0;
  const fetched: Supply = async (size, stop) => {
    const updates = await supply(size, stop);
    tried = 0;
    return updates;
  };
  const round = () =>
    runUntil(
      signal,
      createSource<Update>({ supply: fetched }),
      createBatchSink({ consume }, async () => {}),
    );
  while (!signal.aborted) {
    await round().catch((error) => signal.aborted || onError(error));
    await pause(waits(tried++), signal);
  }
}

/** One supplier for all rounds, since it knows up to which update all are stored. It throws what it cannot mend, at once; a 429 is waited for. */
function supplier(api: Api, signal: AbortSignal, onWell: () => void): Supply {
  const fetching = { timeout: HELD_S, allowed_updates: WANTED };
  type Signal = Parameters<Api['getUpdates']>[1];
  const getUpdates = (args: object, stop: unknown) =>
    api.getUpdates(args, stop as Signal).catch(async (error) => {
      const waitMs = silentFor(error);
      if (waitMs === undefined) throw error;
      await pause(waitMs, signal);
      return [];
    });
  const adapter = { api: { getUpdates }, handleUpdate: async () => {}, errorHandler: () => {} };
  const fetch = createUpdateFetcher<Update, unknown>(adapter, { silent: true, maxRetryTime: 0, fetch: fetching });
  return async (size, stop) => {
    const updates = await fetch(size, stop);
    onWell();
    return updates;
  };
}

/** Runs until `signal`, or until a fetch fails; rejects with why. */
async function runUntil(signal: AbortSignal, source: UpdateSource<Update>, sink: UpdateSink<Update>): Promise<void> {
  const runner = createRunner(source, sink);
  const stop = () => void runner.stop();
  signal.addEventListener('abort', stop, { once: true });
  runner.start();
  await Promise.resolve(runner.task()).finally(() => signal.removeEventListener('abort', stop));
}
