import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../../src/app/app.ts';
import { readConfig } from '../../src/config.ts';
import { PUBLIC_CHAT } from '../../src/domain/limits.ts';
import { id as texts } from '../../src/language/texts.ts';
import { visitor } from '../channels/web-visitor.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog } from '../support/ledger.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');

/** A whole application beside a database of its own, in this process. */
async function opened(env: Record<string, string>) {
  const db = await freshDatabase();
  const keys = { ENCRYPTION_KEYS: `t1:${KEY}`, INDEX_KEY: Buffer.alloc(32, 2).toString('base64') };
  const read = readConfig({ DATABASE_URL: db.url, PORT: '0', ...keys, ...env });
  if ('mistakes' in read) throw new Error('these settings do not do');
  const log = keptLog();
  const app = await openApp(read.config, log);
  onTestFinished(() => app.stop());
  const ready = async () => (await (await fetch(`${app.url}/health/ready`)).json()) as { warnings: string[] };
  return { db, log, url: app.url, ready };
}

const PUBLIC = { WEB_CHAT: 'public', PUBLIC_URL: 'https://tangguh.example.id' };

describe('a public chat', () => {
  it('warns when a proxy hides who its visitors are, in the log once', async () => {
    const { log, ready } = await opened(PUBLIC);
    expect((await ready()).warnings).toEqual([expect.stringContaining('TRUST_PROXY')]);
    await ready();
    expect(log.lines.filter(({ event }) => event === 'visitors-share-one-network')).toHaveLength(1);
  });

  it.each([
    ['whose proxy is believed', { ...PUBLIC, TRUST_PROXY: '1' }],
    ['without a proxy', { ...PUBLIC, PUBLIC_URL: 'http://tangguh.example.id' }],
  ])('%s warns of nothing', async (_, env) => {
    const { log, ready } = await opened(env);
    expect((await ready()).warnings).toEqual([]);
    expect(log.lines.map(({ event }) => event)).not.toContain('visitors-share-one-network');
  });

  it('takes from one network its share of messages a minute, and the rest a minute later', async () => {
    const { db, url } = await opened({ ...PUBLIC, TRUST_PROXY: '1' });
    const from = (network: string) =>
      fetch(`${url}/chat/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': network },
        body: JSON.stringify({ id: crypto.randomUUID(), text: 'halo' }),
      });
    expect((await from('198.51.100.1')).status).toBe(202);
    await db.pool.query(`UPDATE rate_limits SET points = $1 WHERE key = 'web:198.51.100.0/24'`, [
      PUBLIC_CHAT.messages.most - 1,
    ]);
    expect((await from('198.51.100.2')).status).toBe(202);
    const refused = await from('198.51.100.3');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(await refused.json()).toEqual({ error: texts.web.tooMany });
    expect((await from('203.0.113.1')).status).toBe(202);
    await db.pool.query('UPDATE rate_limits SET expire = 1');
    expect((await from('198.51.100.3')).status).toBe(202);
  });
});

it('a chat for this machine alone counts nobody', async () => {
  const { db, url } = await opened({ WEB_CHAT: 'local' });
  expect((await visitor(url).say({ text: 'halo' })).status).toBe(202);
  expect((await db.pool.query(`SELECT key FROM rate_limits WHERE key LIKE 'web:%'`)).rows).toEqual([]);
});
