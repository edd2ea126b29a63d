import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../src/store/database.ts';
import type { Whatsapp } from '../test/whatsapp/index.ts';
import type { Enrolled } from './turn-people.ts';
import { exchange, type Writer } from './whatsapp-load.ts';

/** So many of these people have a phone that knows this account. */
export const writersOf = (whatsapp: Whatsapp, people: Enrolled[]): Writer[] =>
  people.map(({ nik, phone }, at) => ({
    nik,
    phone: whatsapp.addPhone({ number: phone.replace(/^0/, '62'), name: `Uji ${at}` }),
  }));

/** What leads a stranger to her own record, which the phone that she writes from proves. */
const untilBound = (nik: string): string[] => ['halo', 'setuju', `cek kepesertaan ${nik}`, 'saya sendiri'];

/** Everybody agrees and opens her record for the first time. */
export async function introduce(writers: Writer[]): Promise<void> {
  await Promise.all(
    writers.map(async (writer) => {
      for (const text of untilBound(writer.nik)) await exchange(writer, text);
    }),
  );
}

const outcome = `
  SELECT (SELECT count(*) FROM inbound WHERE done_at IS NOT NULL)::int AS done,
    (SELECT count(*) FROM outgoing WHERE kind = 'reply' AND status IN ('sent', 'delivered', 'read'))::int AS sent,
    (SELECT count(*) FROM outgoing)::int AS written,
    (SELECT count(*) FROM audit WHERE action = 'record.shown')::int AS shown`;

/**
 * Fails unless so many messages were done, with a reply each that was sent, and so many of them have opened a record. Marks of
 * sending may be a moment late.
 */
export async function mustBeDone({ pool }: Database, messages: number, shown: number): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await pool.query<Record<string, number>>(outcome);
    const { done, sent, written, shown: opened } = rows[0]!;
    if (done === messages && sent === messages && written === messages && opened === shown) return;
    if (tries === 40) throw new Error(`not every turn succeeded: ${JSON.stringify(rows[0])} of ${messages}, ${shown}`);
    await sleep(250);
  }
}

/** What `introduce` adds to the two numbers, of one person. */
export const INTRODUCTION = { messages: untilBound('').length, shown: 1 };
