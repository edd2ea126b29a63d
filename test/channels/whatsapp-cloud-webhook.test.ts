import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactOf, escaped, messageOf, signed, statusOf, webhookBody } from '../graph-api/index.ts';
import { type CloudRig, cloudRig, KNOWN, SITI, VERIFY } from './whatsapp-cloud-rig.ts';

let rig: CloudRig;
beforeEach(async () => {
  rig = await cloudRig();
});
afterEach(() => rig.stop());

const siti = { phone: SITI, name: 'Siti', id: SITI, away: false, shown: [], lately: [] };
const said = (text: string, id = 'wamid.1') => messageOf(siti, id, Date.now(), { type: 'text', text: { body: text } });
const value = (...messages: unknown[]) => ({ contacts: [contactOf(siti)], messages });

/** Posts these bytes, signed with our secret unless told otherwise; resolves to the status. */
async function post(bytes: string | Buffer, signature: string | null = signed(KNOWN.secret, bytes)): Promise<number> {
  const headers = {
    'content-type': 'application/json',
    ...(signature !== null && { 'x-hub-signature-256': signature }),
  };
  return (await fetch(rig.url, { method: 'POST', headers, body: bytes as never })).status;
}

const bodyWith = (text: string) => webhookBody(KNOWN.phoneId, value(said(text)));
const WORDS = 'Bu "Siti" — 👷🏽 a/b\nbaris dua';

describe('the signature is over the bytes as they came', () => {
  it.each([
    ['in UTF-8', JSON.stringify(bodyWith(WORDS))],
    ['escaped', escaped(bodyWith(WORDS))],
    ['with blanks', JSON.stringify(bodyWith(WORDS), null, 2)],
  ])('%s', async (_, bytes) => {
    expect(await post(bytes)).toBe(200);
    expect(rig.heard[0]?.text).toBe(WORDS);
  });

  it('in capital letters', async () => {
    const bytes = JSON.stringify(bodyWith('halo'));
    const digest = signed(KNOWN.secret, bytes).slice('sha256='.length);
    expect(await post(bytes, `sha256=${digest.toUpperCase()}`)).toBe(200);
  });

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['one by another secret', signed('lain', JSON.stringify(bodyWith('halo')))],
    ['one of the same words otherwise written', signed(KNOWN.secret, escaped(bodyWith('halo — lagi')))],
    ['one without its kind', signed(KNOWN.secret, JSON.stringify(bodyWith('halo'))).slice('sha256='.length)],
    ['one that is cut off', signed(KNOWN.secret, JSON.stringify(bodyWith('halo'))).slice(0, -1)],
  ])('and nobody with %s is listened to', async (_, signature) => {
    expect(await post(JSON.stringify(bodyWith('halo')), signature)).toBe(401);
    expect(rig.heard).toEqual([]);
  });
});

it('a wrong signature is told of once, until a right one comes', async () => {
  const bytes = JSON.stringify(bodyWith('halo'));
  for (const secret of ['lain', 'lain', KNOWN.secret, 'lain']) await post(bytes, signed(secret, bytes));
  expect(rig.ignored).toEqual(['unsigned', 'unsigned']);
});

