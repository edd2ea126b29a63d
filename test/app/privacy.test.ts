import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadKeys } from '../../src/app/keys.ts';
import { vault } from '../../src/crypto.ts';
import { dayOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { openLog } from '../../src/log.ts';
import { visitor } from '../channels/web-visitor.ts';
import { freshDatabase } from '../support/database.ts';
import { queueBackends } from '../support/redis.ts';
import { type App, startApp, until } from './support/app.ts';
import { queueSettings } from './support/app-redis.ts';
import { asOwner, rowsOf, strikeClock } from './support/inside.ts';
import { seededDataDir } from './support/seeded.ts';

const [siti, marwan] = knownPeople(dayOf(new Date()));
const STRANGER = '1571012304750000';
const TYPED_PHONE = '0812-3456-7890';

/** Numbers that must be nowhere in clear, nor eight digits in a row of them. */
const numbers = [
  ...[siti!, marwan!].flatMap(({ nik, no_kartu, no_kk, no_hp }) => [nik, no_kartu, no_kk, no_hp]),
  STRANGER,
  TYPED_PHONE,
  '+6284000000001',
].map((number) => number.replace(/\D/g, ''));
/** Words of people that stand nowhere but in what is sealed. */
const words = ['Rahasia Binti Sunyi', 'kaki saya hancur', 'tetangga saya Wagiman'];
/** Names of the roll, which stand in clear in `participants` and nowhere else. */
const names = ['Siti Uji', 'Marwan Uji'];

const eightsOf = (number: string): string[] =>
  Array.from({ length: number.length - 7 }, (_, at) => number.slice(at, at + 8));
const asHex = (text: string): string => Buffer.from(text).toString('hex');

/** Which of the needles stand in a text, also written as bytes; never the needle itself, for a test's output may be kept. */
const foundIn = (text: string, needles: string[]): string[] => {
  const lower = text.toLowerCase();
  const has = (needle: string) => lower.includes(needle.toLowerCase()) || lower.includes(asHex(needle));
  return needles.flatMap((needle, at) => (has(needle) ? [`needle ${at} of ${needles.length}`] : []));
};
/** Eight digits that are mostly one could be anybody's clock or counter. */
const digits = [...numbers, ...numbers.flatMap(eightsOf).filter((eight) => new Set(eight).size > 3)];
const everything = [...digits, ...words, ...names];

/** What people write, chat by chat: every flow, and what nobody asked for. Nine wrong and right proofs, five of them wrong. */
const chats: string[][] = [
  [
    '/start',
    'setuju',
    'cek',
    siti!.nik,
    siti!.no_kartu,
    'saya sendiri',
    'ingatkan saya 3 hari lagi',
    'ingatkan saya',
    'data saya',
    'perbaiki data',
    'Nama',
    'keluar',
  ],
  [
    '/start',
    'setuju',
    `nik saya ${siti!.nik}`,
    siti!.no_kk,
    'anak',
    `nomor saya ${TYPED_PHONE}`,
    'Rahasia Binti Sunyi',
    'hapus data saya',
    'ya',
  ],
  [
    '/start',
    'setuju',
    siti!.no_kartu,
    siti!.nik,
    'ibu',
    'manfaat jkk',
    'kaki saya hancur di pabrik',
    'manfaat jkm',
    'tarik persetujuan',
    'tarik persetujuan',
    'ya',
  ],
  [
    '/start',
    'setuju',
    'cek',
    STRANGER,
    siti!.no_kk,
    marwan!.no_kartu,
    'minta petugas',
    'bantuan',
    'kembali',
    'batal',
    'tetangga saya Wagiman',
  ],
  [
    '/start',
    'setuju',
    'suami sayo meninggal kemaren',
    'sakit',
    'lewati',
    'buat laporan',
    'Rahasia Binti Sunyi',
    '17-8-1970',
    'tetangga saya Wagiman',
    'suami',
    'lewati',
    TYPED_PHONE,
    'status klaim',
    'lapor',
    '3',
    siti!.nik,
    siti!.no_kk,
    'suami',
    'chat ini saja',
  ],
  [
    '/start',
    `${siti!.nik} Siti Uji`,
    'setuju',
    marwan!.nik,
    '90000999999',
    'tidak punya',
    siti!.nik.replace(/(\d{4})/g, '$1 '),
    '1.5.7.1',
    'menu',
    '1',
  ],
];

/** Keeps all that is ever written to the queue's tables: finished jobs are deleted. */
const OVERHEAR = `
  CREATE SCHEMA heard;
  CREATE TABLE heard.rows (row text);
  CREATE FUNCTION heard.hear() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
    $$ BEGIN INSERT INTO heard.rows VALUES (to_jsonb(NEW)::text); RETURN NEW; END $$;
  GRANT USAGE ON SCHEMA heard TO tangguh_app;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'bullmq' LOOP
      EXECUTE format('CREATE TRIGGER hear AFTER INSERT OR UPDATE ON bullmq.%I FOR EACH ROW EXECUTE FUNCTION heard.hear()', name);
    END LOOP;
  END $$`;

/** Every row of every table of a schema as text, the table's name first. */
const textOf = (dataDir: string, schema: string): Promise<string[]> =>
  asOwner(dataDir, async (client) => {
    const tables = await client.query<{ name: string }>(
      'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1',
      [schema],
    );
    const all: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM "${schema}"."${name}" t`,
      );
      all.push(...rows.map(({ row }) => `${name} ${row}`));
    }
    return all;
  });

/** What is kept of the messages of finished turns, opened. */
async function openedBodies(dataDir: string): Promise<string[]> {
  const keys = vault(await loadKeys({ DATA_DIR: dataDir } as Parameters<typeof loadKeys>[0]));
  const rows = await rowsOf<{ body: Buffer }>(
    dataDir,
    'SELECT body FROM inbound WHERE done_at IS NOT NULL AND body IS NOT NULL',
  );
  return rows.map(({ body }) => keys.open('inbound.body', body));
}

/** Files of the data folder, the database's own and its journal among them, that hold one of these in clear. */
async function clearFiles(dataDir: string, needles: string[]): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (needles.some((needle) => bytes.includes(needle))) found.push(entry.name);
  }
  return found;
}

/** All that is ever told to Redis, from now on. */
async function overheard(redisUrl: string | undefined): Promise<() => string> {
  if (!redisUrl) return () => '';
  const client = new Redis(redisUrl);
  const monitor = await client.monitor();
  const commands: string[] = [];
  monitor.on('monitor', (_time: string, args: string[]) => void commands.push(args.join(' ')));
  onTestFinished(() => {
    monitor.disconnect();
    client.disconnect();
  });
  return () => commands.join('\n');
}

/** Every address that is asked for, and every one that an answer leads to. */
function urlsAsked(): string[] {
  const asked: string[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init);
    asked.push(`${String(input)} ${answer.url} ${answer.headers.get('location') ?? ''}`);
    return answer;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return asked;
}

type Person = ReturnType<typeof visitor>;

const allDone = (dataDir: string) =>
  until(async () => (await rowsOf(dataDir, 'SELECT FROM inbound WHERE done_at IS NULL')).length === 0);

/** Turns that go well, as a page with a script posts them and as one without does. */
async function goodTurns(people: Person[], url: string, dataDir: string): Promise<void> {
  for (const [at, lines] of chats.entries())
    for (const text of lines) expect((await people[at]!.say({ text })).status).toBe(202);
  await allDone(dataDir);
  const form = (text: string) =>
    people[0]!.ask('/chat/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: url },
      body: new URLSearchParams({ id: randomUUID(), text }).toString(),
    });
  expect((await form(`cek ${siti!.nik}`)).status).toBe(303);
  expect((await form('')).status).toBe(422);
}

/** What the database refuses, what is written then, and what of it the log must tell. PostgreSQL's own words for such errors quote whole rows. */
const failures: [how: string, mend: string, text: string, event: string][] = [
  [
    'ALTER TABLE reminders ADD CONSTRAINT broken CHECK (false) NOT VALID',
    'ALTER TABLE reminders DROP CONSTRAINT broken',
    'ingatkan saya 5 hari lagi, kaki saya hancur',
    'turn-failed',
  ],
  [
    'ALTER TABLE bindings RENAME relation TO was',
    'ALTER TABLE bindings RENAME was TO relation',
    'data saya, Rahasia Binti Sunyi',
    'turn-failed',
  ],
  [
    'ALTER TABLE inbound ADD CONSTRAINT broken CHECK (done_at IS NULL) NOT VALID',
    'ALTER TABLE inbound DROP CONSTRAINT broken',
    `${marwan!.no_kk} Marwan Uji`,
    'turn-unanswered',
  ],
  [
    'ALTER TABLE inbound ADD CONSTRAINT broken CHECK (false) NOT VALID',
    'ALTER TABLE inbound DROP CONSTRAINT broken',
    `${siti!.nik} Rahasia Binti Sunyi`,
    'request failed',
  ],
];

/** Turns that fail, and what the pages are answered then. */
async function badTurns(person: Person, app: App, dataDir: string): Promise<string> {
  let answered = '';
  for (const [how, mend, text, event] of failures) {
    const told = () => app.lines().filter(({ msg }) => msg === event).length;
    const before = told();
    await asOwner(dataDir, (client) => client.query(how));
    answered += await (await person.say({ text })).text();
    await until(() => told() > before);
    await asOwner(dataDir, (client) => client.query(mend));
  }
  return answered;
}

/** Answers what could not be answered, and sends reminders through the queue to the open page. */
async function clockStrikes(person: Person, dataDir: string, redisUrl: string | undefined): Promise<void> {
  await rowsOf(dataDir, `UPDATE inbound SET received_at = received_at - interval '1 minute' WHERE done_at IS NULL`);
  await strikeClock(dataDir, 'replayUnanswered', redisUrl);
  await allDone(dataDir);
  await rowsOf(
    dataDir,
    `INSERT INTO reminders (chat_id, kind, due_on, created_at)
     SELECT id, 'own_date', $1, now() FROM chats WHERE consent_version IS NOT NULL`,
    [dayOf(new Date())],
  );
  const page = await person.open();
  await strikeClock(dataDir, 'remindDue', redisUrl);
  const sent = `SELECT FROM outgoing WHERE kind = 'reminder' AND status = 'sent'`;
  await until(async () => (await rowsOf(dataDir, sent)).length > 0);
  page.close();
}

describe.each(queueBackends())('what people write and what the roll says of them (%s)', (backend) => {
  const settingsOf = queueSettings(backend);

  it('stand in no log, no queue, no URL and no column in clear', { timeout: 180_000 }, async () => {
    const dataDir = await seededDataDir();
    const env = { LOG_LEVEL: 'debug', NOTICE_HOURS: '00.00-24.00', ...settingsOf() };
    const toRedis = await overheard(env.REDIS_URL);
    const asked = urlsAsked();
    const app = startApp(dataDir, { env });
    const url = await app.ready();
    const greeting = app.out();
    if (backend === 'postgres') await asOwner(dataDir, (client) => client.query(OVERHEAR));

    const people = chats.map(() => visitor(url));
    await goodTurns(people, url, dataDir);
    const answered = await badTurns(people[0]!, app, dataDir);
    await clockStrikes(people[0]!, dataDir, env.REDIS_URL);
    const measures = await (await fetch(`${url}/metrics`)).text();
    const [tables, queued, kept] = [
      await textOf(dataDir, 'public'),
      await textOf(dataDir, 'heard'),
      await openedBodies(dataDir),
    ];
    app.signal('SIGTERM');
    expect(await app.over).toEqual({ code: 0, signal: null });

    expect(app.out()).toBe(greeting);
    for (const text of [app.err(), await readFile(join(dataDir, 'postgres.log'), 'utf8'), answered, measures])
      expect(foundIn(text, everything)).toEqual([]);
    const queue = toRedis() || queued.join('\n');
    expect(queue).toContain('reminder-');
    expect(foundIn(queue, everything)).toEqual([]);
    expect(asked.length).toBeGreaterThan(50);
    expect(foundIn(asked.join('\n'), everything)).toEqual([]);

    const isRoll = (row: string) => row.startsWith('participants ');
    expect(foundIn(tables.filter(isRoll).join('\n'), names)).toHaveLength(names.length);
    expect(foundIn(tables.join('\n'), [...digits, ...words])).toEqual([]);
    expect(foundIn(tables.filter((row) => !isRoll(row)).join('\n'), names)).toEqual([]);
    // Once its turn is over a message has no long number left, not even sealed.
    expect(kept.length).toBeGreaterThan(20);
    expect(foundIn(kept.join('\n'), digits)).toEqual([]);
    expect(await clearFiles(dataDir, names)).not.toEqual([]);
    expect(await clearFiles(dataDir, [...numbers, ...words])).toEqual([]);
  });
});

describe('the audit', () => {
  it.each([
    ['changed', `UPDATE audit SET actor = 'nobody'`],
    ['deleted', 'DELETE FROM audit'],
    ['emptied', 'TRUNCATE audit'],
    ['dropped', 'DROP TABLE audit'],
  ])('cannot be %s by the application', async (_, sql) => {
    const { pool } = await freshDatabase();
    await pool.query(`INSERT INTO audit (at, actor, action) VALUES (now(), 'test', 'test')`);
    await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    expect((await pool.query('SELECT actor FROM audit')).rows).toEqual([{ actor: 'test' }]);
  });
});

describe('an error in the log', () => {
  it('is where it was thrown, without its words, however they are written', () => {
    const lines: string[] = [];
    const log = openLog('debug', { write: (line: string) => void lines.push(line) });
    const said = `x\n    at ${siti!.nik} (Siti Uji:1:2)\n    at kaki saya hancur (a.ts:1:1)`;
    const late = new Error('early');
    late.message = said;
    for (const error of [
      new Error(said),
      late,
      new Error(said, { cause: new Error(said) }),
      new SyntaxError(said),
      said,
    ])
      log.error('turn-failed', { error });
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('privacy.test');
    expect(foundIn(lines.join('\n'), everything)).toEqual([]);
  });
});
