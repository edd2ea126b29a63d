import { InlineKeyboard, Keyboard } from 'grammy';
import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { type Kind, openBotApi, type PersonSide } from './index.ts';
import { rig } from './rig.ts';

async function met() {
  const all = await rig();
  const siti = all.side.person(55, { first_name: 'Siti', phone: '6281200000055', username: 'siti' });
  siti.says('halo');
  const last = async (): Promise<Update> => (await all.api.getUpdates({ offset: -1 }))[0]!;
  return { ...all, siti, last };
}

describe('what a person does', () => {
  it('carries who she is, but not her phone', async () => {
    const { last } = await met();
    const { message } = await last();
    expect(message).toMatchObject({ from: { id: 55, is_bot: false, first_name: 'Siti' }, chat: { username: 'siti' } });
    expect(JSON.stringify(message)).not.toContain('6281200000055');
  });

  it('marks commands in a text, and takes what the test adds', async () => {
    const { siti, last } = await met();
    siti.says('/start KODE', { has_protected_content: true });
    expect(await last()).toMatchObject({
      message: { entities: [{ type: 'bot_command', offset: 0, length: 6 }], has_protected_content: true },
    });
    siti.says('1/2');
    expect((await last()).message!.entities).toBeUndefined();
    expect(() => siti.says('a'.repeat(4097))).toThrow('1 to 4096');
  });

  it('is a tap on the newest message that has the button', async () => {
    const { api, siti, last } = await met();
    const button = (data: string) => ({ reply_markup: new InlineKeyboard().text('Ya', data) });
    await api.sendMessage(55, 'a', button('old'));
    const newer = await api.sendMessage(55, 'b', button('new'));
    await api.sendMessage(55, 'c', { reply_markup: new InlineKeyboard().url('Situs', 'https://contoh.id') });
    siti.taps('Ya');
    expect((await last()).callback_query).toMatchObject({ data: 'new', message: { message_id: newer.message_id } });
    expect(() => siti.taps('Situs')).toThrow('asks the bot nothing');
    expect(() => siti.taps('Tidak')).toThrow('no button "Tidak" is visible');
  });

  it('is a key of the keyboard that is open', async () => {
    const { api, siti, last } = await met();
    expect(() => siti.presses('Ya')).toThrow('no key "Ya" is open');
    const reply_markup = new Keyboard().text('Ya').requestContact('Nomor').requestLocation('Tempat').oneTime();
    const open = () => api.sendMessage(55, 'a', { reply_markup });
    await open();
    expect(siti.sees()).toMatchObject([{ keyboard: [['Ya', 'Nomor', 'Tempat']], buttons: [] }]);
    siti.presses('Ya');
    expect((await last()).message!.text).toBe('Ya');
    expect(siti.sees()[0]!.keyboard).toBeUndefined();
    await open();
    siti.presses('Nomor');
    expect((await last()).message!.contact).toEqual({ phone_number: '6281200000055', first_name: 'Siti', user_id: 55 });
    await open();
    siti.presses('Tempat');
    expect((await last()).message!.location).toMatchObject({ latitude: expect.any(Number) });
  });

  it('leaves a keyboard open until the bot removes it or deletes its message', async () => {
    const { api, siti } = await met();
    const keyed = { reply_markup: new Keyboard().text('Ya') };
    await api.sendMessage(55, 'a', keyed);
    await api.sendMessage(55, 'b');
    expect(siti.sees().map(({ keyboard }) => keyboard)).toEqual([undefined, [['Ya']]]);
    await api.sendMessage(55, 'c', { reply_markup: { remove_keyboard: true } });
    expect(siti.sees().at(-1)!.keyboard).toBeUndefined();
    const { message_id } = await api.sendMessage(55, 'd', keyed);
    await api.deleteMessage(55, message_id);
    expect(siti.sees().at(-1)!.keyboard).toBeUndefined();
  });

  it('is a contact: her own, another user’s or one without Telegram', async () => {
    const { siti, last } = await met();
    const shared = async (own?: boolean | 'unregistered') => {
      siti.sharesContact(own);
      return (await last()).message!.contact;
    };
    expect(await shared()).toMatchObject({ user_id: 55, phone_number: '6281200000055' });
    expect((await shared(false))!.user_id).toBe(56);
    expect(await shared('unregistered')).not.toHaveProperty('user_id');
  });

  const kinds: [Kind, string][] = [
    ...(['photo', 'voice', 'video', 'document', 'sticker', 'location', 'animation', 'video_note'] as const).map(
      (kind): [Kind, string] => [kind, kind],
    ),
    ...(['audio', 'poll', 'venue'] as const).map((kind): [Kind, string] => [kind, kind]),
    ['live_location', 'location'],
  ];
  it.each(kinds)('is a %s', async (kind, field) => {
    const { siti, last } = await met();
    siti.sends(kind, 'ini');
    expect((await last()).message).toMatchObject({ [field]: expect.anything(), caption: 'ini', from: { id: 55 } });
  });

  it('is a forward, or an edit of her own message', async () => {
    const { api, siti, last } = await met();
    siti.forwards('kabar');
    expect((await last()).message).toMatchObject({ text: 'kabar', forward_origin: { type: 'user' } });
    const own = siti.own()[0]!;
    siti.edits(own.id, 'halo!');
    expect(await last()).toMatchObject({
      edited_message: { message_id: own.id, text: 'halo!', edit_date: expect.any(Number) },
    });
    expect(siti.own()[0]).toEqual({ id: own.id, text: 'halo!' });
    const { message_id } = await api.sendMessage(55, 'a');
    expect(() => siti.edits(message_id, 'b')).toThrow('only their own');
  });
});

it('people of a group see the same messages and tap them each for themselves', async () => {
  const { side, api } = await rig();
  const group = side.group(-77);
  group.addsBot(5);
  await api.sendMessage(-77, 'a', { reply_markup: new InlineKeyboard().text('Ya', 'ya') });
  group.taps(6, 'Ya');
  expect((await api.getUpdates({ offset: -1 }))[0]).toMatchObject({
    callback_query: { from: { id: 6 }, message: { chat: { id: -77, type: 'group' } } },
  });
});

it('updates of a bot are numbered alike in every run', async () => {
  const first = async () => {
    const server = await openBotApi();
    const person: PersonSide = server.addBot('1001:TEST-A').person(55);
    const id = person.says('a');
    await server.stop();
    return id;
  };
  expect(await first()).toBe(await first());
});
