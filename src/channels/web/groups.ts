/** Sets by name; a name without members is forgotten. What is given out is a copy, which stays while members leave. */
export function groups<T>() {
  const sets = new Map<string, Set<T>>();
  return {
    add(name: string, member: T): void {
      sets.set(name, (sets.get(name) ?? new Set<T>()).add(member));
    },
    remove(name: string, member: T): void {
      const set = sets.get(name);
      set?.delete(member);
      if (set?.size === 0) sets.delete(name);
    },
    of: (name: string): T[] => [...(sets.get(name) ?? [])],
    all: (): T[] => [...sets.values()].flatMap((set) => [...set]),
  };
}
