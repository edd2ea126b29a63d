import type { Log } from './log.ts';

/** What has been opened, to be closed the other way round; what fails to close does not keep the rest open. */
export type Teardown = { add(what: string, close: () => unknown): void; run(): Promise<void> };

export function teardown(log: Log): Teardown {
  const steps: { what: string; close: () => unknown }[] = [];
  return {
    add: (what, close) => void steps.push({ what, close }),
    async run() {
      for (const { what, close } of steps.splice(0).reverse()) {
        try {
          await close();
          log.info('stopped', { why: what });
        } catch (error) {
          log.error('stop-failed', { why: what, error });
        }
      }
    },
  };
}
