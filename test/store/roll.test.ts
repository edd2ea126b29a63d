import { Readable } from 'node:stream';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { programmes } from '../../src/domain/programmes.ts';
import { importRoll } from '../../src/files/import-roll.ts';
import { emptyCells, knownPeople } from '../../src/files/known-people.ts';
import { seedMadeUp } from '../../src/files/made-up.ts';
import { type Problem, UnreadableFile } from '../../src/files/problem.ts';
import type { RollCells } from '../../src/files/roll.ts';
import { samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import type { Database } from '../../src/store/database.ts';
import { clearMadeUp, countMadeUp } from '../../src/store/made-up.ts';
import { seedProgrammes } from '../../src/store/programmes.ts';
import { regions, seedRegions } from '../../src/store/regions.ts';
import { freshDatabase } from '../support/database.ts';

const today = '2026-11-21';
const now = new Date('2026-11-21T03:00:00Z');
const [siti, marwan, aminah] = knownPeople(day.parse(today)) as [RollCells, RollCells, RollCells];

async function take(db: Database, rows: Partial<RollCells>[] | Readable, asOf = today) {
  const problems: Problem[] = [];
  const bytes = rows instanceof Readable ? rows : writeRoll(rows.map((row) => ({ ...emptyCells, ...row })));
  const imported = await importRoll(db, bytes, {
    asOf: day.parse(asOf),
    now,
    onProblem: (problem) => problems.push(problem),
  });
  return {
    ...imported,
    problems: problems.map(({ line, column, wrong, kept }) => `${line} ${column} ${wrong}${kept ? ' kept' : ''}`),
  };
}

const sql = async (db: Database, text: string) => (await db.pool.query(text)).rows;
const people = (db: Database) => sql(db, 'SELECT * FROM participants ORDER BY id');
const covers = (db: Database) => sql(db, 'SELECT * FROM cover_periods ORDER BY id');

/** Every row of the roll with the transaction that wrote it: equal means that nothing was written. */
const written = async (db: Database) =>
  Promise.all(
    ['participants', 'cards', 'cover_periods'].map((table) => sql(db, `SELECT xmin, * FROM ${table} ORDER BY 2`)),
  );

/** As the owner, for the application's role may not end anyone's connection. Says how many it cut. */
async function cutCopies({ url }: Database) {
  const owner = new pg.Client(url);
  await owner.connect();
  const cut = await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY %' AND datname = current_database()`,
  );
  await owner.end();
  expect(cut.rowCount).toBe(1);
}

const on = (date: string) => new Date(`${date}T00:00:00`);

