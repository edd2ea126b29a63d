import { describe, expect, it } from 'vitest';
import { refusal, rig } from './rig.ts';

describe('a private chat', () => {
  it('is unknown until the person wrote: a bot cannot write first', async () => {
    const { side, api } = await rig();
    const siti = side.person(55);
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('400 Bad Request: chat not found');
    siti.says('/start');
    expect(await api.sendMessage(55, 'a')).toMatchObject({ chat: { id: 55, type: 'private' }, from: { id: 1001 } });
  });

  it('that blocked the bot takes nothing until it is unblocked, and both are told', async () => {
    const { side, api } = await rig();
    const siti = side.person(55);
    siti.says('halo');
    siti.blocks();
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('403 Forbidden: bot was blocked by the user');
    expect(await refusal(api.sendChatAction(55, 'typing'))).toBe('403 Forbidden: bot was blocked by the user');
    expect(() => siti.says('halo')).toThrow('unblock first');
    siti.unblocks();
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('not refused');
    const changes = (await api.getUpdates()).flatMap((update) => update.my_chat_member?.new_chat_member.status ?? []);
    expect(changes).toEqual(['kicked', 'member']);
  });

  it('is unblocked by starting the bot again', async () => {
    const { side, api } = await rig();
    const siti = side.person(55);
    siti.says('halo');
    siti.blocks();
    siti.says('/start');
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('not refused');
  });

  it('of a deactivated account takes nothing', async () => {
    const { side, api } = await rig();
    const siti = side.person(55);
    siti.says('halo');
    siti.deactivates();
    expect(await refusal(api.sendMessage(55, 'a'))).toBe('403 Forbidden: user is deactivated');
  });

  it('is known only to the bot written to', async () => {
    const { server, side, raw } = await rig();
    const other = server.addBot('2002:TEST-B');
    other.person(55).says('halo');
    expect((await raw('sendMessage', { chat_id: 55, text: 'a' })).description).toBe('Bad Request: chat not found');
    expect(side.queued()).toBe(0);
  });

  it('must be named', async () => {
    const { raw } = await rig();
    expect((await raw('sendMessage', { text: 'a' })).description).toBe('Bad Request: chat_id is empty');
  });
});

describe('a group', () => {
  it('is open to the bot from its adding to its removal', async () => {
    const { side, api } = await rig();
    const group = side.group(-77);
    expect(await refusal(api.sendMessage(-77, 'a'))).toBe('400 Bad Request: chat not found');
    group.addsBot(5);
    group.says(5, 'halo');
    await api.sendMessage(-77, 'a');
    expect(group.sees()).toMatchObject([{ text: 'a' }]);
    group.removesBot(5);
    expect(await refusal(api.sendMessage(-77, 'a'))).toBe('403 Forbidden: bot was kicked from the group chat');
    expect(() => group.says(5, 'a')).toThrow('not in this group');
    const updates = await api.getUpdates();
    expect(updates.map((update) => update.my_chat_member?.new_chat_member.status ?? 'message')).toEqual([
      'member',
      'message',
      'message',
      'kicked',
      'message',
    ]);
  });

  it('that the bot left takes nothing', async () => {
    const { side, api } = await rig();
    side.group(-77).addsBot(5);
    await api.leaveChat(-77);
    expect(await refusal(api.sendMessage(-77, 'a'))).toBe('403 Forbidden: bot is not a member of the group chat');
  });

  it('knows people to whom the bot cannot write first', async () => {
    const { side, api } = await rig();
    side.group(-77).addsBot(5);
    expect(await refusal(api.sendMessage(5, 'a'))).toBe("403 Forbidden: bot can't initiate conversation with a user");
  });

  it('that became a supergroup names its new id', async () => {
    const { side, api, raw } = await rig();
    const group = side.group(-77);
    group.addsBot(5);
    group.becomesSupergroup(-1001234567890);
    expect(await raw('sendMessage', { chat_id: -77, text: 'a' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: -1001234567890 },
    });
    expect((await api.sendMessage(group.id, 'a')).chat).toMatchObject({ id: -1001234567890, type: 'supergroup' });
    expect((await api.getUpdates()).slice(-2)).toMatchObject([
      { message: { chat: { id: -77 }, migrate_to_chat_id: -1001234567890 } },
      { message: { chat: { id: -1001234567890 }, migrate_from_chat_id: -77 } },
    ]);
  });
});

it('getChat tells of known chats only', async () => {
  const { side, api } = await rig();
  side.person(55, { first_name: 'Siti' }).says('halo');
  expect(await api.getChat(55)).toMatchObject({ id: 55, type: 'private', first_name: 'Siti' });
  expect(await refusal(api.getChat(56))).toBe('400 Bad Request: chat not found');
});
