import type pg from 'pg';

type Count = { statements: number; trips: number };

/**
 * Counts what is asked of the database from now on, on all connections that the pool opens from now on: statements, and the
 * round trips they took. Statements that go out before the ones before them are answered share a round trip.
 */
export function watchTrips(pool: pg.Pool) {
  const counts = new Map<string, Count>();
  let part = '';
  const of = (name: string): Count => counts.get(name) ?? { statements: 0, trips: 0 };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    let waits = false;
    client.on('drain', () => {
      waits = false;
    });
    const counted = (...words: unknown[]) => {
      const { statements, trips } = of(part);
      counts.set(part, { statements: statements + 1, trips: trips + (waits ? 0 : 1) });
      waits = true;
      return query(...words);
    };
    Object.assign(client, { query: counted });
  });
  return {
    of,
    /** Counts what is asked during this work under its name. */
    async during<T>(name: string, work: () => Promise<T>): Promise<T> {
      part = name;
      return work().finally(() => {
        part = '';
      });
    },
  };
}
