import type { z } from 'zod';
import type { Receipt } from '../../message.ts';
import { type Contact, change, contact, entry, envelope, message, status } from './payload.ts';
import { readMessage, readMove, type Said } from './read-message.ts';
import { readReceipt } from './receipt.ts';

/**
 * What one webhook tells. `unreadable` counts what we could make nothing of, `elsewhere` what is of another number than ours; the
 * rest is heard all the same.
 */
export type News = {
  said: Said[];
  receipts: Receipt[];
  moves: { from: string; to: string }[];
  unreadable: number;
  elsewhere: number;
};

type Change = z.infer<typeof change>['value'];

/** Those that can be read; what cannot is counted. */
function readEach<T>(items: unknown[] | undefined, shape: z.ZodType<T>, news: News): T[] {
  return (items ?? []).flatMap((item) => {
    const { data } = shape.safeParse(item);
    if (data === undefined) news.unreadable += 1;
    return data === undefined ? [] : [data];
  });
}

function readMessages({ messages, contacts }: Change, news: News): void {
  const people: Contact[] = (contacts ?? []).flatMap((one) => contact.safeParse(one).data ?? []);
  for (const one of readEach(messages, message, news)) {
    const move = readMove(one);
    const said = readMessage(one, people);
    if (move) news.moves.push(move);
    else if (said === undefined) news.unreadable += 1;
    else if (said !== 'nothing') news.said.push(said);
  }
}

/** Reads a webhook's body: what it tells of this number, in its order. Other fields that one may subscribe to tell nothing. */
export function readWebhook(body: unknown, phoneId: string): News {
  const news: News = { said: [], receipts: [], moves: [], unreadable: 0, elsewhere: 0 };
  const entries = readEach(readEach([body], envelope, news)[0]?.entry, entry, news);
  const ours = entries
    .flatMap(({ changes }) => changes)
    .filter((one) => typeof one !== 'object' || one === null || !('field' in one) || one.field === 'messages');
  for (const { value } of readEach(ours, change, news)) {
    if (value.metadata.phone_number_id !== phoneId) {
      news.elsewhere += 1;
      continue;
    }
    readMessages(value, news);
    news.receipts.push(...readEach(value.statuses, status, news).flatMap((one) => readReceipt(one) ?? []));
  }
  return news;
}
