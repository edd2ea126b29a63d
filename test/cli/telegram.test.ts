import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type BotApi, type BotSide, openBotApi } from '../bot-api/index.ts';
import { until } from '../bot-api/rig.ts';
import { cli } from './cli.ts';

const TOKEN = '1001:TEST-A';

async function bot(): Promise<{ api: BotApi; side: BotSide }> {
  const api = await openBotApi();
  onTestFinished(() => api.stop());
  return { api, side: api.addBot(TOKEN, 'tangguh_uji_bot') };
}

const telegram = (root: string, ...args: string[]) =>
  cli(['telegram', ...args], { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: root });

/** An address on this machine that treats every request so, or never answers. */
async function strange(body?: string): Promise<string> {
  const server = createServer((_, response) => body !== undefined && response.end(body));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function setWebhook(api: BotApi, url: string): Promise<void> {
  const body = JSON.stringify({ url });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${api.root}/bot${TOKEN}/setWebhook`, { method: 'POST', headers, body });
}

describe('telegram status', () => {
  it('says which bot it is, that its messages are fetched, and how many wait', async () => {
    const { api, side } = await bot();
    side.person(5).says('halo');
    side.person(6).says('halo');
    expect(await telegram(api.root, 'status')).toEqual({
      code: 0,
      out: 'Bot: @tangguh_uji_bot\nPesan: diambil (tanpa webhook)\nMenunggu di Telegram: 2\n',
      err: '',
    });
  });

  it('says where its messages are brought to, and what the last delivery failed of', async () => {
    const { api, side } = await bot();
    const url = await strange('');
    await setWebhook(api, `${url}/telegram`);
    const well = await telegram(api.root, 'status');
    expect(well.out).toContain(`Pesan: dikirim Telegram ke ${url}/telegram\n`);
    expect(well.out).toContain('Kesalahan pengiriman: tidak ada\n');

    await setWebhook(api, 'http://127.0.0.1:1/telegram');
    side.person(5).says('halo');
    await until(() => side.webhook.lastError !== undefined);
    const { out } = await telegram(api.root, 'status');
    expect(out).toContain('Menunggu di Telegram: 1\n');
    expect(out).toMatch(/Kesalahan pengiriman terakhir: .* pukul .*: \S/);
    expect(out).toContain(side.webhook.lastError);
  });
});

describe('telegram release', () => {
  it('unsets a webhook of whomever, and keeps the messages that wait', async () => {
    const { api, side } = await bot();
    await setWebhook(api, 'https://elsewhere.example.id/hook');
    side.person(5).says('halo');
    const ran = await telegram(api.root, 'release', '--yes');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('https://elsewhere.example.id/hook\nWebhook sudah dilepas.');
    expect(side.webhook.url).toBe('');
    expect(side.queued()).toBe(1);
  });

  it('says so where there is none', async () => {
    const { api, side } = await bot();
    const ran = await telegram(api.root, 'release');
    expect(ran).toMatchObject({ code: 0, out: 'Tidak ada webhook yang perlu dilepas.\n' });
    expect(side.counts.get('deleteWebhook')).toBeUndefined();
  });
});

describe('telegram', () => {
  it('without a token says where one comes from', async () => {
    const ran = await cli(['telegram', 'release']);
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('BotFather') });
  });

  it('with a token that is none says so without showing it', async () => {
    const { api } = await bot();
    const env = { TELEGRAM_BOT_TOKEN: '1002:OTHER-B', TELEGRAM_API_ROOT: api.root };
    const ran = await cli(['telegram', 'status'], env);
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining('tidak mengenal TELEGRAM_BOT_TOKEN') });
    expect(ran.err).not.toContain('OTHER-B');
  });

  it('names a server that does not answer', async () => {
    const { api } = await bot();
    await api.down();
    const ran = await telegram(api.root, 'status');
    const { host } = new URL(api.root);
    expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`${host} tidak menjawab`) });
    expect(ran.err).toContain('(ECONNREFUSED)');
    expect(ran.err).not.toContain('TEST-A');
  });
});

it.each([
  ['another kind of server', '<html></html>', '(invalid-json)'],
  ['a server that says nothing', undefined, '(timeout)'],
])('telegram status names %s', async (_, body, why) => {
  const ran = await telegram(await strange(body), 'status');
  expect(ran).toMatchObject({ code: 1, out: '', err: expect.stringContaining(why) });
});

it('telegram status tells of a server in trouble by its status', async () => {
  const { api } = await bot();
  api.fail({ method: 'getMe', code: 502 });
  expect((await telegram(api.root, 'status')).err).toContain('(502)');
});
