import { run } from '@grammyjs/runner';
import { Bot } from 'grammy';
import { describe, expect, it } from 'vitest';
import { pause, refusal, rig, token, until } from './rig.ts';

const ids = (updates: { update_id: number }[]) => updates.map(({ update_id }) => update_id);

describe('getUpdates', () => {
  it('repeats what no offset has confirmed, in order of rising ids', async () => {
    const { side, api } = await rig();
    const sent = ['a', 'b', 'c'].map((text) => side.person(55).says(text));
    expect(sent).toEqual([sent[0]!, sent[0]! + 1, sent[0]! + 2]);
    expect(ids(await api.getUpdates())).toEqual(sent);
    expect(ids(await api.getUpdates({ limit: 2 }))).toEqual(sent.slice(0, 2));
    expect(ids(await api.getUpdates({ offset: sent[1]! }))).toEqual(sent.slice(1));
    expect(ids(await api.getUpdates())).toEqual(sent.slice(1));
    expect(side.queued()).toBe(2);
    expect(await api.getUpdates({ offset: sent[2]! + 1 })).toEqual([]);
    expect(side.queued()).toBe(0);
  });

  it('forgets all but the last with a negative offset', async () => {
    const { side, api } = await rig();
    const sent = ['a', 'b', 'c'].map((text) => side.person(55).says(text));
    expect(ids(await api.getUpdates({ offset: -2 }))).toEqual(sent.slice(1));
    expect(ids(await api.getUpdates({ offset: -9 }))).toEqual(sent.slice(1));
    expect(side.queued()).toBe(2);
  });

  it('is held open until there is something, or its time is over', async () => {
    const { side, api } = await rig();
    const began = performance.now();
    expect(await api.getUpdates({ timeout: 1 })).toEqual([]);
    expect(performance.now() - began).toBeGreaterThan(950);
    const open = api.getUpdates({ timeout: 20 });
    await pause(30);
    const id = side.person(55).says('a');
    expect(ids(await open)).toEqual([id]);
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('gives the kinds that were asked for last, and by default not chat_member', async () => {
    const { side, api } = await rig();
    await api.getUpdates({ allowed_updates: ['my_chat_member'] });
    const siti = side.person(55);
    siti.says('a');
    const blocked = siti.blocks();
    expect(ids(await api.getUpdates())).toEqual([blocked]);
    await api.getUpdates({ offset: blocked + 1, allowed_updates: [] });
    siti.unblocks();
    siti.says('a');
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['my_chat_member', 'message']);
  });

  it('by a second poller ends the first with a conflict', async () => {
    const { side, api } = await rig();
    const first = refusal(api.getUpdates({ timeout: 20 }));
    await side.waitFor('getUpdates');
    const second = api.getUpdates({ timeout: 20 });
    expect(await first).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    const id = side.person(55).says('a');
    expect(ids(await second)).toEqual([id]);
  });

  it('loses nothing to a poller that hung up', async () => {
    const { server, side, api } = await rig();
    const ending = new AbortController();
    const { signal } = ending;
    const first = fetch(`${server.root}/bot${token}/getUpdates?timeout=20`, { signal }).catch(() => 'hung up');
    await side.waitFor('getUpdates');
    ending.abort();
    expect(await first).toBe('hung up');
    await pause(30);
    const id = side.person(55).says('a');
    expect(ids(await api.getUpdates())).toEqual([id]);
  });

  it('and a webhook exclude each other', async () => {
    const { side, api, server } = await rig();
    const open = refusal(api.getUpdates({ timeout: 20 }));
    await side.waitFor('getUpdates');
    await api.setWebhook(`${server.root}/nowhere`);
    expect(await open).toBe('409 Conflict: terminated by setWebhook request');
    expect(await refusal(api.getUpdates())).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook();
    expect(await api.getUpdates()).toEqual([]);
  });

  it('ends with the server', async () => {
    const { side, api, server } = await rig();
    const open = api.getUpdates({ timeout: 20 }).catch(() => 'ended');
    await side.waitFor('getUpdates');
    await server.stop();
    expect(await open).toBe('ended');
  });
});

describe('unruly polling', () => {
  it.each(['bot.start', 'runner'])(
    'gives everything at least twice and mixed to %s, and loses nothing',
    async (way) => {
      const { server, side } = await rig();
      let seed = 7;
      const shuffle = () => {
        seed = (seed * 16807) % 2147483647;
        return seed / 2147483647;
      };
      side.redeliver = { twice: true, shuffle };
      const bot = new Bot(token, { client: { apiRoot: server.root } });
      const seen: number[] = [];
      bot.use((ctx) => void seen.push(ctx.update.update_id));
      const sent = Array.from({ length: 230 }, (_, at) => side.person(at % 7).says('a'));
      const going = way === 'runner' ? run(bot, { runner: { fetch: { timeout: 1 } } }) : undefined;
      const started = going ? undefined : bot.start({ timeout: 1 });
      await until(() => side.queued() === 0);
      await (going ? going.stop() : bot.stop());
      await started;
      expect([...new Set(seen)].sort()).toEqual(sent);
      expect(seen).not.toEqual(seen.toSorted());
      expect(sent.filter((id) => seen.indexOf(id) === seen.lastIndexOf(id))).toEqual([]);
    },
  );
});
