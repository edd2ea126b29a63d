import type { KeyStore } from './parts.ts';

/** So many names of keys that are not there are known; they are short. */
const MOST_KNOWN = 10_000;

type Keys = Pick<KeyStore, 'read' | 'write'>;

/**
 * Asks the store once for a key that is not there. Baileys asks for a few such with each message, and keeps in mind only those that
 * are. Whoever uses an account is the only one that writes its keys.
 */
export function knowingAbsent(keys: Keys): Keys {
  const absent = new Set<string>();
  let writes = 0;

  function remember(names: string[]): void {
    for (const name of names) absent.add(name);
    for (const oldest of absent) {
      if (absent.size <= MOST_KNOWN) return;
      absent.delete(oldest);
    }
  }

  return {
    async read(names) {
      const asked = names.filter((name) => !absent.has(name));
      if (asked.length === 0) return new Map();
      const before = writes;
      const found = await keys.read(asked);
      // What was written meanwhile may not have been seen.
      if (before === writes) remember(asked.filter((name) => !found.has(name)));
      return found;
    },
    async write(values) {
      await keys.write(values).finally(() => {
        writes += 1;
        for (const name of values.keys()) absent.delete(name);
      });
    },
  };
}
