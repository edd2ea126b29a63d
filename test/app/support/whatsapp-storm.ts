import { setTimeout as sleep } from 'node:timers/promises';
import { vi } from 'vitest';
import { messageIds } from '../../../src/channels/whatsapp/message-id.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { Chance } from '../../../src/files/chance.ts';
import type { Database } from '../../../src/store/database.ts';
import { later, write } from '../../support/ledger.ts';
import type { Phone } from '../../whatsapp/index.ts';
import { type Place, place } from './carried.ts';

const PEOPLE = 20;
const EACH = 2;
const NOTICES = 4;

/** So many messages make up a storm. */
export const STORM = PEOPLE * EACH;

export type Said = { id: string; storm: number; phone: Phone };
export type Busy = Place & { people: Phone[]; said: Said[] };

/** A server and people who have been greeted by the application that `begin` starts, with notices that wait for some of them. */
export async function busyPlace(begin: (at: Place) => Promise<unknown>): Promise<Busy> {
  const at = await place();
  await begin(at);
  await at.whatsapp.online();
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    at.whatsapp.addPhone({ number: String(6284100000001 + n), name: `Orang ${n}` }),
  );
  for (const word of ['halo', 'setuju']) {
    await Promise.all(people.map((phone) => phone.say(word)));
    await Promise.all(people.map((phone) => phone.waitFor(/.+/, 30_000)));
  }
  await addNotices(at.db);
  return { ...at, people, said: [] };
}

/** One for each of the first chats: they go seconds apart, while nobody waits for an answer. */
async function addNotices(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM chats ORDER BY id LIMIT $1', [NOTICES]);
  const at = new Date();
  for (const { id } of rows) await write(db, id, { kind: 'notice', at, expiresAt: later(at, 86_400_000) });
}

/** Every message of a person names a day of its own, which is past and so is named in the answer: no two answers are the same. */
const asking = (at: number): string => `ingatkan saya ${addDays('2020-01-01' as Day, at)}`;

const isConfirmed = ({ phone, id }: Said): boolean => phone.confirmed(id);

/** Everybody writes; resolves after so many of these are confirmed, or so many answers shown, as `random` draws, and a moment. */
export async function storm({ people, said }: Busy, number: number, random: Chance): Promise<void> {
  const shown = () => people.reduce((sum, phone) => sum + phone.shown().length, 0);
  const before = shown();
  const mine: Said[] = [];
  for (let at = 0; at < EACH; at += 1)
    for (const phone of people) mine.push({ id: await phone.say(asking(number * EACH + at)), storm: number, phone });
  said.push(...mine);
  const enough = 1 + random.below(STORM * 0.9);
  const count = random.odds(0.6) ? () => mine.filter(isConfirmed).length : () => shown() - before;
  await vi.waitUntil(() => count() >= enough, { timeout: 60_000, interval: 5 });
  await sleep(random.below(20));
}

const OPEN = `
  SELECT (SELECT count(*)::int FROM inbound WHERE done_at IS NULL) +
    (SELECT count(*)::int FROM outgoing WHERE status IN ('queued', 'sending')) AS open`;

/** Resolves once nothing waits any more: at the server, for an answer, or to be sent. */
export const settled = ({ db, whatsapp }: Busy): Promise<boolean> =>
  vi.waitUntil(
    async () =>
      whatsapp.isOnline() &&
      whatsapp.waiting() === 0 &&
      (await db.pool.query<{ open: number }>(OPEN)).rows[0]!.open === 0,
    { timeout: 90_000, interval: 100 },
  );

type Row = { id: number; status: string; inbound: string | null };

/** What became of all that was said and of all that was to be said; where all is well every list is empty. */
export async function outcome({ db, people, said }: Busy) {
  const ids = messageIds((value) => db.vault.index('whatsapp.message', value));
  const stored = await db.pool.query<{ id: string }>('SELECT message_id AS id FROM inbound');
  const { rows } = await db.pool.query<Row>(
    'SELECT o.id, o.status, i.message_id AS inbound FROM outgoing o LEFT JOIN inbound i ON i.id = o.inbound_id',
  );
  const known = new Set(stored.rows.map(({ id }) => id));
  const seen = people.flatMap((phone) => phone.shown().map(({ id }) => ids.read(id)?.row));
  const times = (row: number) => seen.filter((one) => one === row).length;
  const answers = (id: string) => rows.filter(({ inbound }) => inbound === id).length;
  return {
    /** Said and never stored: by the storm in which it was said. */
    lost: said.filter(({ id }) => !known.has(id)).map((one) => ({ storm: one.storm, confirmed: isConfirmed(one) })),
    notAnsweredOnce: said.filter(({ id }) => known.has(id) && answers(id) !== 1),
    notSent: rows.filter(({ status }) => !['sent', 'delivered', 'read'].includes(status)),
    notShownOnce: rows.filter(({ id }) => times(id) !== 1),
    saidTwice: people.flatMap((phone) =>
      repeated(phone.shown().flatMap(({ text }) => (text.includes('2020') ? text : []))),
    ),
  };
}

const repeated = (texts: string[]): string[] => texts.filter((text, at) => texts.indexOf(text) !== at);

/** What `outcome` gives where nothing was lost and nothing was done twice. */
export const allWell = { lost: [], notAnsweredOnce: [], notSent: [], notShownOnce: [], saidTwice: [] };
