import type { Database } from './database.ts';
import { together } from './together.ts';

/** The name under which values are sealed and names are indexed. */
const KEY = 'whatsapp.key';

/** What a linked account consists of, by name: its credentials and Signal keys. Whoever reads them is the account. */
export type KeptKeys = {
  read(names: string[]): Promise<Map<string, string>>;
  write(values: Map<string, string | null>): Promise<void>;
  clear(): Promise<void>;
};

type Row = { index: Buffer; value: Buffer };

const READ = `SELECT key_index AS index, value FROM whatsapp_keys WHERE account = $1 AND key_index = ANY($2)`;

// One writer of an account after another: what one adds and another deletes comes in no one order of rows. Whoever deletes
// what another adds at that moment may miss it; the process that holds the account is the only one that writes.
const WRITE = `
  WITH alone AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtext('whatsapp_keys'), hashtext($1))), gone AS (
    DELETE FROM whatsapp_keys USING alone WHERE account = $1 AND key_index = ANY($4::bytea[]))
  INSERT INTO whatsapp_keys (account, key_index, value) SELECT $1, new.* FROM alone, unnest($2::bytea[], $3::bytea[]) AS new
  ON CONFLICT (account, key_index) DO UPDATE SET value = excluded.value`;

/**
 * The keys of an account. Names stand only as keyed indexes, for they hold the numbers of those who write; values are sealed
 * together with account and name, so that rows cannot be exchanged. `read` throws where a key is lost (`Trouble`) or a row is
 * not what was written. `write` is all or nothing, and safe once it resolves; what is asked for meanwhile is written together.
 */
export function whatsappKeys({ lanes, pool, vault }: Database, account: string): KeptKeys {
  const whose = (name: string) => JSON.stringify([account, name]);
  const indexOf = (name: string) => vault.index(KEY, whose(name));
  const sealed = (name: string, value: string) => vault.seal(KEY, JSON.stringify([whose(name), value]));

  function opened(name: string, row: Buffer): string {
    const [of, value] = JSON.parse(vault.open(KEY, row)) as [string, string];
    if (of !== whose(name)) throw new Error('a row of whatsapp_keys stands under the name of another');
    return value;
  }

  return {
    async read(names) {
      const nameOf = new Map(names.map((name) => [indexOf(name).toString('hex'), name]));
      const values = [account, names.map(indexOf)];
      const { rows } = await lanes.query<Row>({ name: 'read-whatsapp-keys', text: READ, values });
      return new Map(
        rows.map(({ index, value }) => {
          const name = nameOf.get(index.toString('hex'))!;
          return [name, opened(name, value)];
        }),
      );
    },
    write: together(async (sets: Map<string, string | null>[]) => {
      const all = [...new Map(sets.flatMap((values) => [...values]))];
      const kept = all.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
      const gone = all.filter(([, value]) => value === null).map(([name]) => indexOf(name));
      const columns = [kept.map(({ name }) => indexOf(name)), kept.map(({ name, value }) => sealed(name, value)), gone];
      await lanes.query({ name: 'write-whatsapp-keys', text: WRITE, values: [account, ...columns] });
      return sets.map(() => undefined);
    }),
    async clear() {
      await pool.query('DELETE FROM whatsapp_keys WHERE account = $1', [account]);
    },
  };
}
