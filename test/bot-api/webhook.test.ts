import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, webhookCallback } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pause, refusal, rig, token, until } from './rig.ts';

type Got = { update_id: number; message?: { text: string; chat: { id: number } } };
type Answer = (update: Got, response: ServerResponse, request: IncomingMessage) => void;

/** A webhook that lists what came and answers as `answer` says. */
async function hook(answer: Answer = (_, response) => void response.end()) {
  const got: Got[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const update = JSON.parse(body) as Got;
    got.push(update);
    answer(update, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
}

describe('a webhook', () => {
  it('gets each update as JSON with the secret', async () => {
    const { side, api } = await rig();
    const heads: unknown[] = [];
    const { url, got } = await hook((_, response, { method, headers }) => {
      heads.push([method, headers['content-type'], headers['x-telegram-bot-api-secret-token']]);
      response.end();
    });
    const before = side.person(55).says('waiting');
    await api.setWebhook(url, { secret_token: 'RAHASIA_1-a' });
    const after = side.person(55).says('new');
    await until(() => side.queued() === 0);
    expect(got.map(({ update_id }) => update_id)).toEqual([before, after]);
    expect(heads).toEqual(Array(2).fill(['POST', 'application/json', 'RAHASIA_1-a']));
    expect(side.webhook).toMatchObject({ url, pending: 0, deliveries: 2 });
  });

  it('serves a grammY bot', async () => {
    const { server, side, api } = await rig();
    const bot = new Bot(token, { client: { apiRoot: server.root } });
    bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.msg.text}`));
    const listener = createServer(webhookCallback(bot, 'http', { secretToken: 'RAHASIA' }));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void listener.close());
    await api.setWebhook(`http://127.0.0.1:${(listener.address() as AddressInfo).port}/`, { secret_token: 'RAHASIA' });
    side.person(55).says('halo');
    await side.waitFor('sendMessage');
    expect(side.person(55).sees()).toMatchObject([{ text: 'echo halo' }]);
  });

  it('gets one chat in order and one at a time, other chats meanwhile', async () => {
    const { side, api } = await rig();
    const open = new Map<number, number>();
    let most = 0;
    let together = 0;
    const { url, got } = await hook((update, response) => {
      const chat = update.message!.chat.id;
      open.set(chat, (open.get(chat) ?? 0) + 1);
      most = Math.max(most, open.get(chat)!);
      together = Math.max(together, [...open.values()].filter((count) => count > 0).length);
      setTimeout(() => {
        open.set(chat, open.get(chat)! - 1);
        response.end();
      }, 3);
    });
    await api.setWebhook(url);
    for (let turn = 0; turn < 5; turn++) for (const id of [1, 2, 3]) side.person(id).says(String(turn));
    await until(() => side.queued() === 0);
    const texts = (id: number) => got.flatMap(({ message }) => (message!.chat.id === id ? message!.text : []));
    expect([1, 2, 3].map(texts)).toEqual(Array(3).fill(['0', '1', '2', '3', '4']));
    expect([most, together]).toEqual([1, 3]);
  });

  it('meets at most max_connections at once', async () => {
    const { side, api } = await rig();
    let open = 0;
    let most = 0;
    const { url } = await hook((_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 5);
    });
    await api.setWebhook(url, { max_connections: 2 });
    for (let id = 1; id < 9; id++) side.person(id).says('a');
    await until(() => side.queued() === 0);
    expect(most).toBe(2);
  });

  it('that fails gets the same again after growing gaps, and the chat waits for it', async () => {
    const { side, api } = await rig({ patience: { retryBaseMs: 40 } });
    const times: number[] = [];
    const { url, got } = await hook((_, response) => {
      times.push(performance.now());
      response.writeHead(times.length <= 3 ? 500 : 204).end();
    });
    await api.setWebhook(url);
    const [first, second] = [side.person(55).says('a'), side.person(55).says('b')];
    await until(() => got.length === 2);
    expect(await api.getWebhookInfo()).toMatchObject({
      url,
      pending_update_count: 2,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
    await until(() => side.queued() === 0);
    expect(got.map(({ update_id }) => update_id)).toEqual([first, first, first, first, second]);
    const gaps = times.slice(1, 4).map((time, at) => time - times[at]!);
    expect(gaps[0]).toBeGreaterThan(35);
    expect(gaps[1]).toBeGreaterThan(75);
    expect(gaps[2]).toBeGreaterThan(155);
  });

  it('that does not answer, or is not there, is tried again', async () => {
    const { side, api, server } = await rig({ patience: { answerMs: 40, retryBaseMs: 5 } });
    let mute = true;
    const { url, got } = await hook((_, response) => void (mute || response.end()));
    await api.setWebhook('http://127.0.0.1:1/');
    side.person(55).says('a');
    await until(() => side.webhook.lastError === 'Connection refused');
    await api.setWebhook(url);
    await until(() => side.webhook.lastError === 'Read timeout expired' && got.length > 1);
    expect(side.queued()).toBe(1);
    mute = false;
    await until(() => side.queued() === 0);
    expect(server.patience.answerMs).toBe(40);
  });

  it('may answer with a method, which is done and listed', async () => {
    const { side, api } = await rig();
    const { url } = await hook((update, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method: 'sendMessage', chat_id: update.message!.chat.id, text: 'so' }));
    });
    await api.setWebhook(url);
    side.person(55).says('a');
    expect(await side.waitFor('sendMessage')).toMatchObject({ ok: true, params: { chat_id: 55, text: 'so' } });
    expect(side.person(55).sees()).toMatchObject([{ text: 'so' }]);
  });

  it('may answer in any form HTTP knows', async () => {
    const { side, api } = await rig();
    const forms: ((response: ServerResponse) => void)[] = [
      (response) => {
        response.write('o');
        setTimeout(() => response.end('k é'), 5);
      },
      (response) => response.writeHead(204).end(),
      (response) => response.writeHead(200, { connection: 'close', 'content-length': 2 }).end('ok'),
      (response) => response.socket!.end('HTTP/1.1 200 OK\r\n\r\nok'),
      (response) => response.writeHead(201, { 'content-length': 0 }).end(),
    ];
    const { url, got } = await hook((_, response) => forms[got.length - 1]!(response));
    await api.setWebhook(url);
    const sent = forms.map((_, at) => side.person(55).says(String(at)));
    await until(() => side.queued() === 0);
    expect(got.map(({ update_id }) => update_id)).toEqual(sent);
    expect(side.webhook).not.toHaveProperty('lastError');
  });

  it('gets each update twice and chats out of order when unruly', async () => {
    const { side, api } = await rig();
    let seed = 7;
    const shuffle = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    side.redeliver = { twice: true, shuffle };
    const { url, got } = await hook();
    await api.setWebhook(url);
    const sent = Array.from({ length: 40 }, () => side.person(55).says('a'));
    await until(() => side.queued() === 0);
    const ids = got.map(({ update_id }) => update_id);
    expect(ids.toSorted()).toEqual([...sent, ...sent].toSorted());
    expect(ids).not.toEqual(ids.toSorted());
  });

  it('tells a bench of each answer and takes prepared updates', async () => {
    const { side, api } = await rig();
    const posts: unknown[] = [];
    side.onPost = (update, latencyMs, status) => posts.push([update.update_id, latencyMs > 0, status]);
    const { url } = await hook();
    await api.setWebhook(url);
    const id = side.push({ message: { message_id: 900, date: 1, chat: { id: 66, type: 'private' }, text: 'a' } });
    await until(() => side.queued() === 0);
    expect(posts).toEqual([[id, true, 200]]);
    expect(await refusal(api.sendMessage(66, 'a'))).toBe('not refused');
  });
});

