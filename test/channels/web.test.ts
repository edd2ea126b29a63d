import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { id as texts } from '../../src/language/texts.ts';
import { channelContract } from './channel-contract.ts';
import { openSite, type Site } from './web-site.ts';
import { type OpenPage, screenOf, visitor } from './web-visitor.ts';

channelContract('web', async () => {
  const site = await openSite();
  const person = visitor(site.url);
  let page: OpenPage | undefined;
  let last = { text: '', id: '' };
  return {
    channel: site.channel,
    async say({ text = '', choice }) {
      last = { text, id: randomUUID() };
      const response = await person.say(choice ? { choice } : { text }, last.id);
      expect(response.status).toBe(202);
      page ??= await person.open();
    },
    async again() {
      await person.say({ text: last.text }, last.id);
    },
    heard: () => site.heard,
    shown: () =>
      screenOf(page?.told ?? [])
        .filter((message) => message.from === 'bot')
        .map(({ text, choices }) => ({ text, choices: choices.map((choice) => choice.label) })),
    async leave() {
      page?.close();
      await page?.ended;
      await vi.waitFor(async () => expect((await site.channel.send(site.heard[0]!.chat, none)).ok).toBe(false));
    },
    close: site.stop,
  };
});

const none = { id: '0', text: '', choices: [] };

