import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type GraphApi, openGraphApi, signed } from './index.ts';

const KNOWN = { token: 'EAAG-uji', phoneId: '106540352242922', secret: 'rahasia-uji' };
const SITI = '6284000000001';

let meta: GraphApi;
let server: Server;
let got: { signature: string; text: string }[];
let answers: number[];
beforeEach(async () => {
  meta = await openGraphApi(KNOWN);
  got = [];
  answers = [];
  server = createServer((request, response) => {
    const query = new URL(request.url!, 'http://here').searchParams;
    if (request.method === 'GET')
      return void response
        .writeHead(query.get('hub.verify_token') === 'kata' ? 200 : 403)
        .end(query.get('hub.challenge'));
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk;
    });
    request.on('end', () => {
      got.push({ signature: String(request.headers['x-hub-signature-256']), text });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await meta.stop();
  server.close();
});

const subscribe = (word = 'kata') =>
  meta.hook.subscribe(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, word);

it('enters an address only when it echoes the challenge', async () => {
  expect(await subscribe('lain')).toBe(false);
  expect(await subscribe()).toBe(true);
});

it('signs the bytes that it brings, with everything beyond ASCII escaped', async () => {
  await subscribe();
  await meta.person({ phone: SITI }).says('Bu Siti — 👷🏽 a/b');
  const [{ signature, text }] = got as [(typeof got)[0]];
  expect(signature).toBe(signed(KNOWN.secret, text));
  expect(text).toMatch(/^[\x20-\x7e]*$/);
  expect(text).toContain('\\u2014');
  expect(text).toContain('a\\/b');
  expect(JSON.parse(text).entry[0].changes[0].value.messages[0].text.body).toBe('Bu Siti — 👷🏽 a/b');
});

it('brings again what was not taken, the same bytes each time', async () => {
  await subscribe();
  answers = [500, 404];
  expect(await meta.hook.bring({ entry: [] })).toEqual([500, 404, 200]);
  expect(new Set(got.map(({ text }) => text)).size).toBe(1);
});

it('reports what became of a message in any order that is asked for', async () => {
  await subscribe();
  const person = meta.person({ phone: SITI });
  await person.says('halo');
  meta.report.statuses = [{ status: 'read' }, { status: 'failed', code: 131026 }];
  await fetch(`${meta.root}/v25.0/${KNOWN.phoneId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${KNOWN.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ messaging_product: 'whatsapp', to: SITI, type: 'text', text: { body: 'a' } },
      biz_opaque_callback_data: '7',
    }),
  });
  await meta.hook.idle();
  const statuses = got.flatMap(({ text }) => JSON.parse(text).entry[0].changes[0].value.statuses ?? []);
  expect(statuses).toHaveLength(2);
  expect(statuses).toContainEqual(expect.objectContaining({ status: 'read', biz_opaque_callback_data: '7' }));
  expect(statuses).toContainEqual(expect.objectContaining({ errors: [expect.objectContaining({ code: 131026 })] }));
});
