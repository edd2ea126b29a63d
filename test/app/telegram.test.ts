import { describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import type { BotSide } from '../bot-api/index.ts';
import { application, running, telegram, told } from '../channels/telegram-app.ts';
import { TOKEN } from '../channels/telegram-rig.ts';
import { later, makeChat, write } from '../support/ledger.ts';

const SITI = { nik: '1571015708900000', card: '90000000001' };

/** What is wrong with the bot is told once, and when it is well again too; whoever writes is answered then. */
async function isWellAgain({ warns: look, said }: Awaited<ReturnType<typeof running>>, side: BotSide, why: string) {
  side.person(55).says('halo');
  await side.waitFor('sendMessage', undefined, 15_000);
  await look(undefined);
  expect(told(said(), 'telegram-trouble')).toEqual([why]);
  expect(told(said(), 'telegram-well')).toHaveLength(1);
  expect(side.person(55).sees()).toHaveLength(1);
  expect(said()).not.toContain(TOKEN.slice(5));
}

describe('a bot that hears nobody is warned of, and is well again once the trouble is gone', () => {
  it('by a token that Telegram does not know', async () => {
    const { api } = await telegram({ known: false });
    const app = await running(api.root);
    await app.warns('copy it again from BotFather');
    await isWellAgain(app, api.addBot(TOKEN), 'token-wrong');
  });

  it('by another process that fetches its messages', async () => {
    const { api, side } = await telegram();
    const app = await running(api.root);
    await side.waitFor('getUpdates');
    await fetch(`${api.root}/bot${TOKEN}/getUpdates`, { method: 'POST' });
    await app.warns('another process fetches');
    await isWellAgain(app, side, 'second-poller');
  });

  it('by a webhook that brings its messages elsewhere', async () => {
    const { api, side } = await telegram();
    const webhook = (url: string) =>
      fetch(`${api.root}/bot${TOKEN}/setWebhook?url=${encodeURIComponent(url)}`, { method: 'POST' });
    await webhook('http://127.0.0.1:9/');
    const app = await running(api.root);
    await app.warns('are brought to another address');
    expect(side.webhook.url).toBe('http://127.0.0.1:9/');
    await vi.waitUntil(() => side.counts.get('getUpdates')! > 1, { timeout: 10_000 });
    await webhook('');
    await isWellAgain(app, side, 'webhook-elsewhere');
  });

  it('by a server that is not there', async () => {
    const { api, side } = await telegram();
    await api.down();
    const app = await running(api.root);
    await app.warns('Telegram does not answer');
    await api.up();
    await isWellAgain(app, side, 'unreachable');
  });

  it('by an address to which Telegram brings nothing', async () => {
    const { api, side } = await telegram();
    const app = await running(api.root, { env: { PUBLIC_URL: 'http://contoh.example.id' } });
    await app.warns('it must begin with https://');
    expect(side.webhook.url).toBe('');
  });
});

it('a bot whose token is wrong leaves the rest of the application at work', async () => {
  const { api } = await telegram({ known: false });
  const { app } = await running(api.root);
  expect((await fetch(`${app.url}/chat`)).status).toBe(200);
  await app.stop();
});

it('a worker without the role of a bot sends through it and hears nobody, and has no web chat', async () => {
  const { api, side } = await telegram();
  side.person(55).says('halo');
  const env = { ROLES: 'worker,clock', NOTICE_HOURS: '00.00-24.00' };
  const { app, db } = await running(api.root, { env });
  const at = new Date();
  const chat = await makeChat(db, { channel: 'telegram', address: '55' });
  await write(db, chat, { kind: 'notice', at, expiresAt: later(at, 86_400_000) });
  await side.waitFor('sendMessage', undefined, 15_000);
  expect(side.counts.get('getUpdates') ?? 0).toBe(0);
  expect((await db.pool.query('SELECT FROM inbound')).rowCount).toBe(0);
  expect((await fetch(`${app.url}/chat`)).status).toBe(404);
});

describe('made-up people', () => {
  it('beside a bot at Telegram itself refuse the start, and nothing is asked of it', async () => {
    const { app, said } = await application(undefined, { madeUp: true });
    expect(app).toMatchObject({ error: { code: 'made-up-people' } });
    expect(said()).not.toContain(TOKEN.slice(5));
  });

  it('where TRIAL allows them are said to be so in every answer', async () => {
    const { api, side } = await telegram();
    const { app } = await running(api.root, { madeUp: true, env: { TRIAL: '1' } });
    expect(app.madeUp).toBe(true);
    const person = side.person(55);
    for (const [at, words] of ['/start', 'setuju', SITI.nik, SITI.card].entries()) {
      person.says(words);
      await vi.waitUntil(() => person.sees().length === at + 1, { timeout: 10_000 });
    }
    for (const seen of person.sees()) expect(seen.text.startsWith(text('start.trial'))).toBe(true);
    expect(person.sees().at(-1)!.text).toContain('Siti Uji');
  });
});

it('the log of a bot at work names neither its token nor anything that was written', async () => {
  const { api, side } = await telegram();
  const { said } = await running(api.root, { madeUp: true, env: { TRIAL: '1' } });
  const person = side.person(55, { first_name: 'Rahasia Nama', phone: '6284000000001' });
  api.fail({ method: 'sendMessage', cut: 'before' });
  for (const [at, words] of ['/start', 'setuju', SITI.nik, 'kata rahasia'].entries()) {
    person.says(words);
    await vi.waitUntil(() => person.sees().length === at + 1, { timeout: 10_000 });
  }
  await api.down();
  await vi.waitUntil(() => told(said(), 'telegram-trouble').length === 1, { timeout: 10_000 });
  for (const secret of [TOKEN, TOKEN.slice(5), SITI.nik, 'ahasia', '6284000000001'])
    expect(said()).not.toContain(secret);
  expect(said()).toContain('not-sent');
});
