import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outbound } from '../../src/message.ts';
import type { Fault } from '../bot-api/index.ts';
import { type TelegramRig, telegramRig } from './telegram-rig.ts';

async function rigged(): Promise<TelegramRig> {
  const rig = await telegramRig('polling');
  onTestFinished(rig.stop);
  rig.person.says('halo');
  return rig;
}

const message = (text: string, id = '1'): Outbound => ({ id, text, choices: [] });

const textsOf = ({ person }: TelegramRig): string[] => person.sees().map(({ text }) => text);

describe('a text of several parts', () => {
  const long = Array.from({ length: 10 }, (_, at) => `${at} ${'kata '.repeat(200)}`).join('\n\n');
  const buttons = [{ id: 'yes', label: 'Ya' }];

  it.each<[string, Fault]>([
    ['a failing server', { code: 500 }],
    ['a cut before', { cut: 'before' }],
    ['a 429', { code: 429, retryAfter: 0 }],
  ])('that %s breaks off goes on with what is left, buttons under the last', async (_, fault) => {
    const rig = await rigged();
    const whole = { ...message(long), choices: buttons };
    const second = rig.api.fail({ method: 'sendMessage', ...fault, chance: 0.5, random: onThe(2) });
    expect(await rig.channel.send('55', whole)).toMatchObject({ ok: false, retry: true });
    expect(second.hits()).toBe(1);
    expect(textsOf(rig)).toHaveLength(1);
    expect(await rig.channel.send('55', whole)).toMatchObject({ ok: true });
    expect(textsOf(rig).join(' ').split(/\s+/)).toEqual(long.trim().split(/\s+/));
    expect(rig.person.sees().map(({ buttons: shown }) => shown.flat())).toEqual([[], [], ['Ya']]);
  });
});

/** A chance that meets only the `nth` call. */
function onThe(nth: number): () => number {
  let calls = 0;
  return () => {
    calls += 1;
    return calls === nth ? 0 : 1;
  };
}

describe('stars', () => {
  it.each([
    ['*Siti Uji* aktif', 'Siti Uji aktif', [[0, 8]]],
    [
      '👷🏽 *Rp42.000.000* dan *Pasal 34*',
      '👷🏽 Rp42.000.000 dan Pasal 34',
      [
        [5, 12],
        [22, 8],
      ],
    ],
    ['NIK ************0001', 'NIK ************0001', []],
    ['NIK ************0001, *aktif*', 'NIK ************0001, aktif', [[22, 5]]],
    ['2*3* 4', '2*3* 4', []],
    ['2*3*4 dan * ini * dan **', '2*3*4 dan * ini * dan **', []],
    ['*dua\nbaris*', '*dua\nbaris*', []],
  ])('%j', async (written, shown, bold) => {
    const rig = await rigged();
    await rig.channel.send('55', message(written));
    const { params } = await rig.side.waitFor('sendMessage');
    expect(params.text).toBe(shown);
    expect(params.entities).toEqual(bold.map(([offset, length]) => ({ type: 'bold', offset, length })));
  });
});
