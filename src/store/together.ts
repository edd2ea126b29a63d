import { isRefused } from './refused-statement.ts';

/** So many items make up a lot. */
const MOST = 200;

/**
 * Does one by one what is asked one by one, but many at a time: what is asked for while a lot is being done makes up the
 * next. A lot that the database refused is done again item by item, so that one bad item fails alone; when the database is away,
 * all of it fails. Keeps the order.
 */
export function together<Item, Result>(work: (items: Item[]) => Promise<Result[]>): (item: Item) => Promise<Result> {
  type Asked = { item: Item; resolve(result: Result): void; reject(error: unknown): void };
  const waiting: Asked[] = [];
  let running = false;

  const alone = (one: Asked): Promise<void> =>
    work([one.item]).then(([result]) => one.resolve(result as Result), one.reject);

  async function lot(asked: Asked[]): Promise<void> {
    try {
      const results = await work(asked.map(({ item }) => item));
      for (const [at, { resolve }] of asked.entries()) resolve(results[at] as Result);
    } catch (error) {
      const again = asked.length > 1 && isRefused(error);
      for (const one of asked) await (again ? alone(one) : one.reject(error));
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) await lot(waiting.splice(0, MOST));
    running = false;
  }

  return (item) =>
    new Promise<Result>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(() => void run());
    });
}
