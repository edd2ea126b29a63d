import { InlineKeyboard, Keyboard } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, rig } from './rig.ts';

const hour = 3_600_000;

/** A bot with one sent message under a button, and a clock to move. */
async function sent() {
  let now = Date.UTC(2026, 0, 5);
  const all = await rig({ now: () => now });
  const siti = all.side.person(55);
  siti.says('halo');
  const yes = new InlineKeyboard().text('Ya', 'ya');
  const { message_id: id } = await all.api.sendMessage(55, 'a', { reply_markup: yes });
  const later = (ms: number) => {
    now += ms;
  };
  return { ...all, siti, id, yes, later };
}

describe('an edit', () => {
  it('changes what the person sees, and takes the buttons away unless it brings them', async () => {
    const { api, siti, id, yes } = await sent();
    await api.editMessageText(55, id, 'b', { reply_markup: yes });
    expect(siti.sees()).toEqual([{ id, text: 'b', buttons: [['Ya']] }]);
    expect(await api.editMessageText(55, id, 'c')).toMatchObject({ text: 'c', edit_date: expect.any(Number) });
    expect(siti.sees()).toEqual([{ id, text: 'c', buttons: [] }]);
  });

  it('that changes nothing is refused', async () => {
    const { api, id, yes } = await sent();
    const same =
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';
    expect(await refusal(api.editMessageText(55, id, ' a ', { reply_markup: yes }))).toBe(same);
    expect(await refusal(api.editMessageReplyMarkup(55, id, { reply_markup: yes }))).toBe(same);
    await api.editMessageReplyMarkup(55, id);
    expect(await refusal(api.editMessageReplyMarkup(55, id))).toBe(same);
  });

  it('needs a message of the bot itself that is there', async () => {
    const { api, siti, id } = await sent();
    expect(await refusal(api.editMessageText(55, 999, 'b'))).toBe('400 Bad Request: message to edit not found');
    expect(await refusal(api.editMessageText(55, siti.own()[0]!.id, 'b'))).toBe(
      "400 Bad Request: message can't be edited",
    );
    await api.deleteMessage(55, id);
    expect(await refusal(api.editMessageText(55, id, 'b'))).toBe('400 Bad Request: message to edit not found');
  });

  it('is not for a message under a reply keyboard, nor brings one', async () => {
    const { api, raw, id } = await sent();
    const keyed = await api.sendMessage(55, 'k', { reply_markup: new Keyboard().text('x') });
    expect(await refusal(api.editMessageText(55, keyed.message_id, 'b'))).toBe(
      "400 Bad Request: message can't be edited",
    );
    const keyboard = { chat_id: 55, message_id: id, text: 'b', reply_markup: { keyboard: [['x']] } };
    expect((await raw('editMessageText', keyboard)).description).toBe('Bad Request: inline keyboard expected');
  });

  it('keeps to the length of a text', async () => {
    const { api, id } = await sent();
    expect(await refusal(api.editMessageText(55, id, 'a'.repeat(4097)))).toBe('400 Bad Request: message is too long');
    expect(await refusal(api.editMessageText(55, id, ' '))).toBe('400 Bad Request: message text is empty');
  });
});

describe('a deletion', () => {
  it('takes the bot’s and the person’s messages out of a private chat', async () => {
    const { api, siti, id } = await sent();
    await api.deleteMessage(55, id);
    await api.deleteMessage(55, siti.own()[0]!.id);
    expect([siti.sees(), siti.own()]).toEqual([[], []]);
    expect(await refusal(api.deleteMessage(55, id))).toBe('400 Bad Request: message to delete not found');
  });

  it('ends at 48 hours', async () => {
    const { api, siti, id, later } = await sent();
    later(48 * hour - 1);
    await api.deleteMessage(55, siti.own()[0]!.id);
    later(1);
    expect(await refusal(api.deleteMessage(55, id))).toBe("400 Bad Request: message can't be deleted for everyone");
  });

  it('in a group is for its own messages only', async () => {
    const { side, api } = await rig();
    const group = side.group(-77);
    group.addsBot(5);
    group.says(5, 'halo');
    const { message_id } = await api.sendMessage(-77, 'a');
    expect(await refusal(api.deleteMessage(-77, message_id))).toBe('not refused');
    expect(await refusal(api.deleteMessage(-77, message_id - 1))).toContain("message can't be deleted");
  });

  it('of many skips those that are gone', async () => {
    const { api, raw, siti, id } = await sent();
    await api.deleteMessages(55, [id, 999]);
    expect(siti.sees()).toEqual([]);
    expect((await raw('deleteMessages', { chat_id: 55, message_ids: [] })).ok).toBe(false);
    expect((await raw('deleteMessages', { chat_id: 55, message_ids: Array(101).fill(1) })).ok).toBe(false);
  });
});

describe('a callback query', () => {
  const old = '400 Bad Request: query is too old and response timeout expired or query ID is invalid';
  const queryIn = async (api: Awaited<ReturnType<typeof sent>>['api']) =>
    (await api.getUpdates({ offset: -1 }))[0]!.callback_query!;

  it('carries the message as it is now, the data and the person', async () => {
    const { api, siti, id } = await sent();
    siti.taps('Ya');
    expect(await queryIn(api)).toMatchObject({
      data: 'ya',
      from: { id: 55 },
      chat_instance: expect.any(String),
      message: { message_id: id, text: 'a', reply_markup: { inline_keyboard: [[{ text: 'Ya' }]] } },
    });
  });

  it('is answered once', async () => {
    const { api, siti } = await sent();
    const update = siti.taps('Ya');
    const { id } = await queryIn(api);
    expect(siti.answered()).toEqual([]);
    await api.answerCallbackQuery(id);
    expect([siti.answered(), siti.answered(id), siti.answered(update)]).toEqual([[id], [id], [id]]);
    expect(await refusal(api.answerCallbackQuery(id))).toBe(old);
    expect(await refusal(api.answerCallbackQuery('1'))).toBe(old);
  });

  it('is answered within 30 seconds, in at most 200 characters', async () => {
    const { api, siti, later } = await sent();
    siti.taps('Ya');
    const { id } = await queryIn(api);
    later(30_000);
    expect(await refusal(api.answerCallbackQuery(id, { text: 'a'.repeat(201) }))).toBe(
      '400 Bad Request: MESSAGE_TOO_LONG',
    );
    later(1);
    expect(await refusal(api.answerCallbackQuery(id))).toBe(old);
  });

  it('of a message that is gone comes with an inaccessible one', async () => {
    const { api, siti, id } = await sent();
    await api.deleteMessage(55, id);
    expect(() => siti.taps('Ya')).toThrow('no button "Ya" is visible');
    siti.tapsOn(id, 'forged');
    expect(await queryIn(api)).toMatchObject({ data: 'forged', message: { message_id: id, date: 0 } });
  });
});

it('a reply names a message that is there', async () => {
  const { api, siti } = await sent();
  const reply = (message_id: number, more = {}) =>
    api.sendMessage(55, 'r', { reply_parameters: { message_id, ...more } });
  expect((await reply(siti.own()[0]!.id)).reply_to_message).toMatchObject({ text: 'halo' });
  expect(await refusal(reply(999))).toBe('400 Bad Request: message to be replied not found');
  expect(await refusal(reply(999, { allow_sending_without_reply: true }))).toBe('not refused');
});