describe('the address is entered at Meta', () => {
  const enter = async (query: Record<string, string>) => {
    const response = await fetch(`${rig.url}?${new URLSearchParams(query)}`);
    return { status: response.status, text: await response.text() };
  };
  const whole = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '1158201444' };

  it('with our word, which its challenge answers', async () => {
    expect(await enter(whole)).toEqual({ status: 200, text: '1158201444' });
  });

  it.each([
    ['another word', { ...whole, 'hub.verify_token': 'lain' }],
    ['no word', { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444' }],
    ['another mode', { ...whole, 'hub.mode': 'unsubscribe' }],
  ])('and not with %s', async (_, query) => {
    expect(await enter(query)).toEqual({ status: 403, text: '' });
  });
});

it('more than 4 MB at once is not read', async () => {
  expect(await post('x'.repeat(4 * 1_024 * 1_024 + 1))).toBe(413);
});

describe('a body with much in it', () => {
  it('is heard whole and in its order', async () => {
    const one = webhookBody(KNOWN.phoneId, value(said('satu', 'a'), said('dua', 'b')), value(said('tiga', 'c')));
    const other = webhookBody(KNOWN.phoneId, value(said('empat', 'd')));
    const statuses = webhookBody(KNOWN.phoneId, {
      statuses: [statusOf(siti, { id: 'w', tag: '7' }, 0, { status: 'sent' })],
    });
    const entry = [one, other, statuses].flatMap((body) => body.entry);
    expect(await post(JSON.stringify({ object: 'whatsapp_business_account', entry }))).toBe(200);
    expect(rig.heard.map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga', 'empat']);
    expect(rig.receipts).toEqual([{ row: 7, status: 'sent' }]);
  });

  it('loses nothing by what cannot be read beside it', async () => {
    const messages = [null, 7, { id: 'a' }, said('satu', 'b'), { id: 'c', type: 'text' }, said('dua', 'd')];
    const statuses = [null, { id: 'x' }, statusOf(siti, { id: 'w', tag: '7' }, 0, { status: 'read' })];
    const whole = webhookBody(KNOWN.phoneId, { contacts: [null, contactOf(siti)], messages, statuses });
    const entry = [null, { changes: [null, {}, { field: 'messages', value: {} }] }, ...(whole.entry as object[])];
    expect(await post(JSON.stringify({ entry, new_field: 1 }))).toBe(200);
    expect(rig.heard.map(({ text }) => text ?? null)).toEqual(['satu', null, 'dua']);
    expect(rig.receipts).toEqual([{ row: 7, status: 'read' }]);
    expect(rig.state.unreadable).toBe(9);
  });

  it.each(['', 'halo', '7', 'null', '[]', '{}', '{"entry":{}}'])('that is %j is taken and counted', async (bytes) => {
    expect(await post(bytes)).toBe(200);
    expect(rig.state).toMatchObject({ unreadable: 1, tries: 0 });
  });

  it('tells nothing of another number, and nothing of what we did not ask for', async () => {
    expect(await post(JSON.stringify(webhookBody('1', value(said('halo')))))).toBe(200);
    const update = { field: 'account_update', value: { event: 'VERIFIED_ACCOUNT' } };
    expect(await post(JSON.stringify({ entry: [{ id: '1', changes: [update] }] }))).toBe(200);
    expect(rig.state).toMatchObject({ unreadable: 0, tries: 0 });
    expect(rig.ignored).toEqual(['other-number']);
  });

  it('takes what others send along with their messages for none of our rows', async () => {
    const statuses = ['9999999999', '2147483648', '-7', '7x', 'order 7'].map((tag) =>
      statusOf(siti, { id: 'w', tag }, 0, { status: 'read' }),
    );
    expect(await post(JSON.stringify(webhookBody(KNOWN.phoneId, { statuses })))).toBe(200);
    expect(rig.receipts).toEqual([]);
  });
});

describe('what could not be stored is brought again', () => {
  it('a message', async () => {
    rig.state.failing = true;
    expect(await post(JSON.stringify(bodyWith('halo')))).toBe(500);
    rig.state.failing = false;
    expect(await post(JSON.stringify(bodyWith('halo')))).toBe(200);
    expect(rig.heard).toHaveLength(1);
  });

  it('what became of one', async () => {
    rig.state.failing = true;
    const statuses = [statusOf(siti, { id: 'w', tag: '7' }, 0, { status: 'sent' })];
    expect(await post(JSON.stringify(webhookBody(KNOWN.phoneId, { statuses })))).toBe(500);
  });

  it('and all of it is tried, whatever fails', async () => {
    rig.state.failing = true;
    expect(await post(JSON.stringify(webhookBody(KNOWN.phoneId, value(said('a', 'a'), said('b', 'b')))))).toBe(500);
    expect(rig.state.tries).toBe(2);
  });

  it('what comes while we stop', async () => {
    await rig.channel.stop();
    expect(await post(JSON.stringify(bodyWith('halo')))).toBe(500);
    expect(rig.heard).toEqual([]);
  });
});
