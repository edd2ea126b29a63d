/** Runs the works of one key one after another, those of different keys at once. */
export function oneAtATime<Key>() {
  const last = new Map<Key, Promise<unknown>>();
  return {
    /** Resolves or rejects as `work` does, once all earlier works of this key have ended. */
    run<T>(key: Key, work: () => Promise<T>): Promise<T> {
      const mine = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, mine);
      const forget = () => {
        if (last.get(key) === mine) last.delete(key);
      };
      mine.then(forget, forget);
      return mine;
    },
    /** Whether nothing of this key runs or waits. */
    isFree: (key: Key): boolean => !last.has(key),
    /** Resolves when nothing is running. */
    async idle(): Promise<void> {
      while (last.size > 0) await Promise.allSettled(last.values());
    },
  };
}
