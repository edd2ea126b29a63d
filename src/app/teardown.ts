import type { Log } from '../log.ts';

/**
 * What has been opened, to be closed the other way round; what fails to close does not keep the rest open.
 * Adding a name again moves it to the end of the list, so that it is closed first.
 */
export type Teardown = { add(what: string, close: () => unknown): void; run(): Promise<void> };

export function teardown(log: Log): Teardown {
  const steps = new Map<string, () => unknown>();
  const end = async (what: string, close: () => unknown) => {
    try {
      await close();
      log.info('stopped', { why: what });
    } catch (error) {
      log.error('stop-failed', { why: what, error });
    }
  };
  return {
    add(what, close) {
      steps.delete(what);
      steps.set(what, close);
    },
    async run() {
      const opened = [...steps].reverse();
      steps.clear();
      for (const [what, close] of opened) await end(what, close);
    },
  };
}
