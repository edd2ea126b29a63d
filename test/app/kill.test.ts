import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { programmes } from '../../src/domain/programmes.ts';
import { screenOf, visitor } from '../channels/web-visitor.ts';
import { openTestRedis, queueBackends, type TestRedis } from '../support/redis.ts';
import { type App, freshDataDir, killAll, killApp, startApp } from './support/app.ts';
import { asApp, strikeClock } from './support/inside.ts';

/** What a power cut or an impatient operator ends: the application alone, or its database with it. */
type Kill = (app: App, dataDir: string) => Promise<void>;

const rowsOf = async <T extends object>(dataDir: string, sql: string, values: unknown[] = []): Promise<T[]> =>
  asApp(dataDir, async (client) => (await client.query<T>(sql, values)).rows);

const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: 30_000, interval: 5 });

async function withRedis<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url);
  return work(client).finally(() => client.disconnect());
}

const WHOLE = `SELECT (SELECT count(*)::int FROM regions WHERE parent IS NULL) AS regencies,
  (SELECT count(*)::int FROM regions WHERE parent IS NOT NULL) AS districts,
  (SELECT count(*)::int FROM programmes) AS programmes, (SELECT count(*)::int FROM participants) AS people,
  (SELECT count(DISTINCT name)::int FROM participants WHERE name IN ('Siti Uji', 'Marwan Uji', 'Aminah Uji')) AS known,
  (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL) AS unfinished`;

describe('killed in the middle of turns', { timeout: 90_000 }, () => {
  type Said = { id: string; text: string; taken: boolean };
  type Person = { browser: ReturnType<typeof visitor>; said: Said[] };

  const CHATS = 8;
  const EACH = 6;
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

  /** Asks by turns for a reminder on a day of its own, and for the law. */
  const message = (at: number): Said => {
    const day = addDays(dayOf(new Date()), 10 + at);
    return { id: randomUUID(), text: at % 2 === 0 ? `ingatkan saya ${day}` : 'manfaat jkm', taken: false };
  };

  const kindOf = ({ text }: Said): string | undefined => text.split(' ')[0];

  /** Everybody writes everything at once; when so many are taken, the kill comes. */
  async function storm(
    people: Person[],
    { kill, after }: (typeof rounds)[0],
    app: App,
    dataDir: string,
  ): Promise<void> {
    const all = people.flatMap((person) =>
      Array.from({ length: EACH }, (_, at) => ({ person, said: message(person.said.length + at) })),
    );
    for (const { person, said } of all) person.said.push(said);
    const spoken = all.map(({ person, said }) => say(person, said));
    await until(() => all.filter(({ said }) => said.taken).length >= after);
    await kill(app, dataDir);
    await Promise.all(spoken);
  }

  type Chat = { version: number; done: number; open: number; reminders: number; place: string; last: string };
  const CHATS_SQL = `
    SELECT version, place::text, (SELECT count(*)::int FROM reminders r WHERE r.chat_id = c.id) AS reminders,
      (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id AND i.done_at IS NULL) AS open,
      (SELECT count(*)::int FROM inbound i WHERE i.chat_id = c.id AND i.done_at IS NOT NULL) AS done,
      (SELECT key FROM outgoing o WHERE o.chat_id = c.id ORDER BY id DESC LIMIT 1) AS last
    FROM chats c ORDER BY id`;
  type Answer = { id: string; times: number; replies: string };
  const ANSWERS_SQL = `
    SELECT split_part(i.message_id, '.', 1) AS id, count(DISTINCT i.id)::int AS times, string_agg(o.key, ',' ORDER BY o.id) AS replies
    FROM inbound i LEFT JOIN outgoing o ON o.inbound_id = i.id GROUP BY 1`;

  const openOnes = async (dataDir: string): Promise<number> =>
    (await rowsOf(dataDir, 'SELECT FROM inbound WHERE done_at IS NULL')).length;
  const allDone = (dataDir: string) => until(async () => (await openOnes(dataDir)) === 0);

  /** What is answered where nothing was killed, and where the chat then stands: by the last reply's key. */
  async function calm(dataDir: string, url: string) {
    const person = await begin(url);
    const places = new Map<string, string>();
    for (const at of [0, 1]) {
      person.said.push(message(at));
      await say(person, person.said[at]!);
      await allDone(dataDir);
      const { last, place } = (await rowsOf<Chat>(dataDir, CHATS_SQL)).at(-1)!;
      places.set(last, place);
    }
    const answers = await rowsOf<Answer>(dataDir, ANSWERS_SQL);
    const replies = new Map(
      person.said.map((said) => [kindOf(said), answers.find(({ id }) => id === said.id)?.replies]),
    );
    return { places, replies };
  }

  it('loses no message that was taken and answers none twice; what was not taken may be said again', async () => {
    const dataDir = await freshDataDir();
    let app = startApp(dataDir);
    const url = await app.ready();
    const env = { PORT: new URL(url).port };
    const people = await Promise.all(Array.from({ length: CHATS }, () => begin(url)));
    let cutOff = 0;
    for (const round of rounds) {
      await storm(people, round, app, dataDir);
      if (round.kill === killApp) cutOff += await openOnes(dataDir);
      app = startApp(dataDir, { env });
      await app.ready();
    }
    expect(cutOff).toBeGreaterThan(0);
    await allDone(dataDir);

    for (const person of people) for (const said of person.said) if (!said.taken) await say(person, said);
    await allDone(dataDir);
    const said = people.flatMap((person) => person.said);
    expect(said.filter(({ taken }) => !taken)).toEqual([]);
    const answers = new Map((await rowsOf<Answer>(dataDir, ANSWERS_SQL)).map((answer) => [answer.id, answer]));
    const chats = await rowsOf<Chat>(dataDir, CHATS_SQL);

    const { places, replies } = await calm(dataDir, url);
    for (const one of said)
      expect(answers.get(one.id)).toEqual({ id: one.id, times: 1, replies: replies.get(kindOf(one)) });
    const done = 2 + EACH * rounds.length;
    const reminders = (EACH / 2) * rounds.length;
    expect(chats).toEqual(
      chats.map(({ last }) => ({ version: done, done, open: 0, reminders, place: places.get(last), last })),
    );
    expect(chats).toHaveLength(CHATS);
  });
});

