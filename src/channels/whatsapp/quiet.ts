import { inspect } from 'node:util';

/**
 * libsignal prints whole sessions, private keys included, at ordinary moments (`session_record.js`). Loaded before anything
 * that loads it: what holds a key is then left out of all that goes to the console, and the words beside it stay.
 */
const holdsKey = (value: unknown): boolean =>
  (value as object | null)?.constructor?.name === 'SessionEntry' ||
  /privKey|rootKey|privateKey/.test(inspect(value, { depth: 8, customInspect: false, maxStringLength: 10_000 }));

const printed: Record<string, unknown> = { ...globalThis.console };
for (const name of ['debug', 'dir', 'error', 'info', 'log', 'trace', 'warn']) {
  const print = printed[name] as (...values: unknown[]) => void;
  Object.assign(globalThis.console, {
    [name]: (...values: unknown[]) => print(...values.filter((value) => !holdsKey(value))),
  });
}
