import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeDue } from '../../src/jobs/remind.ts';
import type { Fault } from '../bot-api/index.ts';
import { begun } from './telegram-caller.ts';
import { type TelegramHome, telegramHome } from './telegram-home.ts';
import { impatient } from './telegram-rig.ts';

const DUES = ['manfaat jkk', 'manfaat jkm', 'bantuan'];

let home: TelegramHome;
beforeAll(async () => {
  home = await telegramHome();
});
beforeEach(() => Object.assign(home.hooks, { storing: async () => {}, working: async () => {} }));
afterAll(() => home.stop());

async function stoppedWhy(chat: number): Promise<string | null> {
  const rows = await home.rows<{ why: string | null }>('SELECT stopped_why AS why FROM chats WHERE address = $1', [
    String(chat),
  ]);
  return rows[0]!.why;
}

const fails = (chat: number, fault: Fault) => home.api.fail({ method: 'sendMessage', chat, ...fault });

describe('a chat that is closed', () => {
  it.each([
    ['Forbidden: bot was blocked by the user', 'blocked'],
    ['Forbidden: user is deactivated', 'gone'],
    ['Forbidden: bot was kicked from the group chat', 'gone'],
  ])('(%s) fails for good and is stopped; who writes again has opened it', async (description, why) => {
    const call = await begun(home);
    fails(call.person.id, { code: 403, description });
    await call.says('bantuan');
    expect(await home.lastOf(call.person.id)).toMatchObject({ status: 'failed', why, attempts: 1 });
    expect(await stoppedWhy(call.person.id)).toBe(why);
    expect(await call.says('manfaat jkm')).toContain('Rp42.000.000');
    expect(await stoppedWhy(call.person.id)).toBeNull();
  });

  it('is stopped and opened by what Telegram tells of it, without a word', async () => {
    const call = await begun(home);
    call.person.blocks();
    await vi.waitUntil(async () => (await stoppedWhy(call.person.id)) === 'blocked');
    call.person.unblocks();
    await vi.waitUntil(async () => (await stoppedWhy(call.person.id)) === null);
  });
});

describe('a reply', () => {
  it.each<[string, Fault, boolean, shown: number]>([
    ['that a failing server did not take is sent again', { code: 502 }, false, 1],
    ['that was cut off before it was sent is sent again, and known as doubtful', { cut: 'before' }, true, 1],
    ['that was cut off after it was sent is sent again, and known as doubtful', { cut: 'after' }, true, 2],
    ['that is slow to be taken is sent once', { slowMs: 300 }, false, 1],
  ])('%s', async (_, fault, doubted, shown) => {
    const call = await begun(home);
    fails(call.person.id, fault);
    const before = call.person.sees().length;
    await call.says('manfaat jkm');
    expect(await home.lastOf(call.person.id)).toMatchObject({
      ...{ status: 'sent', why: null, doubted },
      attempts: 'slowMs' in fault ? 1 : 2,
    });
    expect(call.person.sees()).toHaveLength(before + shown);
  });

  it.each<[string, Fault]>([
    ['half an answer', { half: true }],
    ['no answer in time', { slowMs: 5_000 }],
  ])('with %s is sent again, and known as doubtful', async (_, fault) => {
    const call = await begun(home);
    const bot = home.channels.get('telegram')!;
    home.channels.set('telegram', { ...bot, send: impatient(home.api.root) });
    fails(call.person.id, fault);
    expect(await call.says('manfaat jkm')).toContain('Rp42.000.000');
    home.channels.set('telegram', bot);
    expect(await home.lastOf(call.person.id)).toMatchObject({ status: 'sent', doubted: true, attempts: 2 });
  });

  it('that Telegram refuses has failed, and the next one is sent', async () => {
    const call = await begun(home);
    fails(call.person.id, { code: 400 });
    expect(await call.says('manfaat jkk')).toBe('');
    expect(await home.lastOf(call.person.id)).toMatchObject({ status: 'failed', why: 'refused', attempts: 1 });
    expect(await call.says('manfaat jkm')).toContain('Rp42.000.000');
  });

  it('that has to wait lets no later one of its chat overtake it', async () => {
    const call = await begun(home);
    const before = call.person.sees().length;
    fails(call.person.id, { code: 500 });
    await call.does((one) => DUES.map((words) => one.says(words)));
    await vi.waitUntil(() => call.person.sees().length === before + DUES.length, { timeout: 10_000 });
    const shown = call.person
      .sees()
      .slice(before)
      .map(({ text }) => text);
    for (const [at, words] of ['70.000.000', '42.000.000', 'batal'].entries()) expect(shown[at]).toContain(words);
  });

  it('that was written while the server was gone is shown, in order, once it is back', async () => {
    const calls = [await begun(home), await begun(home)];
    const before = calls.map(({ person }) => person.sees().length);
    const { promise: held, resolve: open } = Promise.withResolvers<void>();
    home.hooks.working = () => held;
    for (const { person } of calls) for (const words of ['manfaat jkk', 'manfaat jkm']) person.says(words);
    await vi.waitUntil(() => home.side.queued() === 0);
    await home.api.down();
    open();
    await vi.waitFor(async () => {
      for (const { person } of calls) expect((await home.lastOf(person.id))?.kind).toBe('reply');
    });
    await home.api.up();
    for (const [at, { person }] of calls.entries()) {
      await vi.waitUntil(() => person.sees().length === before[at]! + 2, { timeout: 15_000 });
      const [first, second] = person.sees().slice(before[at]!);
      expect(first!.text).toContain('70.000.000');
      expect(second!.text).toContain('42.000.000');
      await home.settled(person.id);
      expect(await home.lastOf(person.id)).toMatchObject({ status: 'sent' });
    }
  });
});

it('a reminder that was cut off is not sent again: nobody knows whether it was shown', async () => {
  const call = await begun(home);
  await call.says('ingatkan saya 7 hari lagi');
  await home.db.pool.query('UPDATE reminders SET due_on = due_on - 7');
  const rows = await writeDue(home.db, new Date(), { from: 0, until: 24 * 60 });
  fails(call.person.id, { cut: 'after' });
  const before = call.person.sees().length;
  await home.door.deliver(rows);
  expect(await home.lastOf(call.person.id)).toMatchObject({ kind: 'reminder', status: 'uncertain', why: 'no-answer' });
  await home.door.deliver(rows);
  expect(call.person.sees()).toHaveLength(before + 1);
});