describe.each(queueBackends())('killed in the middle of reminders (%s)', { timeout: 90_000 }, (backend) => {
  let redis: TestRedis | undefined;
  let redisUrl: string | undefined;
  beforeAll(async () => {
    if (backend === 'postgres') return;
    redis = await openTestRedis();
    // Somebody else's Redis may hold a Tangguh of theirs: ours goes to a database of its own.
    redisUrl = redis.ours ? redis.url : Object.assign(new URL(redis.url), { pathname: '/7' }).href;
  });
  afterAll(async () => {
    if (redisUrl && !redis?.ours) await withRedis(redisUrl, (client) => client.flushdb());
    await redis?.close();
  });

  const CHATS = 20;
  const EACH = 3;
  const rounds: Kill[] = [killApp, killAll];
  const UNSETTLED = `SELECT FROM inbound WHERE done_at IS NULL UNION ALL SELECT FROM outgoing WHERE status = 'sending'`;
  const UNSENT = `SELECT FROM outgoing WHERE status <> 'sent'`;

  it('delivers each of them, and none twice', async () => {
    const dataDir = await freshDataDir();
    const settings = { NOTICE_HOURS: '00.00-24.00', ...(redisUrl && { REDIS_URL: redisUrl }) };
    let app = startApp(dataDir, { env: settings });
    const url = await app.ready();
    const env = { ...settings, PORT: new URL(url).port };
    const browsers = Array.from({ length: CHATS }, () => visitor(url));
    for (const words of ['/start', 'setuju'])
      await Promise.all(browsers.map((browser) => browser.say({ text: words })));
    const open = () => Promise.all(browsers.map((browser) => browser.open()));
    await until(async () => (await rowsOf(dataDir, UNSETTLED)).length === 0);
    const pages = [await open()];
    /** What the pages of each chat would show: a message that came twice once. */
    const screens = () => browsers.map((_, at) => screenOf(pages.flatMap((all) => all[at]!.told)));
    const seen = () => screens().flat().length;

    for (const kill of rounds) {
      await until(async () => (await rowsOf(dataDir, UNSENT)).length === 0);
      await rowsOf(
        dataDir,
        `INSERT INTO reminders (chat_id, kind, due_on, created_at)
         SELECT id, 'own_date', $1::date - day, now() FROM chats, generate_series(1, $2) AS day`,
        [dayOf(new Date()), EACH],
      );
      const before = seen();
      await strikeClock(dataDir, 'remindDue', redisUrl);
      await until(() => seen() > before);
      await kill(app, dataDir);
      app = startApp(dataDir, { env });
      await app.ready();
      pages.push(await open());
    }
    // What was on its way is looked for after two minutes: let them pass.
    await rowsOf(
      dataDir,
      `UPDATE outgoing SET claimed_at = claimed_at - interval '5 minutes' WHERE status = 'sending'`,
    );
    await strikeClock(dataDir, 'deliverUnsent', redisUrl);
    const count = CHATS * EACH * rounds.length;
    const ledger = `SELECT (SELECT count(*)::int FROM reminders WHERE status = 'sent') AS reminders, count(*)::int AS rows,
      count(DISTINCT subject)::int AS subjects, count(*) FILTER (WHERE status = 'sent')::int AS sent
      FROM outgoing WHERE kind = 'reminder'`;
    const told = [{ reminders: count, rows: count, subjects: count, sent: count }];
    await vi.waitFor(async () => expect(await rowsOf(dataDir, ledger)).toEqual(told), {
      timeout: 30_000,
      interval: 50,
    });
    const rows = await rowsOf<{ id: string }>(
      dataDir,
      `SELECT 'out-' || id AS id FROM outgoing WHERE kind = 'reminder'`,
    );
    const ids = new Set(rows.map(({ id }) => id));
    await until(() =>
      screens().every((screen) => screen.filter(({ id }) => ids.has(id)).length === EACH * rounds.length),
    );
  });
});