describe('an import', () => {
  it('makes people, cards and covers, sealed and indexed', async () => {
    const db = await freshDatabase();
    expect(await take(db, [siti, marwan, aminah])).toMatchObject({
      rows: 3,
      bad: 0,
      warnings: 0,
      created: 3,
      changed: 0,
      unchanged: 0,
      covers: { created: 2, changed: 0, unchanged: 0 },
    });
    const [person] = await people(db);
    expect(person).toMatchObject({
      nik_index: db.vault.index('nik', siti.nik),
      phone_index: db.vault.index('phone', '+6284000000001'),
      family_index: db.vault.index('family', siti.no_kk),
      district: '157101',
      made_up: true,
    });
    expect(db.vault.open('participant.nik', person.nik_sealed)).toBe(siti.nik);
    expect(db.vault.open('participant.phone', person.phone_sealed)).toBe('+6284000000001');
    expect(await sql(db, 'SELECT * FROM cards WHERE participant_id = 1')).toEqual([
      { card_index: db.vault.index('card', siti.no_kartu), tail: '0001', participant_id: 1 },
    ]);
    expect(await sql(db, 'SELECT rows, bad, created, changed FROM imports')).toEqual([
      { rows: 3, bad: 0, created: 3, changed: 0 },
    ]);
  });

  it('stores no number in the clear', async () => {
    const db = await freshDatabase();
    await take(db, [siti, marwan, aminah]);
    const all = JSON.stringify(
      await Promise.all([people(db), covers(db), sql(db, 'SELECT * FROM cards'), sql(db, 'SELECT * FROM imports')]),
    );
    for (const number of [siti.nik, siti.no_kk, siti.no_kartu, '84000000001']) expect(all).not.toContain(number);
  });

  it('marks only people with the serial 0000 as made up', async () => {
    const db = await freshDatabase();
    await take(db, [siti, { ...aminah, nik: '1505024102880001' }]);
    expect((await people(db)).map(({ made_up }) => made_up)).toEqual([true, false]);
  });

  it('of the same file twice writes nothing', async () => {
    const db = await freshDatabase();
    const rows = [...sampleRoll({ people: 300, seed: 7, on: day.parse(today), places: await samplePlaces() })];
    const first = await take(db, rows);
    const before = await written(db);
    const second = await take(db, rows);
    expect(second).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 300,
      covers: { created: 0, changed: 0, unchanged: first.covers.created },
    });
    expect(await written(db)).toEqual(before);
  });

  it('of the same file on a later day moves only the days that it confirms', async () => {
    const db = await freshDatabase();
    await take(db, [siti, aminah]);
    const before = await written(db);
    expect(await take(db, [siti, aminah], '2026-12-01')).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const [[person], [cover]] = [await people(db), await covers(db)];
    expect(person.phone_seen_on).toEqual(on('2026-12-01'));
    expect(cover.paid_source_on).toEqual(on('2026-12-01'));
    expect(person).toEqual({ ...before[0]![0], xmin: undefined, phone_seen_on: on('2026-12-01') });
    await take(db, [siti, aminah], '2026-10-01');
    expect([await people(db), await covers(db)]).toMatchObject([[person, {}], [cover]]);
  });

  it('erases nothing with an empty cell', async () => {
    const db = await freshDatabase();
    await take(db, [siti]);
    const before = await written(db);
    const bare = {
      ...siti,
      no_hp: '',
      no_kk: '',
      no_kartu: '',
      pekerjaan: '',
      desa_kelurahan: '',
      kecamatan: '',
      kabupaten_kota: '',
      berakhir: '',
      dibayar_sampai: '',
      upah_dasar: '',
    };
    expect(await take(db, [bare], '2026-12-01')).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await written(db)).toEqual(before);
  });

  it('replaces what a newer file says otherwise, and counts the person once', async () => {
    const db = await freshDatabase();
    await take(db, [siti, marwan]);
    const moved = {
      ...siti,
      no_hp: '0840-0000-0009',
      no_kartu: '90000000009',
      kecamatan: 'Sekernan',
      kabupaten_kota: 'Muaro Jambi',
      desa_kelurahan: '',
      dibayar_sampai: '2026-11-30',
    };
    expect(await take(db, [moved, marwan], '2026-12-01')).toMatchObject({
      created: 0,
      changed: 1,
      unchanged: 1,
      covers: { changed: 1, unchanged: 1 },
    });
    const [person] = await people(db);
    expect(db.vault.open('participant.phone', person.phone_sealed)).toBe('+6284000000009');
    expect(person).toMatchObject({
      phone_index: db.vault.index('phone', '+6284000000009'),
      regency: '1505',
      district: '150502',
      village: null,
    });
    expect(await sql(db, 'SELECT tail FROM cards WHERE participant_id = 1 ORDER BY tail')).toEqual([
      { tail: '0001' },
      { tail: '0009' },
    ]);
    expect((await covers(db))[0].paid_through).toEqual(on('2026-11-30'));
  });

  it('of an older file fills gaps and replaces nothing', async () => {
    const db = await freshDatabase();
    await take(db, [{ ...siti, pekerjaan: '' }]);
    await take(
      db,
      [{ ...siti, nama: 'Siti Lama Uji', no_hp: '0840-0000-0009', dibayar_sampai: '2026-08-31', pekerjaan: 'farmer' }],
      '2026-09-01',
    );
    expect(await people(db)).toMatchObject([
      { name: 'Siti Uji', occupation: 'farmer', phone_index: db.vault.index('phone', '+6284000000001') },
    ]);
    expect((await covers(db))[0].paid_through).toEqual(on('2026-10-31'));
  });

  it('keeps several covers of one person, and a new one beside the old', async () => {
    const db = await freshDatabase();
    const selfPaid = { ...siti, program: 'self_paid', penyelenggara: '' };
    expect(await take(db, [siti, selfPaid])).toMatchObject({ created: 1, covers: { created: 2 } });
    const next = { ...siti, mulai: '2027-01-01', berakhir: '2027-12-31', dibayar_sampai: '2027-01-31' };
    expect(await take(db, [next], '2027-02-01')).toMatchObject({ created: 0, changed: 1, covers: { created: 1 } });
    expect(await covers(db)).toHaveLength(3);
  });

  it('leaves a card with who had it first, in the file and in the roll', async () => {
    const db = await freshDatabase();
    const thief = { ...marwan, no_kartu: siti.no_kartu };
    expect(await take(db, [siti, thief, aminah])).toMatchObject({
      rows: 3,
      bad: 1,
      created: 2,
      problems: ['3 no_kartu roll.cardTaken'],
    });
    expect(await take(db, [thief, siti])).toMatchObject({
      rows: 2,
      bad: 1,
      created: 0,
      unchanged: 1,
      problems: ['2 no_kartu roll.cardTaken'],
    });
    expect(await sql(db, 'SELECT bad FROM imports ORDER BY id')).toEqual([{ bad: 1 }, { bad: 1 }]);
  });

  it('takes a repeated row once', async () => {
    const db = await freshDatabase();
    expect(await take(db, [siti, siti, siti])).toMatchObject({
      rows: 3,
      bad: 0,
      created: 1,
      covers: { created: 1 },
      problems: [],
    });
  });

  it('of contradicting rows takes the last and says so', async () => {
    const db = await freshDatabase();
    const other = { ...siti, nama: 'Siti Dua Uji', no_hp: '', jaminan: 'JKK', upah_dasar: '2000000' };
    expect((await take(db, [siti, marwan, other])).problems).toEqual([
      '4 nama roll.contradiction kept',
      '4 jaminan roll.contradiction kept',
      '4 upah_dasar roll.contradiction kept',
    ]);
    expect((await people(db))[0]).toMatchObject({
      name: 'Siti Dua Uji',
      phone_index: db.vault.index('phone', '+6284000000001'),
    });
    expect((await covers(db))[0]).toMatchObject({ jkm: false, wage_base: 2_000_000 });
  });

  it('leaves bad rows out and takes the others', async () => {
    const db = await freshDatabase();
    const found = await take(db, [siti, { ...marwan, mulai: 'x' }, aminah]);
    expect(found).toMatchObject({ rows: 3, bad: 1, created: 2, problems: ['3 mulai roll.notDay'] });
  });

  it('takes text with tabs, backslashes and quotes as it stands', async () => {
    const db = await freshDatabase();
    await take(db, [{ ...siti, pekerjaan: 'a\\N "b"\tc\\' }]);
    expect((await people(db))[0].occupation).toBe('a\\N "b" c\\');
  });

  it.each([
    ['breaks off', new Error('gone'), /gone/],
    ['turns out not to be UTF-8', Buffer.from([0xff]), UnreadableFile],
  ])('of a file that %s after many rows leaves nothing, and the next one works', async (_, end, error) => {
    const db = await freshDatabase();
    const rows = sampleRoll({ people: 1000, seed: 1, on: day.parse(today), places: await samplePlaces() });
    const broken = Readable.from(
      (async function* () {
        for await (const chunk of writeRoll(rows)) yield Buffer.from(chunk);
        if (end instanceof Error) throw end;
        yield end;
      })(),
    );
    await expect(take(db, broken)).rejects.toThrow(error);
    expect([await people(db), await sql(db, 'SELECT * FROM imports')]).toEqual([[], []]);
    expect(await take(db, [siti])).toMatchObject({ created: 1 });
  });

  it('whose connection is cut in the middle throws and leaves nothing', async () => {
    const db = await freshDatabase();
    const rows = sampleRoll({ people: 1000, seed: 1, on: day.parse(today), places: await samplePlaces() });
    const cut = Readable.from(
      (async function* () {
        for await (const chunk of writeRoll(rows)) yield Buffer.from(chunk);
        await cutCopies(db);
        await new Promise((done) => setTimeout(done, 200));
        yield Buffer.from('\n'.repeat(100_000));
      })(),
    );
    await expect(take(db, cut)).rejects.toThrow();
    expect(await people(db)).toEqual([]);
    expect(await take(db, [siti])).toMatchObject({ created: 1 });
  });

  it('waits for another one to finish', async () => {
    const db = await freshDatabase();
    const both = await Promise.all([take(db, [siti, marwan]), take(db, [marwan, siti])]);
    expect(both.map(({ created }) => created).sort()).toEqual([0, 2]);
  });
});

