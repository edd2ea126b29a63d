import type { Inbound } from '../message.ts';
import { accountOf, indexOfAccount } from './accounts.ts';
import type { Database } from './database.ts';
import { type Received, receiveAll } from './inbound.ts';
import { samePerson } from './same-person.ts';

/** Which messages state of their sender what is not yet so: another of her addresses has a chat, or this phone's chat is another account's. */
const STATED_ANEW = `
  SELECT DISTINCT at::int FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::bytea[]) AS stated (at, channel, chat, alias, account)
  WHERE EXISTS (SELECT FROM chats c WHERE c.channel = stated.channel AND c.address = stated.alias)
    OR (stated.account IS NOT NULL AND EXISTS (
      SELECT FROM chats c JOIN identities i ON i.chat_id = c.id AND i.kind = 'lid'
      WHERE c.channel = stated.channel AND c.address = stated.chat AND i.value_index <> stated.account))
  ORDER BY 1`;

const addressesOf = ({ chat, aliases = [] }: Inbound): string[] => [chat, ...aliases];

/** Those of the messages of which the database has to be told before they are stored. */
async function statedAnew({ pool, vault }: Database, messages: Inbound[]): Promise<Inbound[]> {
  const pairs = messages.flatMap((message, at) =>
    (message.aliases ?? []).filter((alias) => alias !== message.chat).map((alias) => ({ at, message, alias })),
  );
  if (pairs.length === 0) return [];
  const account = (message: Inbound) => {
    const named = accountOf(addressesOf(message));
    return named === undefined ? null : indexOfAccount(vault, named);
  };
  const { rows } = await pool.query<{ at: number }>(STATED_ANEW, [
    pairs.map(({ at }) => at),
    pairs.map(({ message }) => message.channel),
    pairs.map(({ message }) => message.chat),
    pairs.map(({ alias }) => alias),
    pairs.map(({ message }) => account(message)),
  ]);
  return rows.map(({ at }) => messages[at]!);
}

/**
 * Stores messages as `receiveAll` does, and before that makes one chat of those of a sender whose addresses a message states,
 * where that is not so yet. A message without such a statement costs nothing more. With `told` other processes hear of it.
 */
export async function hearAll(
  db: Database,
  messages: Inbound[],
  now: Date,
  options: { told?: boolean } = {},
): Promise<(Received | undefined)[]> {
  for (const one of await statedAnew(db, messages)) await samePerson(db, one.channel, addressesOf(one), now);
  return receiveAll(db, messages, now, options);
}

/** The same for a process that only carries: those that listen for `inbound` are told of each chat in the same statement. */
export const notifyInbound = (db: Database, messages: Inbound[], now: Date): Promise<(Received | undefined)[]> =>
  hearAll(db, messages, now, { told: true });
