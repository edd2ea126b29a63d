import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { replay as replayLines } from '../../src/cli/chat/replay.ts';
import { day } from '../../src/domain/day.ts';
import type { Database } from '../../src/store/database.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { seedRegions } from '../../src/store/regions.ts';
import { databaseOf } from '../app/support/app.ts';
import { makeTestDatabase, openTestDatabase } from '../support/database.ts';
import { scratch } from '../support/scratch.ts';
import { cli } from './cli.ts';
import { contextOn } from './in-process.ts';
import { yourOwn } from './your-own.ts';

type Line = { in: object; replies: { text: string; choices: string[]; meant: string[] }[]; understood: { as: string } };

/** One embedded database for all of this file, made by the first command as a newcomer's would be. */
const DATA_DIR = mkdtempSync(join(scratch, 'tangguh-chat-'));
const TODAY = day.parse('2026-11-21');

const typed = (lines: (string | object)[]): string[] =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));

const linesOf = (out: string): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** A process of its own. */
async function chatScript(lines: string[], ...args: string[]): Promise<Line[]> {
  const ran = await cli(['chat', '--script', '--today', TODAY, ...args], { DATA_DIR }, `${lines.join('\n')}\n`);
  expect(ran).toMatchObject({ code: 0, err: '' });
  return linesOf(ran.out);
}

const textOf = (line: Line | undefined): string => line!.replies.map(({ text }) => text).join('\n');

afterAll(() => rmSync(DATA_DIR, { recursive: true, force: true }));

describe('chat --script', () => {
  it('is made at its first run, and talks with a stranger on the day that it is told', {
    timeout: 60_000,
  }, async () => {
    const proof = ['1', '1571015708900000', '90000000001'];
    const lines = await chatScript(['halo', 'setuju', ...proof, 'ingatkan saya besok']);
    expect(textOf(lines[4])).toContain('Siti Uji');
    expect(textOf(lines[5])).toContain('22 November 2026');
  });

  it('goes on in a named chat, and begins anew in one without a name', async () => {
    await chatScript(['halo', 'setuju'], '--chat', 'ibu');
    expect(textOf((await chatScript(['menu'], '--chat', 'ibu'))[0])).toContain('Apa yang bisa saya bantu');
    expect(textOf((await chatScript(['menu']))[0])).toContain('setuju');
  });
});

