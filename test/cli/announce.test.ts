import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { announceCommand } from '../../src/cli/announce/announce.ts';
import { systemUser } from '../../src/cli/system-user.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/store/database.ts';
import { readers, somebody, speaksFor } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { keptLog, later, makeChat, morning } from '../support/ledger.ts';

const folder = mkdtempSync(join(tmpdir(), 'tangguh-announce-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function file(text: string | Buffer): string {
  const path = join(folder, `${files++}.md`);
  writeFileSync(path, text);
  return path;
}

/** Runs `announce …` on this database, at this instant; what it said, and whether it refused. */
async function announce(db: Database | undefined, args: string[], now = morning) {
  const read = readConfig({});
  if ('mistakes' in read) throw new Error('the usual settings do not do');
  const out: string[] = [];
  const err: string[] = [];
  const before = process.exitCode;
  process.exitCode = undefined;
  const program = new Command();
  announceCommand(program, {
    config: read.config,
    log: keptLog(),
    open: async () => ({ ...db!, close: async () => {} }),
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    now: () => now,
  });
  await program.parseAsync(['announce', ...args], { from: 'user' });
  const refused = process.exitCode === 1;
  process.exitCode = before;
  return { out: out.join(''), err: err.join(''), refused };
}

const rowsOf = async ({ pool }: Database, sql: string) => (await pool.query(sql)).rows;
const countOf = async (db: Database): Promise<number> => (await rowsOf(db, 'SELECT FROM outgoing')).length;
const hello = () => file('Kantor *buka* Sabtu.\n');

describe('announce', () => {
  it('shows whom it reaches, whom not and why, when and how it reads; a trial run writes nothing', async () => {
    const db = await freshDatabase();
    await readers(db, 3);
    await somebody(db, { died: true });
    await somebody(db);
    await speaksFor(db, await makeChat(db, { stopped: true }), await somebody(db));
    const { out, err, refused } = await announce(db, [hello(), '--to', 'kabupaten=bungo', '--dry-run']);
    expect([err, refused]).toEqual(['', false]);
    for (const words of [
      'Kepada: kabupaten 1508 (Kabupaten Bungo)',
      'Cocok di daftar peserta: 6 orang',
      'Akan menerima: 3 chat, untuk 3 orang',
      'Tidak menerima: 3 orang\n  • 1 sudah meninggal\n  • 1 belum punya chat yang terhubung\n  • 1 minta berhenti',
      'Mulai: Senin, 23 November 2026 pukul 09.00 WIB',
      'Kecepatan: 25 pesan per detik, jadi kurang dari satu menit. Selesai kira-kira Senin, 23 November 2026 pukul 09.00 WIB.',
      'pukul 08.00 sampai 20.00 WIB, tidak malam hari dan tidak saat salat Jumat',
      'sampai Senin, 30 November 2026 pukul 09.00 WIB tidak dikirim lagi',
      '*Pengumuman*\n\nKantor *buka* Sabtu.\n\nKalau tidak ingin menerima pengumuman lagi, ketik *berhenti*.',
    ])
      expect(out).toContain(words);
    expect(
      await rowsOf(db, 'SELECT FROM outgoing UNION ALL SELECT FROM announcements UNION ALL SELECT FROM audit'),
    ).toEqual([]);
  });

  it('writes a row for each chat, in the name of whoever works there', async () => {
    const db = await freshDatabase();
    await readers(db, 3);
    const { out } = await announce(db, [hello(), '--to', 'semua', '--yes']);
    expect(out).toMatch(/Pengumuman nomor 1 dibuat untuk 3 chat/);
    expect(await countOf(db)).toBe(3);
    expect(await rowsOf(db, 'SELECT created_by, "to", text FROM announcements')).toEqual([
      { created_by: `officer:${systemUser()}`, to: 'semua', text: 'Kantor *buka* Sabtu.' },
    ]);
    expect(await rowsOf(db, 'SELECT actor, action, subject FROM audit')).toEqual([
      { actor: `officer:${systemUser()}`, action: 'announcement.made', subject: 'announcement:1' },
    ]);
  });

  it('begins later when it is told to, and says so', async () => {
    const db = await freshDatabase();
    await readers(db, 1);
    const { out } = await announce(db, [hello(), '--to', 'semua', '--yes', '--at', '2026-12-01T21:00+07:00']);
    expect(out).toContain('Mulai: Rabu, 2 Desember 2026 pukul 08.00 WIB');
    expect(await rowsOf(db, 'SELECT due_at FROM outgoing')).toEqual([{ due_at: new Date('2026-12-01T14:00:00Z') }]);
  });

  it('says that the same was announced within a day, and is another announcement all the same', async () => {
    const db = await freshDatabase();
    await readers(db, 1);
    await announce(db, [hello(), '--to', 'kabupaten=1508', '--yes']);
    const other = await announce(db, [file('Lain.'), '--to', 'kabupaten=1508', '--yes'], later(morning, 60_000));
    expect(other.err).toBe('');
    const again = await announce(db, [hello(), '--to', 'kabupaten=Bungo', '--yes'], later(morning, 60_000));
    expect(again.err).toContain('sudah dibuat dalam 24 jam terakhir: nomor 1, Senin, 23 November 2026 pukul 09.00 WIB');
    expect(await countOf(db)).toBe(3);
    const nextDay = await announce(db, [hello(), '--to', 'kabupaten=1508', '--dry-run'], later(morning, 90_000_000));
    expect(nextDay.err).toBe('');
  });

  it('answers with one object where that is asked for', async () => {
    const db = await freshDatabase();
    await readers(db, 2);
    await somebody(db);
    const tried = await announce(db, [hello(), '--to', 'semua', '--json', '--dry-run']);
    expect(JSON.parse(tried.out)).toMatchObject({
      to: 'semua',
      fit: 3,
      reached: 2,
      recipients: 2,
      leftOut: { no_chat: 1, died: 0 },
      pace: 25,
      begins: '2026-11-23T02:00:00.000Z',
      until: '2026-11-30T02:00:00.000Z',
      sameAs: [],
      message: expect.stringContaining('ketik *berhenti*'),
    });
    const made = await announce(db, [hello(), '--to', 'semua', '--json', '--yes']);
    expect(JSON.parse(made.out)).toMatchObject({ id: 1, recipients: 2 });
  });

  it.each([
    ['no filter', () => [hello()], '--to "kabupaten=1508'],
    [
      'a filter that nobody knows',
      () => [hello(), '--to', 'kota=1571'],
      'kabupaten, kecamatan, desa, program, pekerjaan',
    ],
    ['a value that nobody knows', () => [hello(), '--to', 'program=apa'], 'dumisake_bkbk (BKBK Dumisake)'],
    ['a NIK as a filter', () => [hello(), '--to', '1571015708900000'], '"************0000" bukan pasangan'],
    ['loose words', () => [hello(), '--to', 'bungo'], 'nama=nilai'],
    ['an empty filter', () => [hello(), '--to', ' '], '--to semua'],
    ['a name twice', () => [hello(), '--to', 'desa=a desa=b'], 'desa=A,B'],
    ['a name without a value', () => [hello(), '--to', 'desa='], 'desa belum ada nilainya'],
    ['a file that is not there', () => [join(folder, 'none.md'), '--to', 'semua'], 'tidak dapat dibuka'],
    ['a folder', () => [folder, '--to', 'semua'], 'tidak dapat dibuka'],
    ['an empty file', () => [file(' \n'), '--to', 'semua'], 'kosong'],
    ['too long a text', () => [file('a'.repeat(1_501)), '--to', 'semua'], '1.501 huruf, paling banyak 1.500'],
    ['a NIK in the text', () => [file('NIK 1571015708900000'), '--to', 'semua'], 'nomor 16 angka'],
    ['marks that nobody shows', () => [file('# Judul'), '--to', 'semua'], 'Baris 1 memakai tanda "#"'],
    ['what is no text', () => [file(Buffer.from([0xff, 0xfe])), '--to', 'semua'], 'UTF-8'],
    [
      'an hour that is none',
      () => [hello(), '--to', 'semua', '--at', '2026-13-01T08:00+07:00'],
      '2026-12-01T08:00+07:00',
    ],
    [
      'an hour that is over',
      () => [hello(), '--to', 'semua', '--at', '2026-11-23T08:59+07:00'],
      '--at "2026-11-24T08:00+07:00"',
    ],
  ])('refuses %s before it opens the database, and says what would do', async (_, args, words) => {
    const { out, err, refused } = await announce(undefined, args());
    expect({ out, refused }).toEqual({ out: '', refused: true });
    expect(err).toContain(words);
    expect(err).not.toContain('1571015708900000');
  });

  it('refuses to announce to nobody, after showing why', async () => {
    const db = await freshDatabase();
    await somebody(db);
    const { out, err, refused } = await announce(db, [hello(), '--to', 'semua', '--yes']);
    expect(out).toContain('1 belum punya chat yang terhubung');
    expect([err, refused]).toEqual([expect.stringContaining('Tidak ada chat'), true]);
    expect(await rowsOf(db, 'SELECT FROM announcements')).toEqual([]);
  });
});

describe('announce status, pause, resume and cancel', () => {
  async function announced(count: number) {
    const db = await freshDatabase();
    await readers(db, count);
    await announce(db, [hello(), '--to', 'semua', '--yes']);
    return db;
  }

  it('tell where each row stands, in words and as data', async () => {
    const db = await announced(60);
    await db.pool.query(`UPDATE outgoing SET status = 'sent' WHERE id <= 2`);
    await db.pool.query(`UPDATE outgoing SET status = 'failed', why = 'blocked' WHERE id = 3`);
    await db.pool.query(`UPDATE outgoing SET status = 'failed', why = 'odd-400' WHERE id = 4`);
    await db.pool.query(`DELETE FROM chats WHERE id = (SELECT chat_id FROM outgoing WHERE id = 60)`);
    const { out } = await announce(db, ['status', '1'], later(morning, 60_000));
    expect(out.split('\n')).toEqual([
      '#1  berjalan  semua',
      `    dibuat Senin, 23 November 2026 pukul 09.00 WIB oleh ${systemUser()}, mulai Senin, 23 November 2026 pukul 09.00 WIB`,
      '    penerima: 60 chat',
      '    gagal (chat-nya ditutup orangnya): 1',
      '    gagal (odd-400): 1',
      '    menunggu: 55',
      '    terkirim: 2',
      '    chat-nya sudah dihapus: 1',
      '    sisanya kurang dari satu menit, selesai kira-kira Senin, 23 November 2026 pukul 09.01 WIB',
      '',
    ]);
    const { out: json } = await announce(db, ['status', '--json']);
    expect(JSON.parse(json)).toMatchObject({
      id: 1,
      status: 'running',
      doing: 'running',
      rows: { failed: 2, queued: 55, sent: 2 },
      why: { failed: { blocked: 1, 'odd-400': 1 } },
      gone: 1,
      counted: { recipients: 60 },
    });
  });

  it('move it, each with an audit row, and say what cannot be', async () => {
    const db = await announced(3);
    const steps = ['pause', 'pause', 'resume', 'resume', 'cancel', 'resume', 'cancel'];
    const heard = [];
    for (const step of steps) {
      const { out, err } = await announce(db, [step, '1']);
      heard.push(out || err);
    }
    expect(heard).toEqual([
      expect.stringContaining('dijeda'),
      expect.stringContaining('memang sedang dijeda'),
      expect.stringContaining('dilanjutkan'),
      expect.stringContaining('tidak sedang dijeda'),
      expect.stringContaining('dibatalkan'),
      expect.stringContaining('tidak bisa dijalankan lagi'),
      expect.stringContaining('tidak bisa dijalankan lagi'),
    ]);
    expect((await rowsOf(db, 'SELECT actor, action FROM audit ORDER BY id')).map(({ action }) => action)).toEqual([
      'announcement.made',
      'announcement.paused',
      'announcement.resumed',
      'announcement.cancelled',
    ]);
    expect((await announce(db, ['status', '1'])).out).toContain('tidak dikirim (pengumuman dibatalkan): 3');
  });

  it.each([
    [['pause', '7'], 'nomor 7 tidak ada'],
    [['status', '7'], 'nomor 7 tidak ada'],
    [['resume', 'tujuh'], 'harus angka'],
    [['status', '99999999999'], 'harus angka'],
  ])('refuse %j', async (args, words) => {
    const db = await announced(1);
    const { out, err, refused } = await announce(db, args);
    expect({ out, refused }).toEqual({ out: '', refused: true });
    expect(err).toContain(words);
  });

  it('list the newest first, and none where there is none', async () => {
    const db = await announced(1);
    await announce(db, [file('Lain.'), '--to', 'kabupaten=1508', '--yes']);
    expect((await announce(db, ['status'])).out.match(/^#\d/gm)).toEqual(['#2', '#1']);
    expect((await announce(await freshDatabase(), ['status'])).out).toBe('Belum ada pengumuman.\n');
  });
});
