import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { programmes } from '../../src/domain/programmes.ts';
import { type App, freshDataDir, type Kill, killAll, killApp, moment, startApp } from './support/app.ts';
import { rowsOf } from './support/inside.ts';

const said = (app: App, word: string) => app.lines().some(({ msg }) => msg === word);
const isUp = (app: App) => said(app, 'embedded.started') || said(app, 'embedded.attached');
const drafts = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('pg.new'));

/** When it is killed, and how long after: one start after another comes a little further. */
const moments: [what: string, come: (app: App, dataDir: string) => boolean, ms?: number][] = [
  ['it begins', (_, dataDir) => existsSync(dataDir)],
  ['a cluster is made', (_, dataDir) => existsSync(dataDir) && drafts(dataDir).length > 0],
  ['the cluster is made', (_, dataDir) => existsSync(`${dataDir}/pg`)],
  ['it is migrated', isUp],
  ['it has been migrated', (app) => said(app, 'migrated')],
  ['regions and programmes are written', isUp, 50],
  ['people are written', isUp, 200],
  ['people are written still', isUp, 400],
];

const WHOLE = `SELECT (SELECT count(*)::int FROM regions WHERE parent IS NULL) AS regencies,
  (SELECT count(*)::int FROM regions WHERE parent IS NOT NULL) AS districts,
  (SELECT count(*)::int FROM programmes) AS programmes, (SELECT count(*)::int FROM participants) AS people,
  (SELECT count(DISTINCT name)::int FROM participants WHERE name IN ('Siti Uji', 'Marwan Uji', 'Aminah Uji')) AS known,
  (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL) AS unfinished`;

it.each<[string, Kill]>([
  ['the application alone', killApp],
  ['the application and its database', killAll],
])(
  'kills of %s in the very first start leave what the next start makes whole',
  { timeout: 90_000 },
  async (_, kill) => {
    const dataDir = await freshDataDir();
    for (const [, come, ms = 0] of moments) {
      const app = startApp(dataDir);
      await moment(app, () => come(app, dataDir) || app.out() !== '');
      await sleep(ms);
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
    expect(drafts(dataDir)).toEqual([]);
  },
);
