import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { codeHoldsUntil, printActivationCode } from '../../src/domain/activation-code.ts';
import { addDays, dayOf, instantOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import type { RollCells } from '../../src/files/roll.ts';
import { makeCodes, type Sheet } from '../../src/store/codes.ts';
import { isIn, jambiVillages, villageOf } from '../../src/store/regions.ts';
import { chatIn, enrol, keysOf, type Reply, type World, worldOf } from '../app/support/in-process.ts';
import { freshDatabase } from '../support/database.ts';
import { later } from '../support/ledger.ts';

const BULURAN = '1571011002';
const TERUSAN = { kelurahan: '1504081008', desa: '1504082006' };
const STRANGER = '1571012304750000';
const SECOND = 1_000;

const [siti, marwan] = knownPeople('2026-11-23' as Parameters<typeof knownPeople>[0]) as [RollCells, RollCells];
/** Marwan is Siti's neighbour here, as some clerk would write it. */
const neighbours = [siti, { ...marwan, kecamatan: siti.kecamatan, kabupaten_kota: siti.kabupaten_kota }].map(
  (row, at) => ({ ...row, desa_kelurahan: ['Buluran Kenali', 'Kel. BULURAN  kenali'][at]! }),
);

async function world(rows: RollCells[] = neighbours): Promise<World> {
  const made = worldOf(await freshDatabase());
  await enrol(made, rows);
  return made;
}

const sheetOf = async ({ db, clock }: World, code = BULURAN): Promise<Sheet> =>
  makeCodes(db, (await villageOf(code))!, { now: clock.now, actor: 'cli' });

const codeOf = ({ rows }: Sheet, name: string): string => rows.find((row) => row.name === name)!.code;

const rowsOf = async ({ db }: World, sql: string) => (await db.pool.query(sql)).rows;

const moves = (made: World, ms: number): void => {
  made.clock.now = later(made.clock.now, ms);
};

/** Comes by the code and names a record. What is answered to that. */
async function comes(made: World, code: string, nik: string, chat = chatIn(made)): Promise<Reply[]> {
  await chat.begun();
  await chat.says(`/start ${code}`);
  return chat.says(nik);
}

const isShown = (replies: Reply[]): boolean => keysOf(replies)[0] === 'cover.head';

describe('codes of a village', () => {
  it('are made for all of its people and nobody else, and only their indexes are kept', async () => {
    const made = await world([...neighbours, { ...marwan, nik: STRANGER, no_kartu: '', no_kk: '' }]);
    const { rows, until, replaced } = await sheetOf(made);
    expect(rows.map(({ name, nikTail }) => [name, nikTail])).toEqual([
      ['Marwan Uji', '0000'],
      ['Siti Uji', '0000'],
    ]);
    expect([until, replaced]).toEqual(['2027-02-21', 0]);
    const kept = await rowsOf(made, 'SELECT code_index, participant_id, used_at, used_by FROM activation_codes');
    expect(kept.map((row) => row.code_index.toString('hex')).sort()).toEqual(
      rows.map(({ code }) => made.db.vault.index('code', code).toString('hex')).sort(),
    );
    expect(await rowsOf(made, `SELECT actor, action, subject, detail FROM audit WHERE action = 'codes.made'`)).toEqual([
      { actor: 'cli', action: 'codes.made', subject: `village:${BULURAN}`, detail: { people: 2, replaced: 0 } },
    ]);
  });

  it('are not made for whoever is known to have died', async () => {
    const made = await world();
    await made.db.pool.query(`UPDATE participants SET died_on = '2026-11-20' WHERE name = $1`, [siti.nama]);
    expect((await sheetOf(made)).rows.map(({ name }) => name)).toEqual([marwan.nama]);
  });

  it('that nobody has used are void once new ones are made; used ones stay used', async () => {
    const made = await world();
    const old = await sheetOf(made);
    expect(isShown(await comes(made, codeOf(old, 'Siti Uji'), siti.nik))).toBe(true);
    const fresh = await sheetOf(made);
    expect(fresh.replaced).toBe(1);
    expect(isShown(await comes(made, codeOf(old, 'Marwan Uji'), marwan.nik))).toBe(false);
    moves(made, 30 * SECOND);
    expect(isShown(await comes(made, codeOf(fresh, 'Marwan Uji'), marwan.nik))).toBe(true);
    expect(await rowsOf(made, 'SELECT count(*)::int, count(used_at)::int AS used FROM activation_codes')).toEqual([
      { count: 3, used: 2 },
    ]);
  });

  it('made twice at once leave one sheet that holds', async () => {
    const made = await world();
    const sheets = await Promise.all([sheetOf(made), sheetOf(made), sheetOf(made)]);
    expect(sheets.map(({ replaced }) => replaced).sort()).toEqual([0, 2, 2]);
    expect(await rowsOf(made, 'SELECT count(*)::int FROM activation_codes')).toEqual([{ count: 2 }]);
  });

  it('are drawn again where somebody has one already', async () => {
    const made = await world();
    const village = (await villageOf(BULURAN))!;
    let drawn = 0;
    // The first two codes are the same one, then come others.
    const below = (limit: number) => (drawn++ < 20 ? [0, 17][drawn % 2]! : (drawn * 7) % limit);
    const { rows } = await makeCodes(made.db, village, { now: made.clock.now, actor: 'cli', below });
    expect(new Set(rows.map(({ code }) => code)).size).toBe(2);
    expect(rows.map(({ code }) => code)).toContain('3A3A3A3A3A');
  });

  it('are not made where the roll has nobody, or does not say which of two villages it means', async () => {
    const row = { ...siti, kecamatan: 'Maro Sebo Ilir', kabupaten_kota: 'Kabupaten Batang Hari' };
    const made = await world();
    await expect(sheetOf(made, TERUSAN.desa)).rejects.toMatchObject({ code: 'village-empty' });
    const unclear = await world([{ ...row, desa_kelurahan: 'Terusan' }]);
    for (const code of Object.values(TERUSAN))
      await expect(sheetOf(unclear, code)).rejects.toMatchObject({ code: 'village-ambiguous' });
    expect(await rowsOf(unclear, 'SELECT FROM activation_codes')).toEqual([]);
    const clear = await world([{ ...row, desa_kelurahan: 'Desa Terusan' }]);
    expect((await sheetOf(clear, TERUSAN.desa)).rows).toHaveLength(1);
    await expect(sheetOf(clear, TERUSAN.kelurahan)).rejects.toMatchObject({ code: 'village-empty' });
  });
});

describe('an activation code', () => {
  it('opens nothing but the record of its person, and there binds the chat', async () => {
    const made = await world();
    const sheet = await sheetOf(made);
    const chat = chatIn(made);
    expect(isShown(await comes(made, codeOf(sheet, 'Marwan Uji'), siti.nik, chat))).toBe(false);
    moves(made, 30 * SECOND);
    expect(isShown(await chat.says(siti.no_kartu))).toBe(true);
    expect(await rowsOf(made, 'SELECT FROM activation_codes WHERE used_at IS NOT NULL')).toEqual([]);
    expect(isShown(await comes(made, codeOf(sheet, 'Siti Uji'), siti.nik))).toBe(true);
    expect(await rowsOf(made, 'SELECT proof FROM bindings ORDER BY id')).toEqual([
      { proof: 'card' },
      { proof: 'code' },
    ]);
  });

  it('is spent by its first chat, which may use it again while it is bound', async () => {
    const made = await world();
    const code = codeOf(await sheetOf(made), 'Siti Uji');
    const mine = chatIn(made);
    expect(isShown(await comes(made, code, siti.nik, mine))).toBe(true);
    expect(isShown(await comes(made, code, siti.nik, mine))).toBe(true);
    const theirs = await comes(made, code, siti.nik);
    const unknown = await comes(made, code, STRANGER);
    expect(theirs).toEqual(unknown);
    expect(keysOf(theirs)).toEqual(['check.notProven']);
    await mine.says('keluar');
    moves(made, 60 * SECOND);
    expect(isShown(await comes(made, code, siti.nik, mine))).toBe(false);
    expect(await rowsOf(made, 'SELECT ended_why AS why FROM bindings')).toEqual([{ why: 'left' }]);
  });

  it('stays spent when its chat is deleted', async () => {
    const made = await world();
    const code = codeOf(await sheetOf(made), 'Siti Uji');
    const chat = chatIn(made);
    await comes(made, code, siti.nik, chat);
    for (const message of ['hapus data saya', 'ya']) await chat.says(message);
    expect(
      await rowsOf(made, 'SELECT used_by, used_at IS NULL AS fresh FROM activation_codes WHERE used_at IS NOT NULL'),
    ).toEqual([{ used_by: null, fresh: false }]);
    expect(isShown(await comes(made, code, siti.nik, chat))).toBe(false);
  });

  it('holds to the end of its last day in Jakarta, and not a millisecond more', async () => {
    const made = await world();
    const sheet = await sheetOf(made);
    const last = codeHoldsUntil(dayOf(made.clock.now));
    made.clock.now = new Date(instantOf(addDays(last, 1)).getTime() - 1);
    expect(isShown(await comes(made, codeOf(sheet, 'Siti Uji'), siti.nik))).toBe(true);
    made.clock.now = instantOf(addDays(last, 1));
    expect(isShown(await comes(made, codeOf(sheet, 'Marwan Uji'), marwan.nik))).toBe(false);
  });

  it('that two chats hold at once opens the record to one of them, also when both saw it unspent', async () => {
    const made = await world();
    const code = codeOf(await sheetOf(made), 'Siti Uji');
    const turns = [];
    for (const chat of [chatIn(made), chatIn(made)]) {
      await chat.begun();
      await chat.says(`/start ${code}`);
      turns.push((await chat.writes(siti.nik))!.turn);
    }
    // Whoever holds the row lets both look at it, and neither spend it.
    const holder = await made.db.pool.connect();
    onTestFinished(() => holder.release(true));
    await holder.query('BEGIN');
    await holder.query('SELECT FROM activation_codes FOR UPDATE');
    const both = Promise.all(turns.map((turn) => turn()));
    await vi.waitUntil(async () => {
      const waiting = await rowsOf(
        made,
        `SELECT DISTINCT pid FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE datname = current_database() AND NOT granted`,
      );
      return waiting.length === 2;
    });
    await holder.query('ROLLBACK');
    await both;
    const replies = await rowsOf(
      made,
      `SELECT key FROM outgoing WHERE key IN ('cover.head', 'check.notProven') ORDER BY key`,
    );
    expect(replies).toEqual([{ key: 'check.notProven' }, { key: 'cover.head' }]);
    expect(await rowsOf(made, 'SELECT FROM bindings')).toHaveLength(1);
    expect(await rowsOf(made, `SELECT points FROM rate_limits WHERE key = 'proof:all'`)).toEqual([{ points: 1 }]);
  });

  it('counts against the same limits as any wrong proof, and slows down whoever guesses the NIK that it is for', async () => {
    const made = await world();
    const code = codeOf(await sheetOf(made), 'Siti Uji');
    const niks = ['12', '13', '14'].map((day) => `157101${day}03750000`);
    for (const nik of niks) expect(keysOf(await comes(made, code, nik))).toEqual(['check.notProven']);
    const next = await comes(made, code, siti.nik);
    expect(keysOf(next)).toEqual(['check.waitMinutes', 'check.askProof_nik']);
    moves(made, 30 * SECOND);
    expect(isShown(await comes(made, code, siti.nik))).toBe(true);
    expect(await rowsOf(made, `SELECT points FROM rate_limits WHERE key = 'proof:all'`)).toEqual([{ points: 3 }]);
  });

  it('is nowhere in the database: not in a message, a place, a reply or a limit', async () => {
    const made = await world();
    const code = codeOf(await sheetOf(made), 'Siti Uji');
    const chat = chatIn(made);
    await chat.says(`/start ${code}`);
    await chat.says('setuju');
    await chat.says(printActivationCode(code).toLowerCase());
    await chat.says(siti.nik);
    const bodies = await rowsOf(made, 'SELECT body FROM inbound');
    const messages = bodies.map(({ body }) => made.db.vault.open('inbound.body', body));
    expect(messages).toContain(JSON.stringify({ text: '/start **********' }));
    const tables = await rowsOf(made, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    for (const { name } of tables)
      messages.push(...(await rowsOf(made, `SELECT to_jsonb(t)::text AS row FROM "${name}" t`)).map(({ row }) => row));
    const needles = [code, printActivationCode(code), code.slice(0, 5), code.slice(5)];
    expect(needles.filter((needle) => messages.some((one) => one.toUpperCase().includes(needle)))).toEqual([]);
  });
});

describe('a village', () => {
  it('is found by its code, with dots or without, and only in Jambi', async () => {
    const found = { code: BULURAN, district: '157101', name: 'Buluran Kenali' };
    for (const code of [BULURAN, '15.71.01.1002', ' 1571011002 ']) expect(await villageOf(code)).toEqual(found);
    for (const code of ['3171011001', '1571019999', '157101', '']) expect(await villageOf(code)).toBeUndefined();
  });

  it.each([
    ['Buluran Kenali', 'yes'],
    ['kel. buluran kenali', 'yes'],
    ['Kelurahan BULURAN-KENALI', 'yes'],
    ['Desa Buluran Kenali', 'yes'],
    ['Buluran', 'no'],
    ['', 'no'],
  ])('is written "%s": %s', async (written, is) => {
    expect(isIn((await villageOf(BULURAN))!, written)).toBe(is);
  });

  it('shares its name with another of its district only where one is a kelurahan and one a desa', async () => {
    const twins: string[] = [];
    for (const [, names] of await jambiVillages())
      for (const name of names) if (names.filter((one) => one === name).length > 1) twins.push(name);
    expect(twins).toEqual(['Terusan', 'Terusan', 'Merlung', 'Merlung']);
    expect(await villageOf(TERUSAN.kelurahan)).toMatchObject({ twin: TERUSAN.desa });
  });
});
