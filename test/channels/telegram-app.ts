import { expect, onTestFinished, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import type { App } from '../../src/app/opening.ts';
import { readConfig } from '../../src/config.ts';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { openLog } from '../../src/log.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { seedRegions } from '../../src/store/regions.ts';
import { type BotApi, type BotSide, openBotApi } from '../bot-api/index.ts';
import { freshDatabase } from '../support/database.ts';
import { TOKEN } from './telegram-rig.ts';

/** A Bot API server with the bot on it, unless told otherwise. */
export async function telegram({ known = true } = {}): Promise<{ api: BotApi; side: BotSide }> {
  const api = await openBotApi({ patience: { retryBaseMs: 20, retryMaxMs: 100 } });
  onTestFinished(() => api.stop());
  return { api, side: api.addBot(known ? TOKEN : '1002:TEST-B') };
}

/** A whole application beside a database of its own. `said` is all that it has logged, as it stands in the log. */
export async function application(root: string | undefined, { madeUp = false, env = {} } = {}) {
  const db = await freshDatabase();
  if (madeUp) await fill(db);
  const keys = { ENCRYPTION_KEYS: `t1:${key(1)}`, INDEX_KEY: key(2) };
  const bot = { TELEGRAM_BOT_TOKEN: TOKEN, ...(root && { TELEGRAM_API_ROOT: root }) };
  const read = readConfig({ DATABASE_URL: db.url, PORT: '0', ...keys, ...bot, ...env });
  if ('mistakes' in read) throw new Error('these settings do not do');
  const said: string[] = [];
  const opening = openApp(read.config, openLog('debug', { write: (line: string) => void said.push(line) }));
  const app = await opening.catch((error: unknown) => ({ error }));
  if (!('error' in app)) onTestFinished(() => app.stop());
  return { db, app, said: () => said.join('') };
}

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');

/** Fills a database with the made-up people. */
async function fill(db: Awaited<ReturnType<typeof freshDatabase>>): Promise<void> {
  await seedRegions(db);
  await seedProgrammes(db);
  const now = new Date();
  const rows = sampleRoll({ people: 20, seed: 1, on: dayOf(now), places: await samplePlaces() });
  await importRoll(db, writeRoll(rows), { asOf: dayOf(now), now, onProblem: () => {} });
}

/** The same, running. */
export async function running(root: string, options?: Parameters<typeof application>[1]) {
  const { app, ...rest } = await application(root, options);
  if ('error' in app) throw app.error;
  return { app, ...rest, warns: (of: string | undefined) => warns(app, of) };
}

/** Waits until the application, which is ready all the while, warns of this and nothing else, or of nothing. */
async function warns({ url }: App, of: string | undefined): Promise<void> {
  const expected = of ? [expect.stringContaining(of)] : [];
  const look = async () => {
    const response = await fetch(`${url}/health/ready`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', warnings: expected });
  };
  await vi.waitFor(look, { timeout: 20_000 });
}

/** Why an event was logged, each time. */
export const told = (log: string, event: string): (string | undefined)[] =>
  log
    .split('\n')
    .filter((line) => line.includes(`"${event}"`))
    .map((line) => (JSON.parse(line) as { why?: string }).why);
