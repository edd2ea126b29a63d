import type pg from 'pg';
import type { Queryable } from './database.ts';

/** One SQL statement that is put together of parts. */
export type Statement = {
  /** The placeholder of a value of this SQL type. */
  value(value: unknown, type: string): string;
  /** Adds a part and gives the name by which later ones may read what it returns. */
  part(name: string, sql: string): string;
  /** Asks for it all; `end` is the SELECT in which it ends. */
  ask<Row extends pg.QueryResultRow>(on: Queryable, end: string): Promise<Row[]>;
};

/** Statements of the same shape are prepared once a connection. There are few shapes; what is beyond is not prepared. */
const MOST_SHAPES = 200;
const shapes = new Map<string, string>();

function shapeOf(text: string): string | undefined {
  const known = shapes.get(text);
  if (known || shapes.size >= MOST_SHAPES) return known;
  const fresh = `shape-${shapes.size}`;
  shapes.set(text, fresh);
  return fresh;
}

/**
 * Begins a statement of parts, each an INSERT, UPDATE or DELETE: all of them happen or none, in one round trip, without a
 * transaction around them. Every part sees the tables as they were before the statement, so no row may be changed by two
 * (https://www.postgresql.org/docs/current/queries-with.html#QUERIES-WITH-MODIFYING).
 */
export function statement(): Statement {
  const values: unknown[] = [];
  const parts: string[] = [];
  return {
    value: (value, type) => `$${values.push(value)}::${type}`,
    part(name, sql) {
      const own = `${name}_${parts.length}`;
      parts.push(`${own} AS (${sql})`);
      return own;
    },
    async ask(on, end) {
      const text = `WITH ${parts.join(',\n')}\n${end}`;
      const name = shapeOf(text);
      return (await on.query({ text, values, ...(name && { name }) })).rows;
    },
  };
}