describe('the web chat', () => {
  let site: Site;
  let person: ReturnType<typeof visitor>;
  beforeEach(async () => {
    site = await openSite();
    person = visitor(site.url);
  });
  afterEach(() => site.stop());

  const chat = () => site.heard[0]!.chat;
  const send = (id: string, text: string) => site.channel.send(chat(), { id, text, choices: [] });
  const bots = (page: OpenPage) =>
    screenOf(page.told)
      .filter((message) => message.from === 'bot')
      .map(({ text }) => text);
  const form = (body: Record<string, string>, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
    person.ask('/chat/messages', { method: 'POST', body: new URLSearchParams(body), headers });

  it('leads from the front door to the chat', async () => {
    const response = await person.ask('/');
    expect(response.headers.get('location')).toBe('/chat');
    expect((await person.ask('/chat/')).status).toBe(200);
  });

  it('makes a chat on the first message, not on a look at the page', async () => {
    expect((await person.ask('/chat')).headers.get('set-cookie')).toBeNull();
    const set = (await person.say({ text: 'halo' })).headers.get('set-cookie');
    expect(set).toMatch(/^tangguh_chat=[0-9a-f]{32}; Max-Age=31536000; Path=\/chat; HttpOnly; SameSite=Lax$/);
  });

  it('keeps the chat on later messages', async () => {
    await person.say({ text: 'satu' });
    await person.say({ text: 'dua' });
    expect(site.heard[1]?.chat).toBe(chat());
  });

  it('makes a new chat of a cookie that it cannot have given', async () => {
    const headers = { cookie: 'tangguh_chat=../../1', 'content-type': 'application/json' };
    const body = JSON.stringify({ id: randomUUID(), text: 'halo' });
    await fetch(`${site.url}/chat/messages`, { method: 'POST', headers, body });
    expect(chat()).toMatch(/^[0-9a-f]{32}$/);
  });

  it('tells the network of the sender, cut', async () => {
    await person.say({ text: 'halo' });
    expect(site.heard[0]?.network).toBe('127.0.0.0/24');
  });

  it('gives the same id to the same message of one chat, another in another chat', async () => {
    const id = randomUUID();
    await person.say({ text: 'halo' }, id);
    await person.say({ text: 'halo' }, id);
    await visitor(site.url).say({ text: 'halo' }, id);
    const [first, again, elsewhere] = site.heard.map((message) => message.id);
    expect(again).toBe(first);
    expect(elsewhere).not.toBe(first);
  });

  it('does not say that it took a message which could not be stored, and gives no chat for it', async () => {
    site.state.failing = true;
    const response = await person.say({ text: 'halo' });
    expect(response.status).toBe(500);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).not.toContain('storing failed');
  });

  it('has nothing to tell before the first message', async () => {
    expect((await person.open()).status).toBe(204);
  });

  it('has nothing to tell to a cookie that knows no chat, and lets its page wait for nothing', async () => {
    const headers = { cookie: `tangguh_chat=${'0'.repeat(32)}` };
    expect((await fetch(`${site.url}/chat/events`, { headers })).status).toBe(204);
    expect(await (await fetch(`${site.url}/chat`, { headers })).text()).toContain('data-open="no"');
    expect(site.opened).toEqual([]);
  });

  it('begins with what was said so far and says that the page can be reached', async () => {
    await person.say({ text: 'halo' });
    site.book.write(chat(), 'Selamat datang');
    const page = await person.open();
    await vi.waitFor(() => expect(screenOf(page.told).map(({ text }) => text)).toEqual(['halo', 'Selamat datang']));
    expect(site.opened).toEqual([chat()]);
  });

  it('sends what waited while nobody was there', async () => {
    await person.say({ text: 'halo' });
    expect(await send('7', 'hilang?')).toEqual({ ok: false, retry: true, why: 'away' });
    site.book.write(chat(), 'menunggu');
    const page = await person.open();
    await vi.waitFor(() => expect(bots(page)).toEqual(['menunggu']));
    expect(site.book.unsent(chat())).toEqual([]);
  });

  it('tells every open page of a chat, and none of another', async () => {
    const stranger = visitor(site.url);
    await person.say({ text: 'halo' });
    await stranger.say({ text: 'halo' });
    const [one, two, other] = await Promise.all([person.open(), person.open(), stranger.open()]);
    expect(await send('1', 'untuk semua')).toEqual({ ok: true });
    await vi.waitFor(() => expect([...bots(one), ...bots(two)]).toEqual(['untuk semua', 'untuk semua']));
    expect(bots(other)).toEqual([]);
  });

  it('says at once to all pages that a message was taken, by the id that its page knows', async () => {
    await person.say({ text: 'halo' });
    const page = await person.open();
    const id = randomUUID();
    await person.say({ text: 'lagi' }, id);
    await vi.waitFor(() =>
      expect(page.told.map(({ event, data }) => [event, data])).toContainEqual(['said', `{"id":"in-${id}"}`]),
    );
  });

  it('numbers events by their row, and shows a row once however often it is sent', async () => {
    await person.say({ text: 'halo' });
    const page = await person.open();
    await send('41', 'satu');
    await send('41', 'satu');
    await vi.waitFor(() =>
      expect(page.told.filter(({ event }) => event === 'message').map(({ id }) => id)).toEqual(['41', '41']),
    );
    expect(screenOf(page.told).filter(({ id }) => id === 'out-41')).toHaveLength(1);
  });

  it('tells a page what another took while its own transcript was still being read', async () => {
    await person.say({ text: 'halo' });
    await person.open();
    site.state.readMs = 300;
    const opening = person.open();
    await vi.waitFor(() => expect(site.state.reading).toBe(1));
    expect(await send('9', 'di antaranya')).toEqual({ ok: true });
    const page = await opening;
    await vi.waitFor(() => expect(bots(page)).toEqual(['di antaranya']));
  });

  it('loses nothing that is sent while a page reconnects again and again', async () => {
    await person.say({ text: 'halo' });
    const seen = new Set<string>();
    let going = true;
    const sending = (async () => {
      for (let row = 1; row <= 60; row += 1) {
        site.book.write(chat(), `pesan ${row}`);
        const [next] = site.book.unsent(chat()).slice(-1);
        if (next) next.sent = (await site.channel.send(chat(), { ...next, id: next.row })).ok;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      going = false;
    })();
    while (going) {
      const page = await person.open();
      await new Promise((resolve) => setTimeout(resolve, 20));
      page.close();
      await page.ended;
      for (const text of bots(page)) seen.add(text);
    }
    await sending;
    const page = await person.open();
    await vi.waitFor(() => expect(bots(page)).toHaveLength(60));
    expect(seen.size).toBeGreaterThan(5);
    expect(site.book.unsent(chat())).toEqual([]);
  });

  it('ends open pages when it stops', async () => {
    await person.say({ text: 'halo' });
    const page = await person.open();
    await site.channel.stop();
    await page.ended;
    expect((await person.say({ text: 'lagi' })).status).toBe(500);
  });

  it.each([
    ['an empty text', { id: randomUUID(), text: ' \n ' }, 422, texts.web.empty],
    ['a text of 4,001 characters', { id: randomUUID(), text: 'a'.repeat(4_001) }, 422, texts.web.tooLong],
    ['a message without an id', { text: 'halo' }, 400, texts.web.malformed],
    ['an id that no page makes', { id: 'x'.repeat(36), text: 'halo' }, 400, texts.web.malformed],
    ['a choice that is no name', { id: randomUUID(), choice: 'x'.repeat(201) }, 400, texts.web.malformed],
    ['a body that is no object', [], 400, texts.web.malformed],
    ['65 kB', { id: randomUUID(), text: 'a'.repeat(65 * 1_024) }, 413, texts.web.tooBig],
  ])('declines %s and says why', async (_, body, status, error) => {
    const response = await person.post(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error });
    expect(site.heard).toEqual([]);
  });

  it('takes a text of 4,000 characters', async () => {
    expect((await person.say({ text: 'a'.repeat(4_000) })).status).toBe(202);
    expect(site.heard[0]?.text).toHaveLength(4_000);
  });

  it('names in its sentence the same limit that it keeps', () => {
    expect(texts.web.tooLong).toContain('4.000');
  });

  it('takes a form, sends the browser back to the page and shows the words there', async () => {
    const response = await form({ id: randomUUID(), text: 'baris satu\r\nbaris dua' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/chat');
    expect(site.heard[0]?.text).toBe('baris satu\nbaris dua');
    expect(await (await person.ask('/chat')).text()).toContain('baris satu\nbaris dua');
  });

  it('gives a form back with the text still in it when the text is too long', async () => {
    const long = `awal ${'b'.repeat(4_000)} akhir`;
    const response = await form({ id: randomUUID(), text: long });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain(`>${long}</textarea>`);
    expect(page).toContain(texts.web.tooLong);
  });

  it('refuses a form of another site and one that does not say where it comes from', async () => {
    const body = { id: randomUUID(), text: 'halo' };
    expect((await form(body, { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await form(body, {})).status).toBe(403);
    expect((await form(body, { origin: 'null' })).status).toBe(403);
    expect(site.heard).toEqual([]);
  });

  it('takes a form of its own site also where a proxy took the encryption off', async () => {
    const { host } = new URL(site.url);
    expect((await form({ id: randomUUID(), text: 'halo' }, { origin: `https://${host}` })).status).toBe(303);
  });

  it('reads no JSON that a form of another site can carry', async () => {
    const body = JSON.stringify({ id: randomUUID(), text: 'halo' });
    const response = await person.ask('/chat/messages', {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    });
    expect(response.status).toBe(403);
    expect(site.heard).toEqual([]);
  });

  it('escapes what people write', async () => {
    await person.say({ text: '<img src=x onerror=alert(1)>"\'&' });
    const page = await (await person.ask('/chat')).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('shows *bold* as strong, line breaks as they are, and leaves lone stars and masked numbers alone', async () => {
    await person.say({ text: 'x' });
    site.book.write(chat(), 'Ketik *menu* ya\n2 * 3 = 6 * 1, NIK ************0001 dan ************0002');
    const page = await (await person.ask('/chat')).text();
    expect(page).toContain(
      'Ketik <strong>menu</strong> ya\n2 * 3 = 6 * 1, NIK ************0001 dan ************0002</p>',
    );
  });

  it('keeps its files for a year under a name that changes with them', async () => {
    const page = await (await person.ask('/chat')).text();
    const urls = [...page.matchAll(/(?:href|src)="(\/chat\/assets\/[0-9a-f]{12}\/[a-z]+\.(?:js|css))"/g)].map(
      (found) => found[1]!,
    );
    expect(urls.map((url) => url.split('/').at(-1)).sort()).toEqual([
      'bubbles.js',
      'chat.js',
      'log.js',
      'outbox.js',
      'stream.js',
      'style.css',
    ]);
    for (const url of urls) {
      const response = await person.ask(url);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('content-type')).toMatch(url.endsWith('css') ? /^text\/css/ : /^text\/javascript/);
      expect((await response.text()).length).toBeGreaterThan(100);
    }
    expect((await person.ask('/chat/assets/000000000000/chat.js')).headers.get('cache-control')).toBe('no-cache');
    expect((await person.ask('/chat/assets/000000000000/secret.js')).status).toBe(404);
  });

  it('lets browsers run nothing but its own files and keeps no page', async () => {
    const { headers } = await person.ask('/chat');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a chat that anyone can reach', () => {
  /** A site that takes one open page and, after `writes`, no more messages of a network. */
  async function crowded(writes: number) {
    let left = writes;
    const mayWrite = async (network: string) => network === '127.0.0.0/24' && left-- > 0;
    const site = await openSite({ allowance: { pages: 1, retryAfterS: 60, mayWrite } });
    onTestFinished(() => site.stop());
    return { site, person: visitor(site.url) };
  }

  it('opens no more pages of one network than it may have, until one is left', async () => {
    const { person } = await crowded(1);
    await person.say({ text: 'halo' });
    const page = await person.open();
    const refused = await person.ask('/chat/events');
    expect([page.status, refused.status, refused.headers.get('retry-after')]).toEqual([200, 429, '60']);
    expect(await refused.text()).toBe(texts.web.tooMany);
    page.close();
    await page.ended;
    await vi.waitFor(async () => expect((await person.open()).status).toBe(200));
  });

  it('takes no message too many, and says so to a script', async () => {
    const { site, person } = await crowded(1);
    expect((await person.say({ text: 'halo' })).status).toBe(202);
    const refused = await person.say({ text: 'lagi' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await refused.json()).toEqual({ error: texts.web.tooMany });
    expect(site.heard).toHaveLength(1);
  });

  it('says so to a form too, and gives it back with its text', async () => {
    const { person } = await crowded(0);
    const body = new URLSearchParams({ id: randomUUID(), text: 'belum terkirim' });
    const headers = { 'sec-fetch-site': 'same-origin' };
    const refused = await person.ask('/chat/messages', { method: 'POST', body, headers });
    const page = await refused.text();
    expect(refused.status).toBe(429);
    expect(page).toContain('>belum terkirim</textarea>');
    expect(page).toContain(texts.web.tooMany);
  });
});
