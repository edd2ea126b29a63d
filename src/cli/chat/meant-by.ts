import type { Say } from '../../message.ts';
import type { Database } from '../../store/database.ts';
import { sentSay } from '../../store/sent-message.ts';

/** The keys of all that is said, in its order. */
const keysOf = ({ key, more = [], then = [] }: Say): string[] => [key, ...[...more, ...then].flatMap(keysOf)];

/** The keys that a row of the ledger means; none once its words are forgotten. */
export async function meantBy(db: Database, row: number): Promise<string[]> {
  const said = await sentSay(db, row);
  return said ? keysOf(said) : [];
}
