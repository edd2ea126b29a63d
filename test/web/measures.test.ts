import { globSync, readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import type { Sent } from '../../src/message.ts';
import { transaction } from '../../src/store/database.ts';
import { type QueueAge, queueAges } from '../../src/store/queue-age.ts';
import { openMeasures, WHYS } from '../../src/web/measures.ts';
import { openBotApi } from '../bot-api/index.ts';
import { until } from '../bot-api/rig.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, keptLog, later, makeChat, morning, rig, write } from '../support/ledger.ts';

/** Measures of their own, and what of them is told under a name: its labels and its value. */
function opened(ages: () => Promise<QueueAge[]> = async () => []) {
  const registry = new Registry();
  const log = keptLog();
  const measures = openMeasures(registry, ages, log);
  const told = async (name: string): Promise<Record<string, number>> => linesOf(await registry.metrics(), name);
  return { ...measures, log, told };
}

/** The lines of this name, by their labels in the order they were declared. */
const linesOf = (page: string, name: string): Record<string, number> =>
  Object.fromEntries(
    [...page.matchAll(new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`, 'gm'))].map(([, labels = '', value]) => [
      [...labels.matchAll(/\w+="([^"]*)"/g)].map(([, word]) => word).join(' '),
      Number(value),
    ]),
  );

const reply = (id: number) => ({ id, kind: 'reply', channel: 'telegram' }) as const;
const sent = { status: 'sent' } as const;
const putOff = (why: string) => ({ status: 'queued', why, notBefore: morning, free: true }) as const;
const storedBefore = (ms: number) => performance.now() - ms;

describe('a turn', () => {
  it('is counted by channel and how it was taken', async () => {
    const { onTurn, told } = opened();
    onTurn({ channel: 'web', as: 'command', replies: [] });
    onTurn({ channel: 'telegram', as: 'failed', replies: [1] });
    onTurn({ channel: 'telegram', as: 'failed', replies: [2] });
    expect(await told('turns_total')).toEqual({ 'web command': 1, 'telegram failed': 2 });
  });

  it('is timed until its reply is written, and until the try that sends it', async () => {
    const { onTurn, onOutcome, told } = opened();
    onTurn({ channel: 'telegram', as: 'answer', replies: [7], storedMs: storedBefore(4_000) });
    onOutcome(reply(7), putOff('throttled'));
    expect(await told('turn_seconds_count')).toEqual({ 'telegram written': 1 });
    onOutcome(reply(7), sent);
    onOutcome(reply(7), sent);
    expect(await told('turn_seconds_count')).toEqual({ 'telegram written': 1, 'telegram sent': 1 });
    const { 'telegram sent': seconds } = await told('turn_seconds_sum');
    expect(seconds).toBeGreaterThanOrEqual(4);
    expect(seconds).toBeLessThan(10);
  });

  it.each([
    ['that another process stored', { replies: [7] }, sent],
    ['whose reply was not sent', { replies: [7], storedMs: 0 }, { status: 'failed', why: 'blocked' } as const],
  ])('%s has no time until sent', async (_, worked, outcome) => {
    const { onTurn, onOutcome, told } = opened();
    onTurn({ channel: 'telegram', as: 'answer', ...worked });
    onOutcome(reply(7), outcome);
    expect(Object.keys(await told('turn_seconds_count'))).not.toContain('telegram sent');
  });

  it('is forgotten when ten thousand later ones wait for their sending too', async () => {
    const { onTurn, onOutcome, told } = opened();
    for (let row = 0; row <= 10_000; row += 1)
      onTurn({ channel: 'telegram', as: 'answer', replies: [row], storedMs: storedBefore(1) });
    onOutcome(reply(0), sent);
    expect(await told('turn_seconds_count')).toEqual({ 'telegram written': 10_001 });
    onOutcome(reply(1), sent);
    expect(await told('turn_seconds_count')).toEqual({ 'telegram written': 10_001, 'telegram sent': 1 });
  });
});

describe('a send', () => {
  it('is counted by channel, kind and outcome, a 429 beside it too', async () => {
    const { onOutcome, told } = opened();
    onOutcome(reply(1), sent);
    onOutcome(reply(2), putOff('throttled'));
    onOutcome({ id: 3, kind: 'reminder', channel: 'web' }, { status: 'expired' });
    onOutcome({ id: 4, kind: 'notice', channel: 'web' }, { status: 'suppressed', why: 'stopped' });
    onOutcome({ id: 5, kind: 'notice', channel: 'telegram' }, { status: 'uncertain', why: 'no-answer' });
    expect(await told('sends_total')).toEqual({
      'telegram reply sent ': 1,
      'telegram reply queued throttled': 1,
      'web reminder expired ': 1,
      'web notice suppressed stopped': 1,
      'telegram notice uncertain no-answer': 1,
    });
    expect(await told('sends_throttled_total')).toEqual({ telegram: 1 });
  });

  it('never makes a label of a word that we do not know', async () => {
    const { onOutcome, told } = opened();
    onOutcome(reply(1), { status: 'failed', why: 'Siti 1571015708900000' });
    expect(await told('sends_total')).toEqual({ 'telegram reply failed other': 1 });
  });

  it('has a label for every word that the channels and the door have', () => {
    const files = [
      ...globSync('src/channels/**/*.ts'),
      'src/jobs/tries.ts',
      'src/jobs/attempt.ts',
      'src/jobs/deliver.ts',
    ];
    const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    expect(WHYS.filter((word) => !source.includes(`'${word}'`))).toEqual([]);
    const whys = [...source.matchAll(/(?:why: |never\(|later\()'([a-z-]+)'/g)].map(([, word]) => word!);
    expect(whys).toContain('throttled');
    expect(whys.filter((word) => !WHYS.includes(word))).toEqual([]);
  });

  it('is told by the door, each try of it', async () => {
    const db = await freshDatabase();
    const answers: Sent[] = [{ ok: false, retry: true, why: 'throttled', afterMs: 1_000 }, { ok: true }];
    const { delivery, clock } = rig(db, [fakeChannel('web', { answer: () => answers.shift()! })]);
    const { onOutcome, told } = opened();
    const rows = await write(db, await makeChat(db));
    await deliver(rows, { ...delivery, onOutcome });
    clock.now = later(morning, 1_000);
    await deliver(rows, { ...delivery, onOutcome });
    expect(await told('sends_total')).toEqual({ 'web reply queued throttled': 1, 'web reply sent ': 1 });
  });
});

describe('the queue', () => {
  const read = (db: Parameters<typeof queueAges>[0], seconds: number) =>
    queueAges(db, later(morning, seconds * 1_000), 1_000);
  const sorted = (ages: QueueAge[]) => ages.map(({ channel, kind, seconds }) => `${channel} ${kind} ${seconds}`).sort();

  it('is as old as the oldest that waits, by channel, replies and notices apart', async () => {
    const db = await freshDatabase();
    const web = await makeChat(db);
    await write(db, web, { at: later(morning, 10_000) });
    await write(db, web);
    await write(db, web, { kind: 'reminder', at: later(morning, 20_000) });
    await write(db, await makeChat(db, { channel: 'telegram' }), { kind: 'notice', at: later(morning, 55_000) });
    expect(sorted(await read(db, 60))).toEqual(['telegram notice 5', 'web notice 40', 'web reply 60']);
  });

  it('does not count what is sent, has expired, waits for an absent reader, or lives by a clock of its own', async () => {
    const db = await freshDatabase();
    const [gone, away, done] = await write(db, await makeChat(db), { count: 3 });
    await write(db, await makeChat(db, { channel: 'script' }));
    await db.pool.query('UPDATE outgoing SET expires_at = $2 WHERE id = $1', [gone, later(morning, 59_000)]);
    await db.pool.query(`UPDATE outgoing SET why = 'away' WHERE id = $1`, [away]);
    await db.pool.query(`UPDATE outgoing SET status = 'sent' WHERE id = $1`, [done]);
    expect(sorted(await read(db, 58))).toEqual(['web reply 58']);
    expect(await read(db, 60)).toEqual([]);
  });

  it('is not waited for when the database is busy, which is told to stop looking', async () => {
    const db = await freshDatabase();
    await transaction(db.pool, async (client) => {
      await client.query('LOCK TABLE outgoing IN ACCESS EXCLUSIVE MODE');
      await expect(queueAges(db, morning, 50)).rejects.toMatchObject({ code: '57014' });
    });
    expect(await queueAges(db, morning, 50)).toEqual([]);
  });

  it('shows its age as of now, and none that it had before', async () => {
    const answers: QueueAge[][] = [[{ channel: 'web', kind: 'reply', seconds: 3 }], []];
    const { told } = opened(async () => answers.shift()!);
    expect(await told('queue_age_seconds')).toEqual({ 'web reply': 3 });
    expect(await told('queue_age_seconds')).toEqual({});
  });

  it.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['does not answer', () => new Promise<QueueAge[]>(() => {})],
  ])('that %s keeps no other measure back', async (_, ages) => {
    const { onTurn, told, log } = opened(ages);
    onTurn({ channel: 'web', as: 'command', replies: [] });
    expect(await told('turns_total')).toEqual({ 'web command': 1 });
    expect(log.lines.map(({ event }) => event)).toEqual(['queue-age-unread']);
  });
});

const KEYS = {
  ENCRYPTION_KEYS: `t1:${Buffer.alloc(32, 1).toString('base64')}`,
  INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
};

it('a conversation over Telegram is measured at /metrics, with nothing of the person in it', async () => {
  const api = await openBotApi();
  onTestFinished(() => api.stop());
  const token = '1001:TEST-A';
  const siti = api.addBot(token).person(55_501_234, { first_name: 'Siti' });
  const db = await freshDatabase();
  const telegram = { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: api.root };
  const read = readConfig({ DATABASE_URL: db.url, PORT: '0', WEB_CHAT: 'off', ...KEYS, ...telegram });
  if ('mistakes' in read) throw new Error('these settings do not do');
  const app = await openApp(read.config, keptLog());
  onTestFinished(app.stop);
  const page = async () => (await fetch(`${app.url}/metrics`)).text();

  siti.says('/start');
  await until(() => siti.sees().length === 1);
  api.fail({ method: 'sendMessage', code: 429, retryAfter: 1 });
  siti.says('halo rahasia');
  await until(() => siti.sees().length === 2);
  await expect.poll(page).toContain('turn_seconds_count{channel="telegram",until="sent"} 2');
  const told = await page();
  expect(linesOf(told, 'turns_total')).toEqual({ 'telegram command': 1, 'telegram answer': 1 });
  expect(linesOf(told, 'sends_total')).toEqual({
    'telegram reply sent ': 2,
    'telegram reply queued throttled': 1,
  });
  expect(linesOf(told, 'sends_throttled_total')).toEqual({ telegram: 1 });
  expect(told).not.toMatch(/55501234|Siti|rahasia/);

  await write(db, await makeChat(db, { channel: 'whatsapp' }), {
    at: later(new Date(), -90_000),
    expiresAt: later(new Date(), 90_000),
  });
  const { 'whatsapp reply': seconds } = linesOf(await page(), 'queue_age_seconds');
  expect(seconds).toBeGreaterThanOrEqual(90);
});
