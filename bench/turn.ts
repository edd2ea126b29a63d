import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from 'grammy';
import { vault } from '../src/crypto.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { openEmbedded } from '../src/store/embedded/index.ts';
import { layout } from '../src/store/embedded/layout.ts';
import { migrate } from '../src/store/migrate.ts';
import { type BotApi, type BotSide, openBotApi } from '../test/bot-api/index.ts';
import { type Child, cpuMs, freePort, run } from './child.ts';
import { report } from './report.ts';
import { drive, type Measured, median, percentile } from './turn-load.ts';
import { partsOfTurn } from './turn-parts.ts';
import { type Asked, enrolAll, outcomeOf, PEOPLE, placeChats } from './turn-people.ts';

const ABREAST = 200;
const [WARM_UP, MEASURED, ROUNDS] = [1_000, 5_000, 3];
/** Deliveries that Telegram makes at once: what our channel asks for, and the most there is (setWebhook). */
const CONNECTIONS = [40, 100];
/** Chats for the measure of the parts. */
const APART = 1_000;

const key = Buffer.alloc(32, 1);
const keys = { sealing: [{ id: 'k1', key }], index: key };

/** A bot that is up: its side in the Bot API, its process, and how to have its updates brought. */
type Running = { side: BotSide; child: Child; connect(connections: number): Promise<unknown> };

type Program = { file: string; token: string; secret: string; env: Record<string, string> };

/** Starts a bot as a process of its own and waits until it has set its webhook. */
async function start(api: BotApi, { file, token, secret, env }: Program): Promise<Running> {
  const port = await freePort();
  const side = api.addBot(token);
  side.keepCalls = false;
  const ready = side.waitFor('setWebhook', undefined, 60_000);
  const child = run(file, { ...env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
  await ready;
  const set = (max_connections: number) =>
    new Api(token, { apiRoot: api.root }).setWebhook(side.webhook.url, { secret_token: secret, max_connections });
  return { side, child, connect: set };
}

function startOurs(api: BotApi, { vault: sealed }: Database, dataDir: string): Promise<Running> {
  const token = '1001:BENCH-OURS';
  const base64 = key.toString('base64');
  const own = { DATA_DIR: dataDir, ENCRYPTION_KEYS: `k1:${base64}`, INDEX_KEY: base64, LOG_LEVEL: 'warn' };
  const env = { ...own, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: api.root };
  return start(api, {
    file: 'src/main.ts',
    token,
    secret: sealed.index('telegram.webhook', token).toString('hex'),
    env,
  });
}

function startBare(api: BotApi): Promise<Running> {
  const [token, secret] = ['1002:BENCH-BARE', 'bench'];
  const env = { BARE_TOKEN: token, BARE_SECRET: secret, BARE_API_ROOT: api.root };
  return start(api, { file: 'bench/bare-bot.ts', token, secret, env });
}

/** Fails unless every turn has left all that a turn leaves. Marks of sending may be a moment late. */
async function mustBeDone(db: Database, chats: Asked[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const counts = await outcomeOf(db, chats);
    if (Object.values(counts).every((count) => count === chats.length)) return;
    if (tries === 20) throw new Error(`not every turn succeeded: ${JSON.stringify(counts)} of ${chats.length}`);
    await sleep(250);
  }
}

type Bench = { db: Database; ours: Running; bare: Running; people: Asked[]; postgres: number };
type Rounds = { ours: Measured[]; bare: Measured[] };

/** Rounds by turns, for a noisy machine is noisy to both. */
async function rounds({ db, ours, bare, people, postgres }: Bench, connections: number): Promise<Rounds> {
  await Promise.all([ours.connect(connections), bare.connect(connections)]);
  const all: Rounds = { ours: [], bare: [] };
  const load = (chats: Asked[], ...cpu: (() => number)[]) => ({
    messages: chats.map(({ chat, card }) => ({ chat, text: card })),
    ...{ abreast: ABREAST, warmUp: WARM_UP, cpu: [...cpu, () => cpuMs(process.pid)] },
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const chats = people.splice(0, WARM_UP + MEASURED);
    all.bare.push(
      await drive(
        bare.side,
        load(chats, () => cpuMs(bare.child.pid)),
      ),
    );
    all.ours.push(
      await drive(
        ours.side,
        load(
          chats,
          () => cpuMs(ours.child.pid),
          () => cpuMs(postgres, true),
        ),
      ),
    );
    await mustBeDone(db, chats);
  }
  return all;
}

const middle = (all: Measured[], of: (one: Measured) => number): number => median(all.map(of));

function lineOf(all: Measured[]): string {
  const ms = (share: number) => `${middle(all, ({ took }) => percentile(took, share)).toFixed(0)} ms`;
  const rates = all.map(({ perSecond }) => Math.round(perSecond).toLocaleString('en')).join(' · ');
  const rate = Math.round(middle(all, ({ perSecond }) => perSecond)).toLocaleString('en');
  return `${rate} messages/s (${rates}), p50 ${ms(0.5)}, p95 ${ms(0.95)}, p99 ${ms(0.99)}`;
}

const costOf = (all: Measured[], names: string[]): string =>
  names.map((name, at) => `${name} ${(middle(all, ({ cpu }) => cpu[at]!) * 1_000).toFixed(0)} µs`).join(', ');

function tell({ ours, bare }: Rounds, connections: number): void {
  const rate = (all: Measured[]) => middle(all, ({ perSecond }) => perSecond);
  report(`turn: ${PEOPLE.toLocaleString('en')} people, ${ABREAST} chats at once, ${connections} deliveries at once`, [
    ['bare grammY webhook, says ok', lineOf(bare)],
    ['ours, from the second proof to the cover', lineOf(ours)],
    ['ratio (target 0.25)', (rate(ours) / rate(bare)).toFixed(3)],
    ['processor time a message, bare', costOf(bare, ['bot', 'Telegram'])],
    ['processor time a message, ours', costOf(ours, ['application', 'PostgreSQL', 'Telegram'])],
  ]);
}

/** One turn that opens a record, beside a bare webhook, through the same strict Bot API in the same run. */
export async function turning(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tangguh-bench-'));
  const embedded = await openEmbedded(folder);
  await migrate(embedded.url);
  const db = openDatabase(embedded.url, vault(keys));
  const now = new Date();
  const all = (await enrolAll(db, now)).map((two, at) => ({ ...two, chat: 5_000_000_000 + at }));
  const people = all.slice(0, CONNECTIONS.length * ROUNDS * (WARM_UP + MEASURED) + APART);
  await placeChats(db, people, now);
  const postgres = Number(readFileSync(join(layout(folder).data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const api = await openBotApi();
  const [ours, bare] = [await startOurs(api, db, folder), await startBare(api)];
  for (const connections of CONNECTIONS)
    tell(await rounds({ db, ours, bare, people, postgres }, connections), connections);
  await Promise.all([ours.child.stop(), bare.child.stop()]);
  const alone = openDatabase(embedded.url, vault(keys));
  await partsOfTurn(alone, api, people);
  await alone.close();
  await api.stop();
  await db.close();
  await embedded.close();
  await rm(folder, { recursive: true });
}