describe('regions and programmes', () => {
  it('are written once: 11 regencies, 144 districts, every programme', async () => {
    const db = await freshDatabase();
    await Promise.all([seedRegions(db), seedProgrammes(db), seedRegions(db)]);
    const all = await regions(db);
    expect(all.filter(({ parent }) => !parent)).toHaveLength(11);
    expect(all.filter(({ parent }) => parent)).toHaveLength(144);
    expect(all).toContainEqual({ code: '157101', parent: '1571', name: 'Telanaipura' });
    expect(await sql(db, 'SELECT name FROM programmes')).toHaveLength(programmes.length);
    const before = await sql(db, 'SELECT xmin FROM regions UNION ALL SELECT xmin FROM programmes');
    await seedRegions(db);
    await seedProgrammes(db);
    expect(await sql(db, 'SELECT xmin FROM regions UNION ALL SELECT xmin FROM programmes')).toEqual(before);
  });

  it('are mended by a newer edition, which touches only what differs', async () => {
    const db = await freshDatabase();
    await seedRegions(db);
    await sql(db, `UPDATE regions SET name = 'Elsewhere' WHERE code = '157101'`);
    const before = await sql(db, `SELECT xmin FROM regions WHERE code <> '157101' ORDER BY code`);
    await sql(db, `UPDATE settings SET value = 'older' WHERE key = 'seeded.regions'`);
    await seedRegions(db);
    expect(await sql(db, `SELECT name FROM regions WHERE code = '157101'`)).toEqual([{ name: 'Telanaipura' }]);
    expect(await sql(db, `SELECT xmin FROM regions WHERE code <> '157101' ORDER BY code`)).toEqual(before);
  });
});

