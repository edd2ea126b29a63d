import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { telegramWords } from '../../src/app/telegram.ts';
import type { Day } from '../../src/domain/day.ts';
import { hear } from '../../src/language/hear.ts';
import { type TelegramRig, TOKEN, telegramRig } from './telegram-rig.ts';

async function rigged(): Promise<TelegramRig> {
  const rig = await telegramRig('polling');
  onTestFinished(rig.stop);
  return rig;
}

const heardNext = (rig: TelegramRig) => vi.waitFor(() => rig.heard.at(0) ?? expect.fail('nothing heard yet'));

/** Acts, and resolves to all that was heard once a last word has come through too. */
async function heardOf(rig: TelegramRig, act: () => unknown): Promise<object[]> {
  const before = rig.heard.length;
  act();
  rig.person.says('selesai');
  await vi.waitFor(() => expect(rig.heard.slice(before).at(-1)).toMatchObject({ chat: '55', text: 'selesai' }));
  return rig.heard.slice(before, -1).map(({ channel: _channel, chat: _chat, id: _id, ...content }) => content);
}

describe('the commands of the bot', () => {
  const meant: Record<string, object> = {
    menu: { command: 'menu' },
    cek: { topic: 'check' },
    status: { topic: 'claimStatus' },
    berkas: { topic: 'claimPapers' },
    jkk: { topic: 'jkk' },
    jkm: { topic: 'jkm' },
    ingatkan: { topic: 'remind' },
    datasaya: { topic: 'data' },
    petugas: { topic: 'officer' },
    bantuan: { command: 'help' },
  };

  it.each(telegramWords.commands)('/$command is understood as what its name says', ({ command }) => {
    expect(meant).toHaveProperty(command);
    expect(hear({ text: `/${command}` }, [], '2026-11-23' as Day)).toMatchObject(meant[command]!);
  });

  it('are shown to whoever is alone with it', async () => {
    const { side } = await rigged();
    const { params } = await side.waitFor('setMyCommands');
    expect(params).toMatchObject({ scope: { type: 'all_private_chats' }, commands: [{ command: 'menu' }] });
  });

  it.each([
    ['/start A3CDE4FHJK', '/start A3CDE4FHJK'],
    ['/cek@uji_1001_bot', '/cek'],
    ['/START  a3cde-4fhjk', '/START  a3cde-4fhjk'],
  ])('%s is heard as %s', async (said, text) => {
    const rig = await rigged();
    expect(await heardOf(rig, () => rig.person.says(said))).toEqual([{ text }]);
  });
});

describe('what people send', () => {
  it.each([
    ['photo', 'photo'],
    ['voice', 'voice'],
    ['audio', 'voice'],
    ['video', 'video'],
    ['video_note', 'video'],
    ['animation', 'video'],
    ['document', 'document'],
    ['sticker', 'sticker'],
    ['location', 'location'],
    ['live_location', 'location'],
    ['venue', 'location'],
    ['poll', 'other'],
  ] as const)('%s is heard as %s', async (kind, media) => {
    const rig = await rigged();
    expect(await heardOf(rig, () => rig.person.sends(kind))).toEqual([{ media }]);
  });

  it('is its caption where there is one, and never the words of somebody else', async () => {
    const rig = await rigged();
    const acts = () => {
      rig.person.sends('photo', 'cek kepesertaan');
      rig.person.forwards('nomor orang lain');
    };
    expect(await heardOf(rig, acts)).toEqual([{ text: 'cek kepesertaan' }, { media: 'forward' }]);
  });

  it.each([
    ['her own contact is vouched for', true, true],
    ['that of another user is not', false, false],
    ['that of somebody without Telegram is not', 'unregistered', false],
  ] as const)('%s', async (_, whose, own) => {
    const rig = await rigged();
    const phone = own ? '+628120000055' : '+6281299990000';
    expect(await heardOf(rig, () => rig.person.sharesContact(whose))).toEqual([{ contact: { phone, own } }]);
  });

  it('is not heard again when it is edited, and notes of the platform never are', async () => {
    const rig = await rigged();
    await heardOf(rig, () => rig.person.says('halo'));
    const chat = { id: 55, type: 'private' };
    const acts = () => {
      rig.person.edits(rig.person.own()[0]!.id, 'halo lagi');
      rig.side.push({ message: { message_id: 800, date: 1, chat, message_auto_delete_timer_changed: {} } });
      rig.side.push({ message: { message_id: 801, date: 1, chat, pinned_message: {} } });
    };
    expect(await heardOf(rig, acts)).toEqual([]);
  });
});

it('the channel is known by the bot it belongs to: two bots may count their updates alike', async () => {
  const rig = await rigged();
  rig.person.says('halo');
  expect((await heardNext(rig)).id).toMatch(new RegExp(`^${TOKEN.split(':')[0]}:\\d+$`));
});
