import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { vault } from '../../src/crypto.ts';
import { dayOf } from '../../src/domain/day.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { text } from '../../src/language/texts.ts';
import { openLog } from '../../src/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { seedRegions } from '../../src/store/regions.ts';
import { childEnv } from '../support/child-env.ts';
import { makeTestDatabase } from '../support/database.ts';
import { flowTranscripts, type Line, type Talker } from './flow-transcripts.ts';
import { screenOf, visitor } from './web-visitor.ts';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** The settings of a trial on a database of one's own, with the made-up people in it. */
async function trial() {
  const { url, drop } = await makeTestDatabase();
  const env = {
    DATABASE_URL: url,
    ENCRYPTION_KEYS: `k1:${KEY}`,
    INDEX_KEY: KEY,
    TRIAL: '1',
    PORT: '0',
    WEB_CHAT: 'public',
    LOG_LEVEL: 'silent',
  };
  const key = Buffer.from(KEY, 'base64');
  await migrate(url);
  const db = openDatabase(url, vault({ sealing: [{ id: 'k1', key }], index: key }));
  await seedRegions(db);
  await seedProgrammes(db);
  const now = new Date();
  const rows = sampleRoll({ people: 20, seed: 1, on: dayOf(now), places: await samplePlaces() });
  await importRoll(db, writeRoll(rows), { asOf: dayOf(now), now, onProblem: () => {} });
  await db.close();
  return { env, drop };
}

/** The web chat of a whole application, asked over HTTP as its page does. */
async function overTheWeb(): Promise<Line> {
  const { env, drop } = await trial();
  const read = readConfig(env);
  if ('mistakes' in read) throw new Error('the settings of the test are wrong');
  const app = await openApp(read.config, openLog('silent'));
  return {
    async call(): Promise<Talker> {
      const browser = visitor(app.url);
      return {
        async says(said) {
          await browser.say({ text: said });
          const page = await browser.open();
          const last = await vi.waitFor(
            () => {
              const shown = screenOf(page.told);
              const mine = shown.findLastIndex(({ from }) => from === 'person');
              const bot = shown.slice(mine + 1);
              if (mine < 0 && shown.length === 0) throw new Error('nothing yet');
              if (bot.length === 0 || bot.some(({ from }) => from === 'person')) throw new Error('no answer yet');
              return bot;
            },
            { timeout: 10_000 },
          );
          page.close();
          return last
            .map(({ text: words, choices }) => [words, ...choices.map(({ label }) => label)].join('\n'))
            .join('\n');
        },
        async hangUp() {},
      };
    },
    async close() {
      await app.stop();
      await drop();
    },
  };
}

type Replayed = { replies: { text: string; choices: string[] }[] };

/** `chat --script` in processes of its own. */
async function overTheTerminal(): Promise<Line> {
  const { env, drop } = await trial();
  return {
    async call(): Promise<Talker> {
      const child = spawn(process.execPath, ['src/cli/main.ts', 'chat', '--script'], { env: childEnv(env) });
      const answers = createInterface({ input: Readable.from(child.stdout) })[Symbol.asyncIterator]();
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
      return {
        async says(said) {
          child.stdin.write(`${said}\n`);
          const { replies } = JSON.parse((await answers.next()).value as string) as Replayed;
          return replies.map(({ text: words, choices }) => [words, ...choices].join('\n')).join('\n');
        },
        async hangUp() {
          child.stdin.end();
          await ended;
        },
      };
    },
    close: drop,
  };
}

it('a trial says so in every answer of the terminal', async () => {
  const line = await overTheTerminal();
  const talker = await line.call();
  for (const said of ['halo', 'setuju', 'manfaat jkm']) expect(await talker.says(said)).toContain(text('start.trial'));
  await talker.hangUp();
  await line.close();
});

flowTranscripts('the web chat', overTheWeb);
flowTranscripts('the terminal', overTheTerminal);
