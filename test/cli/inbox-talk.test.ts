import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import { inboxCommand } from '../../src/cli/inbox/inbox.ts';
import { openDoor } from '../../src/jobs/door.ts';
import type { Database } from '../../src/store/database.ts';
import { listenForOutgoing } from '../../src/store/wake.ts';
import { chatIn, worldOf } from '../app/support/in-process.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, keptLog, later, morning } from '../support/ledger.ts';
import { ran } from './in-process.ts';

const DAY_MS = 86_400_000;
const actor = `officer:${userInfo().username}`;

const inbox = (db: Database, now: Date, ...args: string[]) => ran(inboxCommand, db, ['inbox', ...args], now);

/** A person on a channel that is heard and sent to as in the application, and the clock of both. */
async function conversation() {
  const db = await freshDatabase();
  const clock = { now: morning };
  const channel = fakeChannel('telegram');
  const now = () => clock.now;
  const log = keptLog();
  const { pool, vault } = db;
  const door = openDoor({
    pool,
    vault,
    channels: new Map([['telegram', channel]]),
    now,
    hours: { from: 0, until: 1_440 },
    log,
  });
  const { onMessage, idle } = listen({ db, log, now }, door.deliver);
  const wake = await listenForOutgoing(db.url, {
    onChats: (chats) => void door.deliverWoken(chats),
    onGap: () => {},
    log,
  });
  onTestFinished(async () => {
    await wake.stop();
    await door.stop();
  });
  const shown = () => channel.shown.map(({ text }) => text);
  return {
    db,
    clock,
    shown,
    /** What the person was shown for it. */
    async says(text: string): Promise<string> {
      clock.now = later(clock.now, 1_000);
      const before = shown().length;
      await onMessage({ channel: 'telegram', chat: 'ibu', id: randomUUID(), text });
      await idle();
      await door.idle();
      return shown().slice(before).join('\n');
    },
    /** Waits until it is shown, by whoever wrote it. */
    isShown: (words: string) => vi.waitFor(() => expect(shown().at(-1)).toContain(words), 10_000),
    officer: (...args: string[]) => inbox(db, clock.now, ...args),
  };
}

/** The same, in the hands of officers. */
async function handedOver() {
  const made = await conversation();
  for (const message of ['halo', 'setuju', 'bicara dengan petugas', 'ya']) await made.says(message);
  return made;
}

describe('talking with an officer', () => {
  it('is a whole story: asked for, silent, an officer writes, the person answers, handed back, the bot answers', async () => {
    const { says, shown, isShown, officer } = await handedOver();
    expect(shown().at(-1)).toContain('ketik *bot*');
    expect(await says('Bu, klaim suami saya sudah dua bulan. NIK 1508030107850000')).toBe('');
    expect(await says('menu')).toBe('');

    const { out: listed } = await officer();
    expect(listed).toContain('Ingin bicara dengan petugas');
    expect(listed).toContain('dari chat: telegram #');
    expect(listed).toContain('Selasa, 24 November 2026 pukul 09.00 WIB');
    const [, id] = /#(\d+) /.exec(listed)!;

    const { out: conversation } = await officer('read', `#${id}`);
    expect(conversation).toContain('Warga\n    Bu, klaim suami saya sudah dua bulan. NIK ************0000');
    expect(conversation.indexOf('setuju')).toBeLessThan(conversation.indexOf('klaim suami'));

    const words = 'Selamat pagi, Bu. Nomor klaimnya berapa?';
    expect(await officer('write', id!, words)).toMatchObject({ code: 0, out: expect.stringContaining(`#${id}`) });
    await isShown(`*Petugas menulis:*\n${words}`);
    expect(await says('KL26111600000017')).toBe('');
    expect((await officer('read', id!)).out).toMatch(/Petugas\n {4}Selamat pagi, Bu\.[\s\S]*Warga\n {4}KL\*{10}0017/);

    expect(await officer('hand-back', `#${id}`)).toMatchObject({ code: 0 });
    await isShown('asisten otomatis, membantu lagi');
    expect(await says('manfaat jkm')).toContain('Rp');
    expect((await officer()).out).toContain('Tidak ada yang menunggu');
  });

  it('ends by itself after 24 hours, when the bot helps again and the officer still finds it', async () => {
    const { says, clock, officer, isShown } = await handedOver();
    const [, id] = /#(\d+) /.exec((await officer()).out)!;
    clock.now = later(clock.now, DAY_MS);
    const answer = await says('manfaat jkm');
    expect(answer).toMatch(/^Maaf, 24 jam sudah lewat[\s\S]*Rp/);
    expect(await says('manfaat jkk')).not.toContain('24 jam sudah lewat');

    expect(await officer('write', id!, 'Selamat pagi')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--again'),
    });
    expect(await officer('write', id!, 'Selamat pagi', '--again')).toMatchObject({ code: 0 });
    await isShown('Selamat pagi');
    expect(await says('pagi pak')).toBe('');
    expect(await says('bot')).toContain('saya membantu lagi');
    expect(await officer('write', id!, 'Masih ada?')).toMatchObject({
      code: 1,
      err: expect.stringContaining('sudah selesai'),
    });
  });
});

