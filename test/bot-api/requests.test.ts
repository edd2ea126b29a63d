import { describe, expect, it } from 'vitest';
import { rig, token } from './rig.ts';

const get = async (url: string, init?: RequestInit) => {
  const response = await fetch(url, init);
  return [response.status, await response.json()];
};

describe('a request', () => {
  it('with a foreign token is unauthorized', async () => {
    const { server } = await rig();
    const refused = { ok: false, error_code: 401, description: 'Unauthorized' };
    expect(await get(`${server.root}/bot1001:OTHER/getMe`)).toEqual([401, refused]);
  });

  it.each(['/botnonsense/getMe', '/bot1001:/getMe', '/', '/bot1001:TEST-A'])('to %s finds nothing', async (path) => {
    const { server } = await rig();
    const refused = { ok: false, error_code: 404, description: 'Not Found' };
    expect(await get(server.root + path)).toEqual([404, refused]);
  });

  it('for an unknown method says so', async () => {
    const { server } = await rig();
    const refused = { ok: false, error_code: 404, description: 'Not Found: method not found' };
    expect(await get(`${server.root}/bot${token}/sendMesage`)).toEqual([404, refused]);
  });

  it('may name its method in any case and give parameters in the URL, in a form or as JSON', async () => {
    const { server, side } = await rig();
    side.person(55).says('halo');
    const send = `${server.root}/bot${token}/SENDMESSAGE`;
    await fetch(`${send}?chat_id=55&text=url`);
    await fetch(send, { method: 'POST', body: new URLSearchParams({ chat_id: '55', text: 'form' }) });
    const form = new FormData();
    form.set('chat_id', '55');
    form.set('text', 'multi\r\npart');
    await fetch(send, { method: 'POST', body: form });
    const headers = { 'content-type': 'application/json' };
    await fetch(send, { method: 'POST', headers, body: '{"chat_id":"55","text":"json"}' });
    expect(
      side
        .person(55)
        .sees()
        .map(({ text }) => text),
    ).toEqual(['url', 'form', 'multi\r\npart', 'json']);
    expect(side.counts.get('sendMessage')).toBe(4);
  });

  it('with broken JSON is refused and not listed', async () => {
    const { server, side } = await rig();
    const headers = { 'content-type': 'application/json' };
    const answer = await get(`${server.root}/bot${token}/getMe`, { method: 'POST', headers, body: '{"a":' });
    expect(answer[0]).toBe(400);
    expect(side.calls).toEqual([]);
  });

  it('with a misspelt parameter is refused, where Telegram would overlook it', async () => {
    const { side, raw } = await rig();
    side.person(55).says('halo');
    expect(await raw('sendMessage', { chat_id: 55, text: 'a', replyMarkup: {} })).toMatchObject({
      description: 'Bad Request: unknown field "replyMarkup" in sendMessage',
    });
  });
});

describe('the record of calls', () => {
  it('has each call with its parameters and outcome, in order', async () => {
    const { side, raw } = await rig();
    await raw('getMe', {});
    await raw('sendMessage', { chat_id: 55, text: 'a' });
    expect(side.calls).toMatchObject([
      { method: 'getMe', ok: true, result: { id: 1001, is_bot: true, username: 'uji_1001_bot' } },
      { method: 'sendMessage', params: { text: 'a' }, ok: false, error: { code: 400 } },
    ]);
  });

  it('gives a call that was made or is coming, and ends the wait when none comes', async () => {
    const { side, raw } = await rig();
    const coming = side.waitFor('getMe');
    await raw('getMe', {});
    expect(await coming).toBe(await side.waitFor('getMe'));
    await expect(side.waitFor('close', undefined, 20)).rejects.toThrow('no close within 20 ms');
  });

  it('keeps only counts where calls are not kept, and few messages', async () => {
    const { side, raw } = await rig();
    side.person(55).says('halo');
    side.keepCalls = false;
    await Promise.all(Array.from({ length: 60 }, () => raw('sendMessage', { chat_id: 55, text: 'a' })));
    expect(side.calls).toEqual([]);
    expect(side.counts.get('sendMessage')).toBe(60);
    expect(side.person(55).sees().length).toBeLessThanOrEqual(50);
  });
});

describe('the server', () => {
  it('goes down and comes up at the same place with what it knew', async () => {
    const { server, side, raw } = await rig();
    side.person(55).says('halo');
    await server.down();
    await expect(raw('getMe', {})).rejects.toThrow();
    await server.up();
    expect(await raw('sendMessage', { chat_id: 55, text: 'a' })).toMatchObject({ ok: true });
  });
});
