import { InlineKeyboard, Keyboard } from 'grammy';
import { describe, expect, it } from 'vitest';
import { refusal, rig } from './rig.ts';

async function sends(reply_markup: unknown): Promise<string> {
  const { side, raw } = await rig();
  side.person(55).says('halo');
  const { ok, description } = await raw('sendMessage', { chat_id: 55, text: 'a', reply_markup });
  return ok ? 'taken' : description!;
}
const inline = (button: object) => ({ inline_keyboard: [[button]] });

describe('an inline button', () => {
  it.each([
    ['carries 64 bytes', 'a'.repeat(64), 'not refused'],
    ['carries no 65', 'a'.repeat(65), '400 Bad Request: BUTTON_DATA_INVALID'],
    ['counts bytes, not letters', 'é'.repeat(33), '400 Bad Request: BUTTON_DATA_INVALID'],
    ['carries at least one', '', '400 Bad Request: BUTTON_DATA_INVALID'],
  ])('%s', async (_, data, outcome) => {
    const { side, api } = await rig();
    side.person(55).says('halo');
    const reply_markup = new InlineKeyboard().text('Ya', data);
    expect(await refusal(api.sendMessage(55, 'a', { reply_markup }))).toBe(outcome);
  });

  const parse = "Bad Request: can't parse inline keyboard button:";
  it.each([
    ['without an action', { text: 'a' }, `${parse} Text buttons are unallowed in the inline keyboard`],
    ['with two', { text: 'a', callback_data: 'a', url: 'https://a.id' }, `${parse} exactly one of the optional fields`],
    ['without a text', { callback_data: 'a' }, `${parse} Can't find field "text"`],
    ['with a misspelt field', { text: 'a', callbackData: 'a' }, 'Bad Request: unknown field "callbackData"'],
    ['with a bad link', { text: 'a', url: 'contoh' }, 'Bad Request: inline keyboard button URL is invalid'],
  ])('%s is refused', async (_, button, why) => {
    expect(await sends(inline(button))).toContain(why);
  });

  it('with a link is taken', async () => {
    expect(await sends(inline({ text: 'a', url: 'https://contoh.id/a' }))).toBe('taken');
  });
});

describe('a reply keyboard', () => {
  it('has text buttons, plain or with one request', async () => {
    expect(await sends(new Keyboard().text('a').requestContact('b').row('c').oneTime().resized())).toBe('taken');
    expect(await sends({ keyboard: [[{ text: 'a', request_contact: true, request_location: true }]] })).toContain(
      'at most one request',
    );
    expect(await sends({ keyboard: [[{ text: 'a', callback_data: 'a' }]] })).toContain('unknown field "callback_data"');
    expect(await sends({ keyboard: [] })).toBe('Bad Request: reply keyboard must be non-empty');
  });
});

describe('a reply markup', () => {
  it.each([
    ['of two kinds', { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]], keyboard: [['a']] }, 'exactly one kind'],
    ['of no kind', { buttons: [] }, 'exactly one kind'],
    ['that is no object', [], 'object expected as reply markup'],
    ['without rows', { inline_keyboard: [{ text: 'a', callback_data: 'a' }] }, 'must be an Array of Arrays'],
    ['with a misspelt field', { keyboard: [['a']], resizeKeyboard: true }, 'unknown field "resizeKeyboard"'],
    ['with nine buttons in a row', { inline_keyboard: [Array(9).fill({ text: 'a', callback_data: 'a' })] }, 'TOO_LONG'],
  ])('%s is refused', async (_, markup, why) => {
    expect(await sends(markup)).toContain(why);
  });

  it('may come as a JSON string, or close a keyboard', async () => {
    expect(await sends('{"remove_keyboard":true}')).toBe('taken');
    expect(await sends('{"remove_keyboard":')).toBe("Bad Request: can't parse reply markup JSON object");
    expect(await sends({ remove_keyboard: false })).toContain('remove_keyboard must be True');
  });
});