describe('inbox read, write and hand-back', () => {
  /** A chat that officers have, without a channel. */
  async function request() {
    const made = worldOf(await freshDatabase());
    const chat = await chatIn(made).begun();
    for (const message of ['bicara dengan petugas', 'ya']) await chat.says(message);
    const { rows } = await made.db.pool.query<{ id: number }>('SELECT id FROM requests');
    return { db: made.db, chat, id: String(rows[0]!.id) };
  }

  it('give a program the list and the conversation as JSON', async () => {
    const { db, id } = await request();
    expect(JSON.parse((await inbox(db, morning, '--json')).out)).toMatchObject({
      item: 'request',
      kind: 'talk',
      id: Number(id),
    });
    await inbox(db, morning, 'write', id, 'Halo');
    const lines = (await inbox(db, morning, 'read', id, '--json')).out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.at(0)).toEqual({ from: 'person', text: '/start', at: morning.toISOString() });
    expect(lines.at(-1)).toEqual({ from: 'officer', text: 'Halo', at: morning.toISOString() });
    expect(new Set(lines.map(({ from }) => from))).toEqual(new Set(['person', 'bot', 'officer']));
  });

  it('show a choice that nobody has answered by its label, and a text that is gone as gone', async () => {
    const { db, chat, id } = await request();
    await chat.writes({ choice: 'menu' });
    await db.pool.query(`UPDATE outgoing SET key = 'gone.text' WHERE id = (SELECT min(id) FROM outgoing)`);
    const { out, code } = await inbox(db, morning, 'read', id);
    expect(code).toBe(0);
    expect(out).toContain('Warga\n    Menu');
    expect(out).toContain('Asisten otomatis');
  });

  it('say so when nothing of a conversation is kept any more', async () => {
    const { db, id } = await request();
    await db.pool.query('UPDATE outgoing SET body = NULL');
    await db.pool.query('UPDATE inbound SET body = NULL');
    expect((await inbox(db, morning, 'read', id)).out).toContain('Tidak ada pesan yang masih tersimpan');
  });

  it('are recorded by who did it, without words', async () => {
    const { db, id, chat } = await request();
    for (const args of [
      ['read', id],
      ['write', id, 'rahasia'],
      ['hand-back', id],
    ])
      await inbox(db, morning, ...args);
    const { rows } = await db.pool.query('SELECT action, subject, detail FROM audit WHERE actor = $1 ORDER BY id', [
      actor,
    ]);
    const subject = `chat:${await chat.id()}`;
    expect(rows).toEqual(
      ['chat.read', 'chat.written', 'chat.handed_back'].map((action) => ({ action, subject, detail: null })),
    );
  });

  it.each([
    ['words that are none', ['write', 'ID', ' '], 'Contoh: inbox write'],
    ['too many of them', ['write', 'ID', 'a'.repeat(1_001)], '1.000'],
    ['a whole identity number', ['write', 'ID', 'NIK 1571015708900000'], 'empat angka terakhir'],
    ['a request that is none', ['read', '4711'], 'Lihat nomornya'],
    ['what is no number', ['hand-back', 'Ibu'], 'misalnya 12'],
    ['an answer from the list', ['answer', 'ID', '--as', 'done'], 'inbox write'],
  ])('refuse %s and say what works', async (_, args, words) => {
    const { db, id } = await request();
    const done = await inbox(db, morning, ...args.map((one) => (one === 'ID' ? id : one)));
    expect(done).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
  });
});
