import { existsSync, readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { programmes } from '../../src/domain/programmes.ts';
import { type App, freshDataDir, type Kill, killAll, killApp, moment, startApp } from './support/app.ts';
import { rowsOf } from './support/inside.ts';

const said = (app: App, word: string) => app.lines().some(({ msg }) => msg === word);
const isUp = (app: App) => said(app, 'embedded.started') || said(app, 'embedded.attached');
const drafts = (dataDir: string) => readdirSync(dataDir).filter((name) => name.startsWith('pg.new'));

/** An initdb of this very application. */
const isMaking = ({ pid }: App, dataDir: string) =>
  existsSync(dataDir) && drafts(dataDir).some((name) => name.startsWith(`pg.new.${pid}.`));

/** When it is killed, how long after, and what with it: one start after another comes a little further. */
const moments: { come: (app: App, dataDir: string) => boolean; ms?: number; kill: Kill }[] = [
  { come: (_, dataDir) => existsSync(dataDir), kill: killApp },
  { come: isMaking, kill: killAll },
  // What makes the cluster outlives the application.
  { come: isMaking, kill: killApp },
  { come: (_, dataDir) => existsSync(`${dataDir}/pg`), kill: killAll },
  // It is migrated, then regions, programmes and people are written.
  { come: isUp, kill: killApp },
  { come: isUp, ms: 15, kill: killAll },
  { come: isUp, ms: 60, kill: killApp },
  { come: (app) => said(app, 'migrated'), kill: killAll },
  { come: isUp, ms: 200, kill: killApp },
  { come: isUp, ms: 400, kill: killAll },
];

const WHOLE = `SELECT (SELECT count(*)::int FROM regions WHERE parent IS NULL) AS regencies,
  (SELECT count(*)::int FROM regions WHERE parent IS NOT NULL) AS districts,
  (SELECT count(*)::int FROM programmes) AS programmes, (SELECT count(*)::int FROM participants) AS people,
  (SELECT count(DISTINCT name)::int FROM participants WHERE name IN ('Siti Uji', 'Marwan Uji', 'Aminah Uji')) AS known,
  (SELECT count(*)::int FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL) AS unfinished`;

it('kills in the middle of the very first start leave what the next start makes whole', {
  timeout: 180_000,
}, async () => {
  const dataDir = await freshDataDir();
  for (const { come, ms = 0, kill } of moments) {
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
});