describe('killed in the middle of the very first start', { timeout: 90_000 }, () => {
  const has = (dataDir: string, name: string) =>
    existsSync(dataDir) && readdirSync(dataDir).some((one) => one.startsWith(name));
  const said = (app: App, word: string) => app.lines().some(({ msg }) => msg === word);
  /** The moments at which it is killed, one start after another. */
  const moments: [string, (app: App, dataDir: string) => boolean][] = [
    ['at its very beginning', (_, dataDir) => existsSync(dataDir)],
    ['while the cluster is made', (_, dataDir) => has(dataDir, 'pg.new')],
    ['when the cluster is just made', (_, dataDir) => existsSync(`${dataDir}/pg`)],
    ['while it is migrated', (app) => said(app, 'embedded.started') || said(app, 'embedded.attached')],
    ['when it is just migrated', (app) => said(app, 'migrated')],
  ];
  /** While the made-up people are written. */
  const seeding = [50, 200, 400];

  it.each<[string, Kill]>([
    ['the application alone', killApp],
    ['the application and its database', killAll],
  ])('(%s) leaves a state from which the next start is whole', async (_, kill) => {
    const dataDir = await freshDataDir();
    const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
    for (const [, come] of moments) {
      const app = startApp(dataDir);
      await until(() => come(app, dataDir) || app.out() !== '');
      await kill(app, dataDir);
    }
    for (const ms of seeding) {
      const app = startApp(dataDir);
      await until(() => said(app, 'embedded.started') || said(app, 'embedded.attached') || app.out() !== '');
      await wait(ms);
      await kill(app, dataDir);
    }
    const app = startApp(dataDir);
    const url = await app.ready();
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect(await rowsOf(dataDir, WHOLE)).toEqual([
      { regencies: 11, districts: 144, programmes: programmes.length, people: 2000, known: 3, unfinished: 0 },
    ]);
    app.signal('SIGTERM');
    expect(await app.over).toEqual({ code: 0, signal: null });
    expect(readdirSync(dataDir).filter((name) => name.startsWith('pg.new'))).toEqual([]);
  });
});
