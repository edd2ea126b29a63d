import type pg from 'pg';
import { emphasised } from '../../src/channels/telegram/emphasis.ts';
import { render } from '../../src/language/render.ts';
import { openBody } from '../../src/store/outgoing.ts';
import type { BotSide } from '../bot-api/index.ts';
import type { Facts } from './judge.ts';
import { drillVault } from './keys.ts';
import { FIRST_CHAT } from './people.ts';
import { shownOf, type Worded } from './shown.ts';

type Row = { id: number; status: string; doubted: boolean; key: string; body: Buffer | null; chat: string };

const ROWS = `SELECT o.id, o.status, o.doubted_at IS NOT NULL AS doubted, o.key, o.body, c.address AS chat
  FROM outgoing o JOIN chats c ON c.id = o.chat_id ORDER BY o.id`;

/** A reminder is written when it says so and a row holds it. */
const UNWRITTEN = `SELECT r.id FROM reminders r WHERE r.status <> 'sent'
  OR NOT EXISTS (SELECT FROM outgoing o WHERE o.id = r.outgoing_id OR o.subject = 'reminder:' || r.id) ORDER BY r.id`;

const ANSWERS = `SELECT i.message_id AS message, count(o.id)::int AS answers
  FROM inbound i LEFT JOIN outgoing o ON o.inbound_id = i.id WHERE i.done_at IS NOT NULL GROUP BY i.id`;

/** The words that a person sees of a row. */
function wordsOf({ key, body }: Row): string | undefined {
  try {
    return body ? emphasised(render(openBody(drillVault, key, body), '').text).text : undefined;
  } catch {
    return undefined;
  }
}

const seenBy = (side: BotSide, chats: number): Map<string, string[]> =>
  new Map(
    Array.from({ length: chats }, (_, at) => {
      const person = side.person(FIRST_CHAT + at);
      return [String(person.id), person.sees().map(({ text }) => text)];
    }),
  );

/** Calls that were done, or not, without the bot's hearing of it: the chat and the words. */
const unheard = (side: BotSide): Set<string> =>
  new Set(
    side.calls
      .filter(({ method, fault }) => method === 'sendMessage' && /^(cut|half|slow)/.test(fault ?? ''))
      .map(({ params }) => `${params.chat_id}\n${params.text}`),
  );

/** What a drill has done, for the facts: how many chats it has, which messages were written, which rows are poisoned or were on their way at a kill. */
export type Done = { chats: number; said: string[]; poison: number[]; flying: Set<number> };

type Asking = <T extends pg.QueryResultRow>(sql: string) => Promise<T[]>;

/** Gathers what the ledger says and what was really shown. */
export async function gather(ask: Asking, side: BotSide, { chats, said, poison, flying }: Done): Promise<Facts> {
  const rows = await ask<Row>(ROWS);
  const worded: Worded[] = rows.map((row) => ({ ...row, words: wordsOf(row) }));
  const { times, unknown } = shownOf(worded, seenBy(side, chats));
  const doubtful = unheard(side);
  const answers = new Map(
    (await ask<{ message: string; answers: number }>(ANSWERS)).map(({ message, answers: count }) => [message, count]),
  );
  return {
    rows: worded.map(({ id, chat, words }, at) => ({
      ...{ id, status: rows[at]!.status, doubted: rows[at]!.doubted, shown: times.get(id) ?? 0 },
      poison: poison.includes(id),
      inFlight: flying.has(id) || doubtful.has(`${chat}\n${words}`),
    })),
    unwritten: (await ask<{ id: number }>(UNWRITTEN)).map(({ id }) => id),
    unanswered: said.filter((message) => !answers.get(message)),
    answeredTwice: said.filter((message) => (answers.get(message) ?? 0) > 1),
    unknown,
  };
}
