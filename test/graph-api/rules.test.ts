import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GraphApi, openGraphApi } from './index.ts';

const KNOWN = { token: 'EAAG-uji', phoneId: '106540352242922', secret: 'rahasia-uji' };
const SITI = '6284000000001';
const DAY = 86_400_000;

let meta: GraphApi;
let now: number;
beforeEach(async () => {
  now = Date.now();
  meta = await openGraphApi({ ...KNOWN, now: () => now });
  meta.person({ phone: SITI, userId: 'ID.13491208655302741918' }).wroteAgo(0);
  meta.approve({ name: 'kabar', language: 'id', body: 'Kabar: {{1}}. Balas pesan ini.', buttons: ['Menu'] });
});
afterEach(() => meta.stop());

type Asked = { token?: string; path?: string; method?: string };

/** Asks as a client does; resolves to the status and Meta's code, or the id of the message. */
async function ask(message: object, { token = KNOWN.token, path, method = 'POST' }: Asked = {}) {
  const url = `${meta.root}${path ?? `/v25.0/${KNOWN.phoneId}/messages`}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ messaging_product: 'whatsapp', to: SITI, ...message });
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body }) });
  const answer = (await response.json()) as { error?: { code: number }; messages?: { id: string }[] };
  return { status: response.status, code: answer.error?.code, id: answer.messages?.[0]?.id };
}

const textOf = (body: string, more: object = {}) => ({ type: 'text', text: { body }, ...more });
const interactive = (content: object) => ({ type: 'interactive', interactive: content });
const buttons = (titles: string[], text = 'Lanjut?') =>
  interactive({
    type: 'button',
    body: { text },
    action: { buttons: titles.map((title, at) => ({ type: 'reply', reply: { id: `b${at}`, title } })) },
  });
const list = (rows: object[], text = 'Pilih', button = 'Lihat') =>
  interactive({ type: 'list', body: { text }, action: { button, sections: [{ rows }] } });
const rowsOf = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `r${at}`, title: `Baris ${at}` }));
const filled = (words: string[], more: object = {}) => ({
  type: 'template',
  template: {
    name: 'kabar',
    language: { code: 'id' },
    components: [{ type: 'body', parameters: words.map((text) => ({ type: 'text', text })) }],
    ...more,
  },
});

it('takes a text, gives it an id and shows it', async () => {
  const { status, id } = await ask(textOf('halo'));
  expect(status).toBe(200);
  expect(id).toMatch(/^wamid\./);
});

it.each([
  ['a wrong token', textOf('a'), { token: 'EAAG-lain' }, 401, 190],
  ['a number that is not ours', textOf('a'), { path: '/v25.0/1/messages' }, 400, 100],
  ['no version', textOf('a'), { path: `/${KNOWN.phoneId}/messages` }, 400, 100],
  ['another product', textOf('a', { messaging_product: 'sms' }), {}, 400, 100],
  ['an unknown field', textOf('a', { colour: 'red' }), {}, 400, 100],
  ['a number that is none', textOf('a', { to: 'Siti' }), {}, 400, 100],
  ['nobody', textOf('a', { to: undefined }), {}, 400, 100],
  ['a user id in place of a number', textOf('a', { to: 'ID.13491208655302741918' }), {}, 400, 100],
  ['a user id that is none', textOf('a', { to: undefined, recipient: '13491208655302741918' }), {}, 400, 100],
  ['a person who is not there', textOf('a', { to: '6284000000099' }), {}, 400, 131026],
  ['513 signs sent along', textOf('a', { biz_opaque_callback_data: 'x'.repeat(513) }), {}, 400, 100],
  ['an empty text', textOf(''), {}, 400, 100],
  ['4,097 signs', textOf('x'.repeat(4_097)), {}, 400, 100],
  ['four buttons', buttons(['1', '2', '3', '4']), {}, 400, 100],
  ['a button of 21 signs', buttons(['x'.repeat(21)]), {}, 400, 100],
  ['the same button twice', buttons(['Ya', 'Ya']), {}, 400, 100],
  ['1,025 signs over buttons', buttons(['Ya'], 'x'.repeat(1_025)), {}, 400, 100],
  ['eleven rows', list(rowsOf(11)), {}, 400, 100],
  ['a row of 25 signs', list([{ id: 'a', title: 'x'.repeat(25) }]), {}, 400, 100],
  ['73 signs under a row', list([{ id: 'a', title: 'a', description: 'x'.repeat(73) }]), {}, 400, 100],
  ['a row id of 201 signs', list([{ id: 'x'.repeat(201), title: 'a' }]), {}, 400, 100],
  ['the same row twice', list([rowsOf(1)[0]!, rowsOf(1)[0]!]), {}, 400, 100],
  ['4,097 signs over a list', list(rowsOf(1), 'x'.repeat(4_097)), {}, 400, 100],
  ['a list that opens by 21 signs', list(rowsOf(1), 'Pilih', 'x'.repeat(21)), {}, 400, 100],
  ['a template that is unknown', filled(['a'], { name: 'lain' }), {}, 404, 132001],
  ['a template in another language', filled(['a'], { language: { code: 'en' } }), {}, 404, 132001],
  ['a word too many', filled(['a', 'b']), {}, 400, 132000],
  ['a word too few', filled([]), {}, 400, 132000],
  ['a word of two lines', filled(['a\nb']), {}, 400, 132018],
  ['a word with a tab', filled(['a\tb']), {}, 400, 132018],
  ['five blanks in a row', filled(['a     b']), {}, 400, 132018],
  ['a body of more than 1,024 signs', filled(['x'.repeat(1_000)]), {}, 400, 132005],
] as const)('refuses %s', async (_, message, asked, status, code) => {
  expect(await ask(message, asked)).toMatchObject({ status, code });
});

describe('at the edge of what it refuses', () => {
  it.each([
    ['4,096 signs', textOf('x'.repeat(4_096))],
    [
      'three buttons of 20 signs',
      buttons(
        ['a', 'b', 'c'].map((sign) => sign.repeat(20)),
        'x'.repeat(1_024),
      ),
    ],
    ['ten rows', list(rowsOf(10), 'x'.repeat(4_096), 'x'.repeat(20))],
    ['a row of 24 signs', list([{ id: 'x'.repeat(200), title: 'x'.repeat(24), description: 'x'.repeat(72) }])],
    ['four blanks in a row', filled(['a    b'])],
    ['a body of 1,024 signs', filled(['x'.repeat(1_024 - 'Kabar: . Balas pesan ini.'.length)])],
    ['a user id alone', textOf('a', { to: undefined, recipient: 'ID.13491208655302741918' })],
    ['both, of which the number holds', textOf('a', { recipient: 'ID.1' })],
  ])('takes %s', async (_, message) => {
    expect((await ask(message)).status).toBe(200);
  });
});

it('shuts the window 24 hours after the person wrote, and lets templates through', async () => {
  now += DAY - 1;
  expect((await ask(textOf('a'))).status).toBe(200);
  now += 1;
  expect(await ask(textOf('a'))).toMatchObject({ status: 400, code: 131047 });
  expect((await ask(filled(['a']))).status).toBe(200);
});

it('takes 45 messages to one person at once, and one more each six seconds', async () => {
  for (let count = 0; count < 45; count += 1) expect((await ask(textOf('a'))).status).toBe(200);
  expect(await ask(textOf('a'))).toMatchObject({ status: 429, code: 131056 });
  now += 45 * 6_000;
  expect((await ask(textOf('a'))).status).toBe(200);
});

it('answers for a paused template', async () => {
  meta.approve({ name: 'jeda', language: 'id', body: '{{1}} .', buttons: [], state: 'paused' });
  expect(await ask(filled(['a'], { name: 'jeda' }))).toMatchObject({ status: 400, code: 132015 });
});

it('tells of the number who may ask, and nobody else', async () => {
  const path = `/v25.0/${KNOWN.phoneId}?fields=id`;
  expect((await ask({}, { path, method: 'GET' })).status).toBe(200);
  expect(await ask({}, { path, method: 'GET', token: 'lain' })).toMatchObject({ status: 401, code: 190 });
});
