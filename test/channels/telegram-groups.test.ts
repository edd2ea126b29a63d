import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { text } from '../../src/language/texts.ts';
import { INBOUND } from '../../src/store/inbound.ts';
import { gate, type TelegramHome, telegramHome } from './telegram-home.ts';

const NIK = '1571015708900000';
const LINK = 'https://t.me/uji_1001_bot';

let home: TelegramHome;
beforeAll(async () => {
  home = await telegramHome('webhook');
});
afterAll(() => home.stop());

const chatsOf = (...ids: number[]) =>
  home.rows<{ address: string; why: string | null }>(
    'SELECT address, stopped_why AS why FROM chats WHERE address = ANY($1)',
    [ids.map(String)],
  );

/** All that the database holds of the messages of a chat, opened. */
async function keptOf(chat: number): Promise<string[]> {
  const rows = await home.rows<{ body: Buffer }>(
    'SELECT body FROM inbound i JOIN chats c ON c.id = i.chat_id WHERE address = $1 AND body IS NOT NULL',
    [String(chat)],
  );
  return rows.map(({ body }) => home.db.vault.open(INBOUND, body));
}

describe('a group', () => {
  it('is told once where one can be alone with the bot, and nothing that was said there is kept', async () => {
    const { hooks, side, settled } = home;
    const group = side.group(-100);
    const stall = gate();
    hooks.working = stall.wait;
    group.addsBot(55);
    for (const said of ['cek kepesertaan', NIK, '90000000001', 'rahasia kami']) group.says(56, said);
    await vi.waitUntil(() => side.queued() === 0);
    const [unworked] = await home.rows<{ body: Buffer }>('SELECT body FROM inbound ORDER BY id DESC LIMIT 1');
    expect(home.db.vault.open(INBOUND, unworked!.body)).not.toContain('rahasia');
    stall.open();
    await settled(-100);
    expect(group.sees().map(({ text: shown }) => shown)).toEqual([text('group.private', { link: LINK })]);
    for (const kept of await keptOf(-100)) expect(kept).not.toMatch(/cek|\d{4}|rahasia/);
    const all = await home.rows<{ row: string }>('SELECT to_jsonb(c)::text AS row FROM chats c');
    expect(all.filter(({ row }) => /rahasia|0000000/.test(row))).toEqual([]);
    expect(await keptOf(56)).toEqual([]);
  });

  it('that becomes a supergroup is still the same chat, and is not told again', async () => {
    const { side, settled } = home;
    const [group, upgraded] = [side.group(-200), -1_000_000_000_200];
    group.addsBot(55);
    await vi.waitUntil(() => group.sees().length === 1);
    await settled(-200);
    group.becomesSupergroup(upgraded);
    await vi.waitUntil(async () => (await chatsOf(upgraded)).length === 1);
    group.says(55, 'halo');
    await vi.waitUntil(async () => (await keptOf(upgraded)).length === 2);
    await settled(upgraded);
    expect(group.sees()).toEqual([]);
    expect(await chatsOf(-200)).toEqual([]);
  });

  it('that puts the bot out is not written to any more', async () => {
    const { side, settled } = home;
    const group = side.group(-300);
    group.addsBot(55);
    await vi.waitUntil(() => group.sees().length === 1);
    await settled(-300);
    group.removesBot(55);
    await vi.waitUntil(async () => (await chatsOf(-300))[0]?.why === 'gone');
  });
});
