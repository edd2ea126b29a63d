import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emphasised } from '../../src/channels/telegram/emphasis.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { type Chance, chance } from '../../src/files/chance.ts';
import { render } from '../../src/language/render.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { openBotApi, type PersonSide } from '../bot-api/index.ts';
import { makeTestDatabase, testVault } from '../support/database.ts';
import { type App, freshDataDir, killApp, startApp, until } from './support/app.ts';
import { withDatabase } from './support/inside.ts';

const PEOPLE = 20;
const EACH = 3;
const KILLS = 4;
const TOKEN = '1001:TEST-A';

/** The keys of `testVault`, so that the test can read what the application wrote. */
const keys = {
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
};

type Row = { update: string; times: number; status: string; doubted: boolean; key: string; body: Buffer; chat: string };

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Everything that a start of the bot needs, on a database and a Bot API of this test. */
async function world(webhook: boolean) {
  const { url, drop } = await makeTestDatabase();
  const api = await openBotApi();
  onTestFinished(async () => {
    await api.stop();
    await drop();
  });
  const port = String(await freePort());
  const env = {
    ...{
      ...keys,
      DATABASE_URL: url,
      WEB_CHAT: 'off',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.root,
      PORT: port,
    },
    ...(webhook && { PUBLIC_URL: `http://127.0.0.1:${port}` }),
  };
  const dataDir = await freshDataDir();
  hurry(url);
  return { bot: api.addBot(TOKEN), url, start: () => startApp(dataDir, { env }) };
}

/** Every message of a person names a day of its own, which is past and so is named in the answer: each answer is known by its words. */
const asking = (at: number): string => `ingatkan saya ${addDays('2020-01-01' as Day, at)}`;

/** What became of every message: its row, and how often its answer is seen. */
async function outcomes(url: string, people: PersonSide[]) {
  const rows = await withDatabase(url, (client) =>
    client.query<Row>(
      `SELECT i.message_id AS update, count(o.id)::int AS times, min(o.status) AS status, bool_or(o.doubted_at IS NOT NULL) AS doubted,
         min(o.key) AS key, min(o.body) AS body, c.address AS chat
       FROM inbound i JOIN chats c ON c.id = i.chat_id LEFT JOIN outgoing o ON o.inbound_id = i.id GROUP BY i.id, c.address`,
    ),
  );
  const side = new Map(people.map((person) => [String(person.id), person]));
  return new Map(
    rows.rows.map(({ update, times, status, doubted, key, body, chat }) => {
      const said = emphasised(render(openBody(testVault, key, body), '').text).text;
      const seen = side
        .get(chat)!
        .sees()
        .filter(({ text }) => text === said).length;
      return [update, { times, status, doubted, seen }];
    }),
  );
}

/**
 * Makes two minutes pass in two seconds for rows that were being sent at a kill, until the test ends: by then a living process
 * has long written down what became of its own.
 */
function hurry(url: string): void {
  const age = () =>
    withDatabase(url, async (client) => {
      await client.query(
        `UPDATE outgoing SET claimed_at = now() - interval '2 minutes' WHERE status = 'sending' AND claimed_at BETWEEN now() - interval '1 minute' AND now() - interval '2 seconds'`,
      );
      await client.query(
        `SELECT pg_notify('outgoing', chat_id::text) FROM outgoing WHERE status = 'sending' AND claimed_at < now() - interval '1 minute'`,
      );
    }).catch(() => {});
  const timer = setInterval(age, 500);
  onTestFinished(() => clearInterval(timer));
}

const openRows = (url: string) =>
  withDatabase(url, async (client) => {
    const { rows } = await client.query<{ open: number }>(
      `SELECT (SELECT count(*) FROM inbound WHERE done_at IS NULL) + (SELECT count(*) FROM outgoing WHERE status IN ('queued', 'sending')) AS open`,
    );
    return Number(rows[0]!.open);
  });

/** Everybody writes; the bot dies after so many answers and a moment, and is started again. */
async function storm(app: App, { bot, start }: Awaited<ReturnType<typeof world>>, write: () => void, random: Chance) {
  const sent = () => bot.counts.get('sendMessage') ?? 0;
  const enough = sent() + random.below(PEOPLE * EACH * 0.8);
  write();
  await until(() => sent() >= enough);
  await sleep(random.below(20));
  await killApp(app);
  const next = start();
  await next.ready();
  return next;
}

describe.each([
  ['by polling', false, 20261122],
  ['by webhook', true, 20261123],
])('a bot that is killed in the middle of work, %s', (_, webhook, seed) => {
  it(`${KILLS} times loses no message and answers none twice but where the ledger says so`, {
    timeout: 180_000,
  }, async () => {
    const random = chance(seed);
    const made = await world(webhook);
    let app = made.start();
    await app.ready();
    const people = Array.from({ length: PEOPLE }, (_, at) => made.bot.person(100 + at));
    for (const person of people) {
      person.says('/start');
      person.says('setuju');
    }
    await until(() => people.every((person) => person.sees().length >= 2));
    const updates: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const write = () => {
        for (let at = 0; at < EACH; at += 1)
          for (const person of people) updates.push(person.says(asking(kill * EACH + at)));
      };
      app = await storm(app, made, write, random);
    }
    await until(async () => made.bot.queued() === 0 && (await openRows(made.url)) === 0);
    const all = await outcomes(made.url, people);
    const bad = updates
      .map((update) => ({ update, ...all.get(`1001:${update}`) }))
      .filter(
        ({ times, status, seen = 0, doubted }) =>
          times !== 1 || status !== 'sent' || !(doubted ? seen >= 1 : seen === 1),
      );
    expect(bad).toEqual([]);
    expect(updates).toHaveLength(PEOPLE * EACH * KILLS);
  });
});
