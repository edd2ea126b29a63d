import { Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, rig, token } from './rig.ts';

async function talking(now?: () => number) {
  const all = await rig(now ? { now } : {});
  const siti = all.side.person(55);
  siti.says('halo');
  return { ...all, siti };
}

describe('a fault', () => {
  it('meets the next calls of its method, as often as it says', async () => {
    const { server, api, siti } = await talking();
    const fault = server.fail({ method: 'sendMessage', code: 500, times: 2 });
    await api.getMe();
    expect(fault.hits()).toBe(0);
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('500 Internal Server Error');
    expect(await refusal(api.sendMessage(55, 'b'))).toBe('500 Internal Server Error');
    await api.sendMessage(55, 'c');
    expect(fault.hits()).toBe(2);
    expect(siti.sees()).toMatchObject([{ text: 'c' }]);
  });

  it('may be for one chat only, for ever, until it is ended', async () => {
    const { server, side, api } = await talking();
    side.person(56).says('halo');
    const fault = server.fail({ chat: 55, code: 403, times: Number.POSITIVE_INFINITY });
    await api.sendMessage(56, 'a');
    for (const text of ['a', 'b', 'c'])
      expect(await refusal(api.sendMessage(55, text))).toBe('403 Forbidden: bot was blocked by the user');
    fault.end();
    await api.sendMessage(55, 'a');
    expect(fault.hits()).toBe(3);
  });

  it('may leave it to chance', async () => {
    const { server, api } = await talking();
    const dice = [0.9, 0.1, 0.9];
    server.fail({ code: 502, times: 9, chance: 0.5, random: () => dice.shift()! });
    const outcomes = [];
    for (const _ of [1, 2, 3]) outcomes.push(await refusal(api.getMe()));
    expect(outcomes).toEqual(['not refused', '502 Bad Gateway', 'not refused']);
  });

  it('may say in its own words what went wrong, or where the group went', async () => {
    const { server, api, raw } = await talking();
    server.fail({ code: 400, description: 'Bad Request: apa saja' });
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('400 Bad Request: apa saja');
    server.fail({ code: 400, migrateTo: -1009 });
    expect((await raw('sendMessage', { chat_id: 55, text: 'a' })).parameters).toEqual({ migrate_to_chat_id: -1009 });
  });

  it('may be a slow answer to a call that is done', async () => {
    const { server, api, siti } = await talking();
    server.fail({ slowMs: 120 });
    const began = performance.now();
    const sent = api.sendMessage(55, 'a');
    await expect.poll(() => siti.sees().length, { interval: 5, timeout: 90 }).toBe(1);
    await sent;
    expect(performance.now() - began).toBeGreaterThan(115);
  });

  it('may make a call wait before it is done', async () => {
    const { server, side, api, siti } = await talking();
    server.fail({ slowMs: 100, before: true });
    const sent = api.sendMessage(55, 'a');
    await side.waitFor('sendMessage', undefined, 50).catch(() => undefined);
    expect(siti.sees()).toEqual([]);
    await sent;
    expect(siti.sees()).toHaveLength(1);
  });

  it.each([
    ['cut before the call', { cut: 'before' }, 0],
    ['cut after it', { cut: 'after' }, 1],
    ['cut in the middle of the answer', { half: true }, 1],
  ] as const)('may be a connection %s', async (_, fault, done) => {
    const { server, side, siti } = await talking();
    // grammY hears of half an answer only by its own timeout (500 s unless set).
    const api = new Api(token, { apiRoot: server.root, timeoutSeconds: 1 });
    server.fail(fault);
    await expect(api.sendMessage(55, 'a')).rejects.toThrow(/Network request|timed out/);
    expect(siti.sees()).toHaveLength(done);
    expect(side.calls.map(({ ok, fault: met }) => [ok, met])).toEqual([
      [done === 1, 'cut' in fault ? `cut ${fault.cut}` : 'half'],
    ]);
    await api.sendMessage(55, 'b');
  });

  it('sends half of the body and then nothing', async () => {
    const { server } = await talking();
    server.fail({ half: true });
    const response = await fetch(`${server.root}/bot${token}/getMe`);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });
});

describe('a 429 with retry_after', () => {
  it('bans the whole bot to the second, but not its polling', async () => {
    let now = 1_000_000_000;
    const { server, side, api, raw } = await talking(() => now);
    server.fail({ method: 'sendMessage', code: 429, retryAfter: 3 });
    expect(await raw('sendMessage', { chat_id: 55, text: 'a' })).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 3',
      parameters: { retry_after: 3 },
    });
    expect(side.tooEarly).toBe(0);
    now += 1500;
    expect(await refusal(api.getMe())).toBe('429 Too Many Requests: retry after 2');
    expect(await api.getUpdates()).toHaveLength(1);
    expect(side.tooEarly).toBe(1);
    now += 1500;
    await api.sendMessage(55, 'a');
    expect(side.tooEarly).toBe(1);
  });

  it('is for one bot, not for another', async () => {
    const { server, side, api } = await talking();
    const other = server.addBot('2002:TEST-B');
    server.fail({ code: 429, retryAfter: 60 });
    await refusal(api.getMe());
    const answer = await fetch(`${server.root}/bot2002:TEST-B/getMe`);
    expect([answer.status, other.tooEarly, side.tooEarly]).toEqual([200, 0, 0]);
  });
});

describe('the pace', () => {
  it('is not limited unless asked for, then by chat and over all', async () => {
    let now = 1_000_000_000;
    const { server, side, api } = await talking(() => now);
    side.person(56).says('halo');
    for (const text of ['a', 'b', 'c', 'd']) await api.sendMessage(55, text);
    server.pace = { perChat: 1, perSecond: 2 };
    const flood = '429 Too Many Requests: retry after 1';
    await api.sendMessage(55, 'a');
    expect(await refusal(api.sendMessage(55, 'b'))).toBe(flood);
    await api.sendMessage(56, 'a');
    side.person(57).says('halo');
    expect(await refusal(api.sendMessage(57, 'a'))).toBe(flood);
    now += 1000;
    await api.sendMessage(57, 'a');
    expect(side.tooEarly).toBe(0);
  });
});