describe('a replay', () => {
  let db: Database;
  beforeAll(async () => {
    db = await openTestDatabase();
    await seedRegions(db);
    await seedProgrammes(db);
  });
  afterAll(() => db.close());

  async function replay(said: (string | object)[]): Promise<Line[]> {
    const { context, out, err } = contextOn(db);
    await replayLines(context, () => Readable.from(typed(said)), { address: randomUUID(), on: TODAY });
    expect(err).toEqual([]);
    return linesOf(out.join(''));
  }

  it('answers one JSON object a line: from a stranger to a covered worker in five messages', async () => {
    const lines = await replay(['halo', 'setuju', '1', '1571015708900000', '90000000001']);
    expect(lines).toHaveLength(5);
    expect(lines[0]!.replies.at(-1)!.choices).toEqual(['Setuju', 'Tidak setuju', 'Rincian']);
    for (const fact of ['Siti Uji', 'BKBK Dumisake', '1 Januari', '31 Desember'])
      expect(textOf(lines[4])).toContain(fact);
  });

  it.each([
    ['1508030107850000', '90000000002', 'sudah berakhir'],
    ['1505024102880000', '90000000003', 'belum tercatat punya perlindungan'],
  ])('knows the made-up person %s', async (nik, card, words) => {
    expect(textOf((await replay(['halo', 'setuju', '1', nik, card])).at(-1))).toContain(words);
  });

  it('takes a shared contact for a proof, and media kindly', async () => {
    const lines = await replay([
      'halo',
      'setuju',
      { photo: true },
      { voice: true },
      { location: [-1.6, 103.6] },
      '1',
      '1571015708900000',
      { contact: { phone: '0840-0000-0001' } },
    ]);
    expect(lines.slice(2, 5).every(({ replies }) => replies.length > 0)).toBe(true);
    expect(textOf(lines.at(-1))).toContain('Siti Uji');
  });

  it('moves the clock of its own chat and shows the reminder that falls due, once and within hours', async () => {
    const lines = await replay([
      'halo',
      'setuju',
      'ingatkan saya besok',
      { at: '2026-11-22T07:59+07:00' },
      { at: '2026-11-22T08:00+07:00' },
      { at: '2026-11-22T09:00+07:00' },
    ]);
    expect(lines.slice(3).map(({ replies }) => replies.length)).toEqual([0, 1, 0]);
    expect(textOf(lines[4])).toContain('Minggu, 22 November 2026');
  });

  it('says of every answer which texts it means', async () => {
    const [hello, thanks] = await replay(['halo', 'setuju']);
    expect(hello!.replies.map(({ meant }) => meant)).toEqual([['welcome.hello', 'welcome.consent']]);
    expect(thanks!.replies[0]!.meant).toEqual(['welcome.thanks', 'menu.pick']);
  });

  it('goes on in another chat where a line names one, and in the first again, each by its own clock', async () => {
    const [ibu, bapak] = [{ chat: randomUUID() }, { chat: randomUUID() }];
    const said = [
      ibu,
      'halo',
      'setuju',
      { at: '2026-11-25T08:00+07:00' },
      bapak,
      'halo',
      'setuju',
      'ingatkan saya besok',
    ];
    const lines = await replay([...said, ibu, 'menu']);
    expect(lines[4]).toEqual({ in: bapak, replies: [], understood: { as: 'chat' } });
    expect(lines[5]!.replies[0]!.meant).toContain('welcome.consent');
    expect(textOf(lines[7])).toContain('22 November 2026');
    expect(lines.at(-1)!.replies[0]!.meant).toEqual(['menu.pick']);
  });

  it('says of a line that it cannot read what would have worked, and goes on', async () => {
    const lines = await replay(['{bad', '{"unknown":1}', 'halo', '']);
    expect(lines.map(({ understood }) => understood.as)).toEqual([
      'unreadable',
      'unreadable',
      'nothing',
      expect.any(String),
    ]);
    expect(lines.every((line) => line.replies.length > 0 || JSON.stringify(line.understood).includes('Contoh'))).toBe(
      true,
    );
  });

  it.each(['2026-13-01T08:00+07:00', '2026-02-30T08:00+07:00', '2026-11-22T24:01Z', '2026-11-22T08:00'])(
    'does not move its clock to %s, which is no instant, and goes on',
    async (at) => {
      const lines = await replay([{ at }, 'halo', { at: '2026-11-22T08:00:05Z' }]);
      expect(lines.map(({ understood }) => understood.as)).toEqual(['unreadable', 'nothing', 'clock']);
    },
  );

  it('answers a turn that fails with a reference that stands in the log, and goes on', async () => {
    const { url, drop } = await makeTestDatabase();
    onTestFinished(drop);
    const owner = new pg.Client(url);
    await owner.connect();
    await owner.query('ALTER TABLE cards RENAME TO away').finally(() => owner.end());
    const input = ['halo', 'setuju', '1', '1571015708900000', '90000000001', 'manfaat jkm', ''].join('\n');
    const ran = await cli(['chat', '--script'], yourOwn(url), input);
    expect(ran.code).toBe(0);
    const lines = linesOf(ran.out);
    expect(lines.map(({ understood }) => understood.as === 'failed')).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    const [, reference] = /Kode gangguan: (\w{8})/.exec(textOf(lines[4])) ?? [];
    expect(reference).toBeDefined();
    expect(ran.err).toContain(reference);
    expect(textOf(lines[5])).toContain('Rp');
  });

  it('never prints a NIK or a card number back', async () => {
    const lines = await replay(['halo', 'setuju', '1', '1571 0157 0890 0000', { text: '90000000001' }]);
    expect(JSON.stringify(lines.map((line) => line.in))).not.toMatch(/\d{5}/);
  });

  it('refuses a day that does not exist and names one that does', async () => {
    const ran = await cli(['chat', '--script', '--today', '2026-02-30'], { DATA_DIR });
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('2026-11-21') });
  });
});

describe('chat', () => {
  it('answers every line of a piped input before it ends', async () => {
    const ran = await cli(['chat', '--chat', 'pipa'], { DATA_DIR }, 'halo\nsetuju\nmanfaat jkm\nmenu\n');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const told = ['Setuju', 'Apa yang bisa saya bantu', 'Rp'].map((words) => ran.out.indexOf(words));
    expect(told).not.toContain(-1);
    expect(ran.out.lastIndexOf('Apa yang bisa saya bantu')).toBeGreaterThan(ran.out.indexOf('Rp'));
    expect(databaseOf(DATA_DIR)).toEqual([]);
  });
});

describe('the other commands', () => {
  it('inbox lists what people asked for, with masked numbers only', async () => {
    const failed = ['halo', 'setuju', '1', '1571015708900000', '90000000009', 'minta petugas memeriksa'];
    await chatScript([...failed, 'saya sendiri', 'chat ini saja']);
    const ran = await cli(['inbox'], { DATA_DIR });
    expect(ran.out).toContain('minta data diperiksa');
    expect(ran.out).toContain('Siti Uji (************0000)');
    expect(ran.out.replaceAll(/LP\d{14}/g, '')).not.toMatch(/\d{11}/);
  });

  it('that need no database never touch it', async () => {
    const nowhere = join(DATA_DIR, 'never');
    for (const args of [['--help'], ['settings'], ['sample', '--people', '3']]) {
      const ran = await cli(args, { DATA_DIR: nowhere });
      expect(ran.code).toBe(0);
      expect(ran.out.length).toBeGreaterThan(100);
    }
    expect(() => rmSync(nowhere)).toThrow();
  });

  it('stop at bad settings, all named at once with a value that would do', async () => {
    const ran = await cli(['inbox'], {
      DATA_DIR,
      PORT: 'abc',
      REDIS_URL: 'http://x',
      DATABASE_URL: 'postgres://x/y',
      NOTICE_HOURS: '20.00-08.00',
    });
    expect(ran.code).toBe(1);
    for (const name of ['PORT', 'REDIS_URL', 'NOTICE_HOURS', 'ENCRYPTION_KEYS', 'INDEX_KEY', '3000', 'redis://'])
      expect(ran.err).toContain(name);
  });
});
