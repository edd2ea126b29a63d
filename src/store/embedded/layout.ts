import { join } from 'node:path';

/** Where things lie in the data folder. */
export type Layout = {
  /** DATA_DIR itself, as an absolute path without links. */
  root: string;
  /** What initdb and the password are renamed to in one step: there is either the whole of it or nothing. */
  home: string;
  /** PostgreSQL's own data directory. */
  data: string;
  /** The owner's password, mode 0600. */
  password: string;
  /** PostgreSQL's own log: no statements, no values. */
  log: string;
};

/** The major version of the binaries we ship. */
export const major = '18';

/** The database's owner (a superuser of this cluster only) and the database. */
export const owner = 'tangguh';

/** Names every place in the data folder `root`. */
export function layout(root: string): Layout {
  const home = join(root, 'pg');
  return { root, home, data: join(home, 'data'), password: join(home, 'password'), log: join(root, 'postgres.log') };
}
