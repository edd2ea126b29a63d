import { describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { type OpenPage, screenOf, visitor } from '../channels/web-visitor.ts';
import { queueBackends } from '../support/redis.ts';
import { killAll, killApp, startApp, until } from './support/app.ts';
import { queueSettings } from './support/app-redis.ts';
import { rowsOf, strikeClock } from './support/inside.ts';
import { seededDataDir } from './support/seeded.ts';

const CHATS = 20;
const EACH = 3;
const kills = [killApp, killAll];

const nothingOf = (dataDir: string, sql: string) => until(async () => (await rowsOf(dataDir, sql)).length === 0);

/** Chats that have agreed, and whose turns are over. */
async function chats(dataDir: string, url: string) {
  const browsers = Array.from({ length: CHATS }, () => visitor(url));
  for (const text of ['/start', 'setuju']) await Promise.all(browsers.map((browser) => browser.say({ text })));
  await nothingOf(
    dataDir,
    `SELECT FROM inbound WHERE done_at IS NULL UNION ALL SELECT FROM outgoing WHERE status = 'sending'`,
  );
  return browsers;
}

/** Each chat gets some more reminders that are due; it counts as another day, for a chat's day has one message. */
const remindAll = async (dataDir: string, round: number) => {
  await rowsOf(dataDir, `UPDATE outgoing SET subject = subject || ':' || id WHERE subject LIKE 'digest:%'`);
  await rowsOf(
    dataDir,
    `INSERT INTO reminders (chat_id, kind, due_on, created_at)
     SELECT id, 'own_date', $1::date - day, now() FROM chats, generate_series($2 + 1, $2 + $3) AS day`,
    [dayOf(new Date()), EACH * round, EACH],
  );
};

/**
 * What was on its way in a dead process is looked for after two minutes, an absent reader after five: lets them pass until
 * all is sent. `since` is when the living process began, whose own work must not be taken for lost.
 */
const untilAllSent = (dataDir: string, redisUrl: string | undefined, since: Date) =>
  vi.waitUntil(
    async () => {
      await rowsOf(
        dataDir,
        `UPDATE outgoing SET claimed_at = claimed_at - interval '6 minutes', created_at = created_at - interval '6 minutes',
           due_at = due_at - interval '6 minutes', retry_at = retry_at - interval '6 minutes'
         WHERE status = 'queued' OR (status = 'sending' AND claimed_at < $1)`,
        [since],
      );
      const waiting = await rowsOf(dataDir, `SELECT FROM outgoing WHERE status <> 'sent'`);
      if (waiting.length > 0) await strikeClock(dataDir, 'deliverUnsent', redisUrl);
      return waiting.length === 0;
    },
    { timeout: 60_000, interval: 500 },
  );

describe.each(queueBackends())('a kill in the middle of reminders (%s)', (backend) => {
  const settingsOf = queueSettings(backend);

  it('loses none and shows none twice: one message a chat and day', { timeout: 180_000 }, async () => {
    const dataDir = await seededDataDir();
    const settings = { NOTICE_HOURS: '00.00-24.00', SWEEP_SECONDS: '3', ...settingsOf() };
    const redisUrl = settings.REDIS_URL;
    let app = startApp(dataDir, { env: settings });
    const url = await app.ready();
    const env = { ...settings, PORT: new URL(url).port };
    const browsers = await chats(dataDir, url);
    const pages: OpenPage[][] = browsers.map(() => []);
    const openAll = () => Promise.all(browsers.map(async (browser, at) => pages[at]!.push(await browser.open())));
    /** What each chat would see, over all its pages: a message that came twice once. */
    const screens = () => pages.map((all) => screenOf(all.flatMap(({ told }) => told)));
    const seen = () => screens().flat().length;

    let since = new Date();
    await openAll();
    for (const [round, kill] of kills.entries()) {
      await untilAllSent(dataDir, redisUrl, since);
      const before = seen();
      await remindAll(dataDir, round);
      await strikeClock(dataDir, 'remindDue', redisUrl);
      await until(() => seen() > before);
      await kill(app, dataDir);
      since = new Date();
      app = startApp(dataDir, { env });
      await app.ready();
      await openAll();
    }
    await nothingOf(dataDir, `SELECT FROM reminders WHERE status <> 'sent'`);
    await untilAllSent(dataDir, redisUrl, since);

    const rows = await rowsOf<{ id: string; subject: string; status: string }>(
      dataDir,
      `SELECT 'out-' || id AS id, subject, status FROM outgoing WHERE kind = 'reminder'`,
    );
    const all = CHATS * kills.length;
    expect(rows.map(({ status }) => status)).toEqual(Array(all).fill('sent'));
    expect(new Set(rows.map(({ subject }) => subject)).size).toBe(all);
    const ids = new Set(rows.map(({ id }) => id));
    const reminded = () => screens().map((screen) => screen.filter(({ id }) => ids.has(id)).length);
    await vi.waitFor(() => expect(reminded()).toEqual(Array(CHATS).fill(kills.length)), 10_000);
  });
});