describe('setWebhook', () => {
  it.each([
    [
      'plain HTTP outside this machine',
      { url: 'http://contoh.id/' },
      'bad webhook: An HTTPS URL must be provided for webhook',
    ],
    ['an odd port', { url: 'https://contoh.id:8080/' }, 'bad webhook: Webhook can be set up only on ports'],
    ['no URL at all', { url: 'contoh' }, 'bad webhook: invalid webhook URL specified'],
    ['an odd secret', { url: 'https://contoh.id/', secret_token: 'a b' }, 'secret token contains unallowed characters'],
    ['a long secret', { url: 'https://contoh.id/', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
  ])('refuses %s', async (_, params, why) => {
    const { raw } = await rig();
    expect((await raw('setWebhook', params)).description).toContain(`Bad Request: ${why}`);
  });

  it('drops what is pending when asked to, and removes itself with an empty URL', async () => {
    const { side, api } = await rig();
    const { url, got } = await hook();
    side.person(55).says('a');
    await api.setWebhook(url, { drop_pending_updates: true, allowed_updates: ['message'], max_connections: 7 });
    expect(await api.getWebhookInfo()).toEqual({
      ...{ url, has_custom_certificate: false, pending_update_count: 0, ip_address: '127.0.0.1' },
      ...{ max_connections: 7, allowed_updates: ['message'] },
    });
    await api.setWebhook('');
    side.person(55).says('b');
    await pause(30);
    expect([got, (await api.getWebhookInfo()).url, side.queued()]).toEqual([[], '', 1]);
    await api.deleteWebhook({ drop_pending_updates: true });
    expect(side.queued()).toBe(0);
  });
});
