import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outbound } from '../../src/message.ts';
import type { Fault } from '../bot-api/index.ts';
import { impatient, type TelegramRig, telegramRig } from './telegram-rig.ts';

async function rigged(): Promise<TelegramRig> {
  const rig = await telegramRig('polling');
  onTestFinished(rig.stop);
  rig.person.says('halo');
  return rig;
}

const message = (text: string, id = '1'): Outbound => ({ id, text, choices: [] });

const textsOf = ({ person }: TelegramRig): string[] => person.sees().map(({ text }) => text);

describe('what became of a message is told', () => {
  it.each<[string, Fault, object, shown: number]>([
    ['refused', { code: 400 }, { retry: false, why: 'refused' }, 0],
    [
      'to an unknown chat',
      { code: 400, description: 'Bad Request: chat not found' },
      { retry: false, why: 'unknown-chat' },
      0,
    ],
    ['blocked', { code: 403 }, { retry: false, why: 'blocked' }, 0],
    [
      'to a closed account',
      { code: 403, description: 'Forbidden: user is deactivated' },
      { retry: false, why: 'gone' },
      0,
    ],
    ['by a wrong token', { code: 401 }, { retry: true, why: 'token' }, 0],
    ['too many', { code: 429, retryAfter: 7 }, { retry: true, why: 'throttled', afterMs: 7_000 }, 0],
    ['a failing server', { code: 502 }, { retry: true, why: 'server' }, 0],
    ['cut off on the way', { cut: 'before' }, { retry: true, why: 'no-answer', doubtful: true }, 0],
    ['cut off on the way back', { cut: 'after' }, { retry: true, why: 'no-answer', doubtful: true }, 1],
  ])('%s', async (_, fault, told, shown) => {
    const rig = await rigged();
    rig.api.fail({ method: 'sendMessage', ...fault });
    expect(await rig.channel.send('55', message('a'))).toEqual({ ok: false, ...told });
    expect(textsOf(rig)).toHaveLength(shown);
  });

  it.each<[string, Fault]>([
    ['half an answer', { half: true }],
    ['no answer in time', { slowMs: 5_000 }],
  ])('%s', async (_, fault) => {
    const rig = await rigged();
    rig.api.fail({ method: 'sendMessage', ...fault });
    const doubtful = { ok: false, retry: true, why: 'no-answer', doubtful: true };
    expect(await impatient(rig.api.root)('55', message('a'))).toEqual(doubtful);
    expect(textsOf(rig)).toEqual(['a']);
  });

  it('with the number that Telegram gave it, when it was sent', async () => {
    const rig = await rigged();
    const sent = await rig.channel.send('55', message('a'));
    expect(sent).toEqual({ ok: true, platformId: String(rig.person.sees()[0]!.id) });
  });

  it('also when nothing answers there', async () => {
    const rig = await rigged();
    await rig.api.down();
    const sent = await rig.channel.send('55', message('a'));
    expect(sent).toMatchObject({ ok: false, retry: true });
    await rig.api.up();
    expect(await rig.channel.send('55', message('a'))).toMatchObject({ ok: true });
  });

  it.each(['@kanal', '1e3', '', '99999999999999999999', '5.5'])(
    '%j is no address, and nothing is asked',
    async (to) => {
      const rig = await rigged();
      expect(await rig.channel.send(to, message('a'))).toEqual({ ok: false, retry: false, why: 'unknown-chat' });
      expect(rig.side.calls.filter(({ method }) => method === 'sendMessage')).toEqual([]);
    },
  );
});

it('a group that moved on gets it at its new address, and the move is told of', async () => {
  const rig = await rigged();
  const group = rig.side.group(-100);
  group.addsBot(55);
  const moved = rig.side.group(-100);
  moved.becomesSupergroup(-1_000_000_000_100);
  expect(await rig.channel.send('-100', message('a'))).toMatchObject({ ok: true });
  expect(moved.sees()).toMatchObject([{ text: 'a' }]);
  expect(rig.news).toContainEqual(['moved', '-100', '-1000000000100']);
});
