/**
 * What was opened, to be closed the other way round, whatever happens: at the end, after an error, on Ctrl-C.
 * What fails to close does not keep the rest open.
 */
export type Ending = { add(close: () => unknown): void; run(): Promise<void> };

export function openEnding(): Ending {
  const steps: (() => unknown)[] = [];
  let running: Promise<void> | undefined;
  async function all(): Promise<void> {
    for (let close = steps.pop(); close; close = steps.pop()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`did not close: ${String(error)}\n`);
      }
    }
  }
  return {
    add: (close) => void steps.push(close),
    run() {
      running ??= all();
      return running;
    },
  };
}
