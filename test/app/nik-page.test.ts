import { expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { text } from '../../src/language/texts.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, makeChat } from '../support/ledger.ts';
import { fillsIn, givenLink } from '../support/nik.ts';

const KEY = (byte: number) => Buffer.alloc(32, byte).toString('base64');

/** A whole application beside a database of its own, in this process. */
async function opened(env: Record<string, string>) {
  const db = await freshDatabase();
  const keys = { ENCRYPTION_KEYS: `t1:${KEY(1)}`, INDEX_KEY: KEY(2) };
  const read = readConfig({ DATABASE_URL: db.url, PORT: '0', WEB_CHAT: 'off', ...keys, ...env });
  if ('mistakes' in read) throw new Error('these settings do not do');
  const app = await openApp(read.config, keptLog());
  onTestFinished(() => app.stop());
  return { db, url: app.url };
}

it('the page for a NIK stands where PUBLIC_URL says that people can reach us', async () => {
  const { db, url } = await opened({ PUBLIC_URL: 'http://127.0.0.1:3000' });
  const now = new Date();
  const page = `${url}/nik/${await givenLink(db, await makeChat(db), { now })}`;
  expect(await (await fetch(page)).text()).toContain(text('nikPage.title'));
  const fields = { nik: '1571015708900000', proof: '90000000001' };
  const began = performance.now();
  const answer = await fetch(page, { method: 'POST', body: new URLSearchParams(fields) });
  expect(performance.now() - began).toBeGreaterThan(290);
  expect(await answer.text()).toContain(text('nikPage.doneTitle'));
  expect((await fetch(page)).status).toBe(410);
});

it('without PUBLIC_URL there is none', async () => {
  const { db, url } = await opened({});
  const token = await givenLink(db, await makeChat(db), { now: new Date() });
  expect((await fetch(`${url}/nik/${token}`)).status).toBe(404);
  expect(await fillsIn(db, token, { now: new Date() })).toMatchObject({ ok: true });
});
