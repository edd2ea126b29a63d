import { expect, it, onTestFinished, vi } from 'vitest';
import { type TelegramRig, telegramRig, type Way } from './telegram-rig.ts';

async function rigged(way: Way): Promise<TelegramRig> {
  const rig = await telegramRig(way);
  onTestFinished(rig.stop);
  return rig;
}

/** Waits until the channel says that this is wrong, or nothing. */
const isIn = (rig: TelegramRig, trouble: string | undefined) =>
  vi.waitFor(() => {
    expect(rig.states).not.toEqual([]);
    expect(rig.states.at(-1)).toBe(trouble);
  });

async function isHeard(rig: TelegramRig, text: string): Promise<void> {
  rig.person.says(text);
  await vi.waitFor(() => expect(rig.heard.at(-1)?.text).toBe(text));
}

it.each([
  ['a failing server', { code: 502 }, 'unreachable'],
  ['a call that is cut off', { cut: 'before' }, 'unreachable'],
  ['a token taken back', { code: 401 }, 'token-wrong'],
  ['a second poller', { code: 409 }, 'second-poller'],
] as const)('polling goes on after %s, and says what was wrong', async (_, fault, trouble) => {
  const rig = await rigged('polling');
  rig.api.fail({ method: 'getUpdates', ...fault, times: 2 });
  await isHeard(rig, 'satu');
  await vi.waitUntil(() => rig.states.filter((state) => state === trouble).length === 2);
  await isHeard(rig, 'dua');
  await isIn(rig, undefined);
  expect(rig.heard).toHaveLength(2);
});

it('what was lost on the way from Telegram comes again', async () => {
  const rig = await rigged('polling');
  const lost = rig.api.fail({ method: 'getUpdates', cut: 'after' });
  await isHeard(rig, 'satu');
  await isHeard(rig, 'dua');
  expect(lost.hits()).toBe(1);
  expect(rig.heard.map(({ text }) => text)).toEqual(['satu', 'dua']);
});

it('a webhook that somebody else has set since is left alone and told of', async () => {
  const rig = await rigged('webhook');
  await isIn(rig, undefined);
  const other = 'http://127.0.0.1:9/';
  await fetch(`${rig.api.root}/bot${rig.side.token}/setWebhook?url=${encodeURIComponent(other)}`, { method: 'POST' });
  await isIn(rig, 'webhook-elsewhere');
  expect(rig.side.webhook.url).toBe(other);
});

it('updates that could not be brought of late are told of until all are through', async () => {
  const rig = await rigged('webhook');
  rig.state.failing = true;
  rig.person.says('halo');
  await isIn(rig, 'webhook-failing');
  rig.state.failing = false;
  await isIn(rig, undefined);
  expect(rig.heard.map(({ text }) => text)).toEqual(['halo']);
});

it('a stop ends also what waits for Telegram', async () => {
  const rig = await rigged('polling');
  await rig.api.down();
  await isIn(rig, 'unreachable');
  await rig.channel.stop();
});
