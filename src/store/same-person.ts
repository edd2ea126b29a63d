import type pg from 'pg';
import { accountOf, indexOfAccount } from './accounts.ts';
import { moveChat } from './chats.ts';
import { repeatedTransaction } from './collisions.ts';
import type { Database } from './database.ts';
import { mergeChats } from './merge-chats.ts';
import { putAside } from './put-aside.ts';

/** A chat at one of the addresses, and the accounts that were stated for whoever writes there. */
type Known = { id: number; address: string; accounts: Buffer[] };

// In the order in which messages lock the chats that they are stored in.
const LOCK = `
  SELECT c.id, c.address, ARRAY(SELECT i.value_index FROM identities i WHERE i.chat_id = c.id AND i.kind = 'lid') AS accounts
  FROM chats c WHERE c.channel = $1 AND c.address = ANY($2) ORDER BY c.address FOR UPDATE`;

/** Whether a phone's chat is that of another account: the number was given to somebody new. */
function isFormer({ vault }: Database, { address, accounts }: Known, account: string | undefined): boolean {
  if (!account || accounts.length === 0 || accountOf([address])) return false;
  return !accounts.some((one) => one.equals(indexOfAccount(vault, account)));
}

/** The one chat of a person, at the address it has by now; undefined where she has none. */
async function oneChat(client: pg.PoolClient, { vault }: Database, channel: string, known: Known[], now: Date) {
  if (known.length < 2) return known[0]?.address;
  return mergeChats(client, vault, { channel, ids: known.map(({ id }) => id) }, now);
}

async function join(client: pg.PoolClient, db: Database, channel: string, addresses: string[], now: Date) {
  const { rows } = await client.query<Known>(LOCK, [channel, addresses]);
  const account = accountOf(addresses);
  const former = rows.filter((one) => isFormer(db, one, account));
  for (const { id } of former) await putAside(client, db.vault, id, now);
  const same = rows.filter((one) => !former.includes(one));
  const [first] = addresses;
  const address = await oneChat(client, db, channel, same, now);
  if (address !== undefined && first !== undefined) await moveChat(client, { channel, address }, first);
}

/**
 * What a platform says: these addresses are one person, and the first is the one to use from now on. Her chat moves there; where
 * she has two, they become one, in one transaction. A phone's chat whose person had another account than the one that is named
 * now is hers no longer: it is put aside, so that the number's new owner sees nothing of it. Doing it again changes nothing.
 */
export const samePerson = (db: Database, channel: string, addresses: string[], now: Date): Promise<void> =>
  repeatedTransaction(db.pool, (client) => join(client, db, channel, addresses, now));