describe('made-up people', () => {
  it('are written into an empty roll, brought up to a new month, and otherwise left alone', async () => {
    const db = await freshDatabase();
    expect(await seedMadeUp(db, now)).toBe(true);
    expect(await countMadeUp(db)).toMatchObject({ people: 2000, bindings: 0, requests: 0 });
    const before = await written(db);
    expect(await seedMadeUp(db, new Date('2026-11-30T16:59:59Z'))).toBe(false);
    expect(await written(db)).toEqual(before);
    expect(await seedMadeUp(db, new Date('2026-11-30T17:00:00Z'))).toBe(true);
    expect(await countMadeUp(db)).toMatchObject({ people: 2000 });
    const [{ paid_through }] = await sql(db, `SELECT paid_through FROM cover_periods WHERE participant_id = 1`);
    expect(paid_through).toEqual(on('2026-11-30'));
  });

  it('never join a real person', async () => {
    const db = await freshDatabase();
    await take(db, [{ ...aminah, nik: '1505024102880001' }]);
    expect(await seedMadeUp(db, now)).toBe(false);
    expect(await countMadeUp(db)).toMatchObject({ people: 0 });
  });

  it('stay as they are when someone else imported them', async () => {
    const db = await freshDatabase();
    await take(db, [siti]);
    expect(await seedMadeUp(db, now)).toBe(false);
  });

  it('go with all that hangs on them, and only they, leaving an audit row', async () => {
    const db = await freshDatabase();
    await take(db, [siti, marwan, { ...aminah, nik: '1505024102880001' }]);
    await sql(db, `INSERT INTO chats (channel, address, created_at) VALUES ('web', 'a', now())`);
    for (const id of [1, 3]) {
      await sql(
        db,
        `INSERT INTO bindings (chat_id, participant_id, relation, proof, created_at, expires_at) VALUES (1, ${id}, 'self', 'card', now(), now())`,
      );
      await sql(
        db,
        `INSERT INTO requests (kind, chat_id, participant_id, created_at) VALUES ('check', 1, ${id}, now())`,
      );
      await sql(
        db,
        `INSERT INTO cases (report_number, code_index, kind, status, since, created_at, nik_index)
         SELECT 'LP' || id, '\\x00', 'check', 'reported', now(), now(), nik_index FROM participants WHERE id = ${id}`,
      );
    }
    const gone = { people: 2, cards: 2, covers: 2, bindings: 1, requests: 1, cases: 1 };
    expect(await clearMadeUp(db, { now, actor: 'cli' })).toEqual(gone);
    expect((await people(db)).map(({ id }) => id)).toEqual([3]);
    expect(await sql(db, 'SELECT participant_id FROM requests UNION ALL SELECT participant_id FROM bindings')).toEqual([
      { participant_id: 3 },
      { participant_id: 3 },
    ]);
    expect(await sql(db, 'SELECT report_number AS number FROM cases')).toEqual([{ number: 'LP3' }]);
    expect(await sql(db, 'SELECT at, actor, action, detail FROM audit')).toEqual([
      { at: now, actor: 'cli', action: 'madeUp.clear', detail: gone },
    ]);
    expect(await seedMadeUp(db, now)).toBe(false);
  });
});
