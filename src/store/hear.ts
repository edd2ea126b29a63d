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

/** Where an account has its chat, when a message names the account alone. */
const KNOWN_ELSEWHERE = `
  SELECT DISTINCT at::int, c.address FROM unnest($1::int[], $2::text[], $3::text[], $4::bytea[]) AS named (at, channel, chat, account)
  JOIN identities i ON i.kind = 'lid' AND i.value_index = named.account
  JOIN chats c ON c.id = i.chat_id AND c.channel = named.channel AND c.address <> named.chat
  ORDER BY 1`;

/** Addresses of one person on a channel, the one to use from now on first. */
type Together = { channel: string; addresses: string[] };

const addressesOf = ({ chat, aliases = [] }: Inbound): string[] => [chat, ...aliases.filter((alias) => alias !== chat)];

const accountIn = ({ vault }: Database, message: Inbound): Buffer | null => {
  const named = accountOf(addressesOf(message));
  return named === undefined ? null : indexOfAccount(vault, named);
};

/** What the messages state of their senders that is not yet so. */
async function statedAnew(db: Database, messages: Inbound[]): Promise<Together[]> {
  const pairs = messages.flatMap((message, at) =>
    addressesOf(message)
      .slice(1)
      .map((alias) => ({ at, message, alias })),
  );
  if (pairs.length === 0) return [];
  const { rows } = await db.pool.query<{ at: number }>(STATED_ANEW, [
    pairs.map(({ at }) => at),
    pairs.map(({ message }) => message.channel),
    pairs.map(({ message }) => message.chat),
    pairs.map(({ alias }) => alias),
    pairs.map(({ message }) => accountIn(db, message)),
  ]);
  return rows.map(({ at }) => ({ channel: messages[at]!.channel, addresses: addressesOf(messages[at]!) }));
}

/** What is known of senders whose account stands alone in a message. A phone alone is believed of nobody: it may have a new owner. */
async function knownAlready(db: Database, messages: Inbound[]): Promise<Together[]> {
  const alone = messages.filter((message) => addressesOf(message).length === 1 && accountIn(db, message) !== null);
  if (alone.length === 0) return [];
  const { rows } = await db.pool.query<{ at: number; address: string }>(KNOWN_ELSEWHERE, [
    alone.map((_, at) => at),
    alone.map(({ channel }) => channel),
    alone.map(({ chat }) => chat),
    alone.map((message) => accountIn(db, message)),
  ]);
  return rows.map(({ at, address }) => ({ channel: alone[at]!.channel, addresses: [alone[at]!.chat, address] }));
}

/**
 * Stores messages as `receiveAll` does, and before that makes one chat of those of a sender whose addresses a message states
 * or whose account is known from another one, where that is not so yet. A message from a phone without such a statement costs
 * nothing more. With `told` other processes hear of it.
 */
export async function hearAll(
  db: Database,
  messages: Inbound[],
  now: Date,
  options: { told?: boolean } = {},
): Promise<(Received | undefined)[]> {
  const found = await Promise.all([statedAnew(db, messages), knownAlready(db, messages)]);
  for (const { channel, addresses } of found.flat()) await samePerson(db, channel, addresses, now);
  return receiveAll(db, messages, now, options);
}

/** The same for a process that only carries: those that listen for `inbound` are told of each chat in the same statement. */
export const notifyInbound = (db: Database, messages: Inbound[], now: Date): Promise<(Received | undefined)[]> =>
  hearAll(db, messages, now, { told: true });
