import { describe, expect, it } from 'vitest';
import { refusal, rig } from './rig.ts';

describe('commands', () => {
  it('are kept for each scope and language', async () => {
    const { side, api } = await rig();
    const start = [{ command: 'mulai', description: 'Mulai' }];
    const help = [{ command: 'bantuan', description: 'Bantuan' }];
    await api.setMyCommands(start);
    await api.setMyCommands(help, { language_code: 'id' });
    await api.setMyCommands([], { scope: { type: 'all_group_chats' } });
    expect([side.commands(), side.commands('id'), side.commands('en')]).toEqual([start, help, []]);
    expect(await api.getMyCommands({ language_code: 'id' })).toEqual(help);
    expect(await api.getMyCommands({ scope: { type: 'all_group_chats' } })).toEqual([]);
    await api.deleteMyCommands({ language_code: 'id' });
    expect(side.commands('id')).toEqual([]);
  });

  it.each([
    ['with capitals', [{ command: 'Mulai', description: 'a' }], 'BOT_COMMAND_INVALID'],
    ['over 32 letters', [{ command: 'a'.repeat(33), description: 'a' }], 'BOT_COMMAND_INVALID'],
    ['undescribed', [{ command: 'a', description: ' ' }], 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['described at length', [{ command: 'a', description: 'a'.repeat(257) }], 'BOT_COMMAND_DESCRIPTION_INVALID'],
    ['over a hundred', Array(101).fill({ command: 'a', description: 'a' }), 'BOT_COMMANDS_TOO_MUCH'],
  ])('%s are refused', async (_, commands, why) => {
    const { api } = await rig();
    expect(await refusal(api.setMyCommands(commands))).toBe(`400 Bad Request: ${why}`);
  });

  it('are for a known scope, chat and language', async () => {
    const { raw } = await rig();
    const why = async (more: object) => (await raw('setMyCommands', { commands: [], ...more })).description;
    expect(await why({ scope: { type: 'everybody' } })).toContain('unsupported type');
    expect(await why({ scope: { type: 'chat', chat_id: 55 } })).toBe('Bad Request: chat not found');
    expect(await why({ language_code: 'ind' })).toBe('Bad Request: invalid language code specified');
  });
});

it('the descriptions are kept by language, up to 512 and 120 characters', async () => {
  const { api } = await rig();
  await api.setMyDescription('umum');
  await api.setMyShortDescription('pendek', { language_code: 'id' });
  expect(await api.getMyDescription({ language_code: 'id' })).toEqual({ description: 'umum' });
  expect(await api.getMyShortDescription({ language_code: 'id' })).toEqual({ short_description: 'pendek' });
  expect(await api.getMyShortDescription({})).toEqual({ short_description: '' });
  expect(await refusal(api.setMyDescription('a'.repeat(513)))).toContain('too long');
  expect(await refusal(api.setMyShortDescription('a'.repeat(121)))).toContain('too long');
});

it('the bot is itself, types only what there is, and can log out', async () => {
  const { side, api, raw } = await rig();
  expect(await api.getMe()).toMatchObject({ id: 1001, is_bot: true, username: side.username });
  side.person(55).says('halo');
  expect(await api.sendChatAction(55, 'typing')).toBe(true);
  expect((await raw('sendChatAction', { chat_id: 55, action: 'thinking' })).description).toContain('wrong parameter');
  expect([await api.logOut(), await api.close()]).toEqual([true, true]);
});
