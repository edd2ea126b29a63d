import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Content, Say } from '../../src/message.ts';
import { type Database, transaction } from '../../src/store/database.ts';
import { INBOUND, receive } from '../../src/store/inbound.ts';
import { insertOutgoing, type OutgoingKind } from '../../src/store/outgoing.ts';
import { transcript } from '../../src/store/transcript.ts';
import { freshDatabase } from '../support/database.ts';

const began = Date.parse('2026-11-23T02:00:00Z');
const at = (minute: number): Date => new Date(began + minute * 60_000);
const chat = { channel: 'web', address: 'a'.repeat(32) };

async function talk() {
  const db = await freshDatabase();
  const hears = async (minute: number, content: Content, address = chat.address) =>
    (await receive(db, { channel: 'web', chat: address, id: randomUUID(), ...content }, at(minute)))!;
  type Notice = { chatId: number; inboundId?: number; kind?: OutgoingKind; status?: string };
  const says = async (minute: number, say: Say, { chatId, inboundId, kind = 'reply', status = 'sent' }: Notice) => {
    const row = {
      chatId,
      inboundId: inboundId ?? null,
      kind,
      about: [],
      subject: null,
      announcementId: null,
      say,
      createdAt: at(minute),
      dueAt: at(minute),
      expiresAt: at(minute),
    };
    const [id] = await transaction(db.pool, (client) => insertOutgoing(client, db.vault, [row]));
    await db.pool.query('UPDATE outgoing SET status = $2 WHERE id = $1', [id, status]);
    return id;
  };
  return { db, hears, says };
}

/** What its turn leaves of a message. */
const finish = (db: Database, inboundId: number, masked: object) =>
  db.pool.query('UPDATE inbound SET done_at = now(), body = $2 WHERE id = $1', [
    inboundId,
    db.vault.seal(INBOUND, JSON.stringify(masked)),
  ]);

const words = async (db: Database, limit?: number) =>
  (await transcript(db, chat, limit)).map((entry) => (entry.from === 'person' ? entry.text : entry.say.key));

describe('the transcript of a chat', () => {
  it('is empty for a chat that nobody began', async () => {
    const { db } = await talk();
    expect(await transcript(db, chat)).toEqual([]);
  });

  it('has what both said, with ids, meanings and times', async () => {
    const { db, hears, says } = await talk();
    const heard = await hears(0, { text: 'halo' });
    const say: Say = { key: 'reminder.due', values: { on: '2026-11-23' }, choices: ['menu'] };
    const row = await says(1, say, heard);
    const { rows } = await db.pool.query<{ message_id: string }>('SELECT message_id FROM inbound');
    expect(await transcript(db, chat)).toEqual([
      { from: 'person', id: `in-${rows[0]?.message_id}`, text: 'halo', at: at(0) },
      { from: 'bot', id: `out-${row}`, say, at: at(1) },
    ]);
  });

  it('puts a reply after what it replies to, also at the same instant and when the clock was set back', async () => {
    const { db, hears, says } = await talk();
    await says(5, { key: 'satu' }, await hears(5, { text: 'pertama' }));
    await says(1, { key: 'dua' }, await hears(6, { text: 'kedua' }));
    expect(await words(db)).toEqual(['pertama', 'satu', 'kedua', 'dua']);
  });

  it('keeps the order of replies that were written together', async () => {
    const { db, hears, says } = await talk();
    const heard = await hears(0, { text: 'halo' });
    for (const key of ['satu', 'dua', 'tiga']) await says(0, { key }, heard);
    expect(await words(db)).toEqual(['halo', 'satu', 'dua', 'tiga']);
  });

  it('shows the masked form once the turn is done, and before that what was written', async () => {
    const { db, hears } = await talk();
    const { inboundId } = await hears(0, { text: 'NIK 1571015708900000' });
    expect(await words(db)).toEqual(['NIK 1571015708900000']);
    await finish(db, inboundId, { text: 'NIK ************0000' });
    expect(await words(db)).toEqual(['NIK ************0000']);
  });

  it('shows the label of a choice, and names the choice where no label was kept', async () => {
    const { db, hears } = await talk();
    const { inboundId } = await hears(0, { choice: 'yes' });
    expect(await transcript(db, chat)).toMatchObject([{ text: '', choice: 'yes' }]);
    await finish(db, inboundId, { choice: 'yes', label: 'Ya' });
    const [entry] = await transcript(db, chat);
    expect(entry).toMatchObject({ text: 'Ya' });
    expect(entry).not.toHaveProperty('choice');
  });

  it.each([
    ['queued', 'reply', true],
    ['queued', 'reminder', false],
    ['sending', 'reminder', true],
    ['sent', 'reminder', true],
    ['delivered', 'reminder', true],
    ['read', 'reminder', true],
    ['uncertain', 'reminder', true],
    ['failed', 'reminder', false],
    ['suppressed', 'reminder', false],
    ['expired', 'reminder', false],
    ['expired', 'reply', true],
    ['failed', 'reply', false],
  ] as const)('of a message that is %s (%s) it says so: %s', async (status, kind, shown) => {
    const { db, hears, says } = await talk();
    const { chatId } = await hears(0, { text: 'halo' });
    await says(1, { key: 'satu' }, { chatId, kind, status });
    expect(await words(db)).toEqual(shown ? ['halo', 'satu'] : ['halo']);
  });

  it('has a notice that found nobody there', async () => {
    const { db, hears, says } = await talk();
    const { chatId } = await hears(0, { text: 'halo' });
    await says(1, { key: 'satu' }, { chatId, kind: 'reminder', status: 'queued' });
    await db.pool.query(`UPDATE outgoing SET why = 'away'`);
    expect(await words(db)).toEqual(['halo', 'satu']);
  });

  it('leaves out what retention has emptied', async () => {
    const { db, hears, says } = await talk();
    await says(1, { key: 'satu' }, await hears(0, { text: 'halo' }));
    await db.pool.query('UPDATE outgoing SET body = NULL');
    expect(await words(db)).toEqual(['halo']);
    await db.pool.query('UPDATE inbound SET body = NULL');
    expect(await words(db)).toEqual([]);
  });

  it('ends with the newest, however many there were', async () => {
    const { db, hears, says } = await talk();
    for (let turn = 0; turn < 5; turn += 1)
      await says(turn, { key: `balas ${turn}` }, await hears(turn, { text: `kata ${turn}` }));
    expect(await words(db, 3)).toEqual(['balas 3', 'kata 4', 'balas 4']);
  });

  it('has nothing of another chat', async () => {
    const { db, hears, says } = await talk();
    await says(1, { key: 'satu' }, await hears(0, { text: 'rahasia' }, 'b'.repeat(32)));
    await hears(2, { text: 'halo' });
    expect(await words(db)).toEqual(['halo']);
  });
});
