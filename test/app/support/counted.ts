import type pg from 'pg';
import type { Database } from '../../../src/store/database.ts';

/** A database that counts every round trip made through this view of it. */
export function counted(db: Database): { db: Database; take(): number } {
  let trips = 0;
  const count = <T extends object>(on: T): T =>
    new Proxy(on, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'query') trips += 1;
        return name === 'connect'
          ? async () => count(await (target as unknown as pg.Pool).connect())
          : value.bind(target);
      },
    });
  const prisma = db.prisma.$extends({
    query: {
      $allOperations({ args, query }) {
        trips += 1;
        return query(args);
      },
    },
  });
  return {
    db: { ...db, pool: count(db.pool), prisma: prisma as unknown as Database['prisma'] },
    /** How many since the last look. */
    take() {
      const taken = trips;
      trips = 0;
      return taken;
    },
  };
}
