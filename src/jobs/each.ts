/** Does `work` for each item, at most `abreast` at a time, in order of the list. Rejects with the first error. */
export async function each<T>(items: T[], abreast: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(abreast, items.length) }, lane));
}
