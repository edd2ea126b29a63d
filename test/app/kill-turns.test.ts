import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { visitor } from '../channels/web-visitor.ts';
import { type App, type Kill, killAll, killApp, startApp, until } from './support/app.ts';
import { rowsOf } from './support/inside.ts';
import { seededDataDir } from './support/seeded.ts';

type Said = { id: string; text: string; taken: boolean };
type Person = { browser: ReturnType<typeof visitor>; said: Said[] };

const CHATS = 8;
const EACH = 6;

/** Kills, each when so many of a storm's messages are taken. */
const rounds: { kill: Kill; after: number }[] = [
  { kill: killApp, after: 5 },
  { kill: killAll, after: 20 },
  { kill: killApp, after: 30 },
];

async function begin(url: string): Promise<Person> {
  const browser = visitor(url);
  await browser.say({ text: '/start' });
  await browser.say({ text: 'setuju' });
  return { browser, said: [] };
}

/** Says it, perhaps into a connection that dies: only a 2xx counts as taken. */
async function say({ browser }: Person, said: Said): Promise<void> {
  const answer = await browser.say({ text: said.text }, said.id).catch(() => undefined);
  said.taken ||= answer?.ok === true;
}

/** Says again, with the same ids, what was not taken. */
async function sayRest(person: Person): Promise<void> {
  for (const said of person.said.filter(({ taken }) => !taken)) await say(person, said);
}

/** Asks by turns for a reminder on a day of its own, and for the law. */
const message = (at: number): Said => {
  const day = addDays(dayOf(new Date()), 10 + at);
  return { id: randomUUID(), text: at % 2 === 0 ? `ingatkan saya ${day}` : 'manfaat jkm', taken: false };
};

const kindOf = ({ text }: Said): string | undefined => text.split(' ')[0];

/** Everybody writes everything at once; when so many are taken, the kill comes. Gives how many turns it cut off, where that can be seen. */
async function storm(people: Person[], { kill, after }: (typeof rounds)[0], app: App, dataDir: string) {
  const all = people.flatMap((person) =>
    Array.from({ length: EACH }, (_, at) => ({ person, said: message(person.said.length + at) })),
  );
  for (const { person, said } of all) person.said.push(said);
  const spoken = all.map(({ person, said }) => say(person, said));
  await until(() => all.filter(({ said }) => said.taken).length >= after);
  await kill(app, dataDir);
  await Promise.all(spoken);
  return kill === killApp ? openOnes(dataDir) : 0;
}

const openOnes = async (dataDir: string): Promise<number> =>
  (await rowsOf(dataDir, 'SELECT FROM inbound WHERE done_at IS NULL')).length;

const allDone = (dataDir: string) => until(async () => (await openOnes(dataDir)) === 0);

type Chat = { version: number; done: number; open: number; reminders: number; place: string; last: string };

/** How the chats stand, oldest first; `last` is the key of the last reply. */
const chatsIn = (dataDir: string) =>
  rowsOf<Chat>(
    dataDir,
    `SELECT version, place::text, (SELECT count(*)::int FROM reminders r WHERE r.chat_id = c.id) AS reminders,
       (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id AND i.done_at IS NULL) AS open,
       (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id AND i.done_at IS NOT NULL) AS done,
       (SELECT key FROM outgoing o WHERE o.chat_id = c.id ORDER BY id DESC LIMIT 1) AS last
     FROM chats c ORDER BY id`,
  );

type Answer = { id: string; times: number; replies: string };

/** Messages by the id that the page gave them: how often they are stored, and the replies' keys. */
async function answersIn(dataDir: string): Promise<Map<string, Answer>> {
  const rows = await rowsOf<Answer>(
    dataDir,
    `SELECT split_part(i.message_id, '.', 1) AS id, count(DISTINCT i.id)::int AS times,
       string_agg(o.key, ',' ORDER BY o.id) AS replies
     FROM inbound i LEFT JOIN outgoing o ON o.inbound_id = i.id GROUP BY 1`,
  );
  return new Map(rows.map((answer) => [answer.id, answer]));
}

/** What is answered where nothing is killed, and where the chat then stands: by the last reply's key. */
async function calm(dataDir: string, url: string) {
  const person = await begin(url);
  const places = new Map<string, string>();
  for (const at of [0, 1]) {
    person.said.push(message(at));
    await say(person, person.said[at]!);
    await allDone(dataDir);
    const { last, place } = (await chatsIn(dataDir)).at(-1)!;
    places.set(last, place);
  }
  const answers = await answersIn(dataDir);
  return { places, replies: new Map(person.said.map((said) => [kindOf(said), answers.get(said.id)?.replies])) };
}

it('a kill in the middle of turns loses no message that was taken and answers none twice; what was not taken may be said again', {
  timeout: 180_000,
}, async () => {
  const dataDir = await seededDataDir();
  let app = startApp(dataDir);
  const url = await app.ready();
  const people = await Promise.all(Array.from({ length: CHATS }, () => begin(url)));
  let cutOff = 0;
  for (const round of rounds) {
    cutOff += await storm(people, round, app, dataDir);
    app = startApp(dataDir, { env: { PORT: new URL(url).port } });
    await app.ready();
  }
  expect(cutOff).toBeGreaterThan(0);
  await allDone(dataDir);
  await Promise.all(people.map(sayRest));
  await allDone(dataDir);

  const all = people.flatMap(({ said }) => said);
  expect(all.filter(({ taken }) => !taken)).toEqual([]);
  const [answers, chats] = [await answersIn(dataDir), await chatsIn(dataDir)];
  const { places, replies } = await calm(dataDir, url);
  for (const said of all)
    expect(answers.get(said.id)).toEqual({ id: said.id, times: 1, replies: replies.get(kindOf(said)) });
  const done = 2 + EACH * rounds.length;
  const reminders = (EACH / 2) * rounds.length;
  expect(chats).toHaveLength(CHATS);
  for (const { last, ...chat } of chats)
    expect(chat).toEqual({ version: done, done, open: 0, reminders, place: places.get(last) });
});
