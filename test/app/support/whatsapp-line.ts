import { vi } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import { knownPeople } from '../../../src/files/known-people.ts';
import { text } from '../../../src/language/texts.ts';
import { seedProgrammes } from '../../../src/store/programmes.ts';
import { seedRegions } from '../../../src/store/regions.ts';
import type { Manner, Phone } from '../../whatsapp/index.ts';
import { type Ends, freePort, type Place, placeUntil } from './carried.ts';
import { enrol, worldOf } from './in-process.ts';

/** A person on WhatsApp, her phone, and what she says: each resolves with all that she is then shown, in one text. */
export type Talker = { phone: Phone; says(text: string, manner?: Manner): Promise<string> };

export type WhatsappLine = Place & {
  /** What the application and its process have printed since it was ready. */
  printed(): string;
  /** Somebody new, or whoever has this number; her words are in a chat of their own. */
  person(number?: string): Talker;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
};

let people = 0;

const TRIAL = `${text('start.trial')}\n\n`;

/** Beside the known people every message begins with what these are. */
function withoutTrial(words: string): string {
  if (!words.startsWith(TRIAL)) throw new Error('a message does not say that this is a trial');
  return words.slice(TRIAL.length);
}

/** The whole application with its WhatsApp process beside a roll of the known people, linked and on the line. */
export async function whatsappLine(): Promise<WhatsappLine> {
  const ended: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ended.toReversed()) await end();
  };
  const opening = opened((end) => void ended.push(end));
  return { ...(await opening.catch((error) => close().then(() => Promise.reject(error)))), close };
}

async function opened(ends: Ends): Promise<Omit<WhatsappLine, 'close'>> {
  const place = await placeUntil(ends);
  await peopled(place);
  const PORT = String(await freePort());
  const settings = { PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}`, TRIAL: '1', LOG_LEVEL: 'debug' };
  const { app } = await place.start(settings);
  await place.whatsapp.online();
  const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await place.db.pool.query<T>(sql, values)).rows;
  const greeting = app.out().length;
  const printed = () => app.out().slice(greeting) + app.err();
  return { ...place, printed, rows, person: (number) => talker(place, number) };
}

async function peopled({ db }: Place): Promise<void> {
  await seedRegions(db);
  await seedProgrammes(db);
  const now = new Date();
  await enrol(worldOf(db, now), knownPeople(dayOf(now)));
}

/** How many messages wait for their turn, and how many replies to be sent. */
const OPEN = `
  SELECT (SELECT count(*)::int FROM inbound WHERE done_at IS NULL) +
    (SELECT count(*)::int FROM outgoing WHERE kind = 'reply' AND status IN ('queued', 'sending')) AS open`;

function talker({ whatsapp, db }: Place, number = String(6284000001001 + people++)): Talker {
  const phone = whatsapp.addPhone({ number, name: 'Ibu Rahasia' });
  async function says(said: string, manner?: Manner): Promise<string> {
    const before = phone.shown().length;
    await phone.say(said, manner);
    const isAnswered = async () =>
      phone.shown().length > before && (await db.pool.query<{ open: number }>(OPEN)).rows[0]!.open === 0;
    await vi.waitUntil(isAnswered, { timeout: 20_000, interval: 20 });
    return phone
      .shown()
      .slice(before)
      .map(({ text: words }) => withoutTrial(words))
      .join('\n');
  }
  return { phone, says };
}
