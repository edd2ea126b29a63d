import { describe, expect, it } from 'vitest';
import { answerRequest } from '../../src/store/answer-request.ts';
import { keepOfficersChat } from '../../src/store/cases/officers.ts';
import type { Database } from '../../src/store/database.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { putAside } from '../../src/store/put-aside.ts';
import { openRequests } from '../../src/store/requests.ts';
import { samePerson } from '../../src/store/same-person.ts';
import { handBackTalk } from '../../src/store/talk/hand-back.ts';
import { readTalk } from '../../src/store/talk/read.ts';
import { writeToTalk } from '../../src/store/talk/write.ts';
import { type Chat, chatIn, keysOf, type World, worldOf } from '../app/support/in-process.ts';
import { admin } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import { later, morning } from '../support/ledger.ts';

const HOUR = 3_600_000;
const UNTIL = later(morning, 24 * HOUR);

/** A chat that agreed and that officers have since this morning. */
async function handed(made?: World, address?: string) {
  const world = made ?? worldOf(await freshDatabase());
  const chat = await chatIn(world, address ? { channel: 'whatsapp', address } : {}).begun();
  for (const message of ['bicara dengan petugas', 'ya']) await chat.says(message);
  const [request] = (await requests(world.db)).slice(-1);
  return { ...world, world, chat, id: request!.id };
}

type Request = { id: number; kind: string; status: string; due: Date };

const requests = async ({ pool }: Database): Promise<Request[]> =>
  (await pool.query<Request>('SELECT id, kind, status, due_at AS due FROM requests ORDER BY id')).rows;

const chatRow = async ({ pool }: Database, chat: Chat) =>
  (await pool.query('SELECT handed_until, version FROM chats WHERE id = $1', [await chat.id()])).rows[0];

const handedUntil = async (db: Database, chat: Chat): Promise<Date | null> => (await chatRow(db, chat)).handed_until;

const audits = async ({ pool }: Database): Promise<string[]> =>
  (
    await pool.query(
      `SELECT actor || ' ' || action || ' ' || subject || COALESCE(detail::text, '') AS row FROM audit ORDER BY id`,
    )
  ).rows.map(({ row }) => row);

const keysIn = async (db: Database, chat: Chat): Promise<string[]> =>
  (await db.pool.query('SELECT key FROM outgoing WHERE chat_id = $1 ORDER BY id', [await chat.id()])).rows.map(
    ({ key }) => key,
  );

describe('a chat that is handed to officers', () => {
  it('is one request to talk in the inbox, due when the 24 hours are over', async () => {
    const { db, chat, id } = await handed();
    expect(await handedUntil(db, chat)).toEqual(UNTIL);
    expect(await requests(db)).toEqual([{ id, kind: 'talk', status: 'open', due: UNTIL }]);
    const listed = await openRequests(db, 'officer:uji', morning);
    expect(listed.requests).toMatchObject([{ id, kind: 'talk', dueAt: UNTIL, person: null, chat: expect.any(String) }]);
  });

  it('is told to the officers’ own chat, where there is one, without a name or a word of it', async () => {
    const made = worldOf(await freshDatabase());
    await keepOfficersChat(made.db, '-1001', morning);
    const { db } = await handed(made);
    const { rows } = await db.pool.query(
      `SELECT c.address, o.kind, o.key, o.body FROM outgoing o JOIN chats c ON c.id = o.chat_id WHERE o.kind <> 'reply'`,
    );
    expect(rows).toMatchObject([{ address: '-1001', kind: 'notice', key: 'caseNotice.newTalk' }]);
    expect(openBody(db.vault, 'caseNotice.newTalk', rows[0].body)).toEqual({ key: 'caseNotice.newTalk' });
  });

  it('has its messages stored, masked and done, and is told nothing', async () => {
    const { db, chat } = await handed();
    expect(await chat.rows('NIK saya 1571015708900000')).toEqual([]);
    const { rows } = await db.pool.query('SELECT FROM inbound WHERE done_at IS NULL');
    expect(rows).toEqual([]);
    expect(JSON.stringify(await readTalk(db, (await requests(db))[0]!.id, admin))).not.toContain('15710157');
  });

  it('is the bot’s again after its word, and the request is closed', async () => {
    const { db, chat } = await handed();
    expect(keysOf(await chat.says('bot'))).toEqual(['talk.back', 'menu.pick']);
    expect(await handedUntil(db, chat)).toBeNull();
    expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
  });

  it('is the bot’s again when the time is over, and the request stays; asked again it is the same one', async () => {
    const { db, chat, clock, id } = await handed();
    clock.now = UNTIL;
    expect(keysOf(await chat.says('manfaat jkm'))[0]).toBe('talk.late');
    expect(await handedUntil(db, chat)).toBeNull();
    for (const message of ['bicara dengan petugas', 'ya']) await chat.says(message);
    const due = later(UNTIL, 24 * HOUR);
    expect(await requests(db)).toEqual([{ id, kind: 'talk', status: 'open', due }]);
    expect(await handedUntil(db, chat)).toEqual(due);
  });

  it('comes into being once however often that turn is worked', async () => {
    const made = worldOf(await freshDatabase());
    const chat = await chatIn(made).begun();
    await chat.says('bicara dengan petugas');
    const yes = (await chat.writes('ya'))!;
    await Promise.all([yes.turn(), yes.turn()]);
    expect(await requests(made.db)).toHaveLength(1);
  });

  it('that deletes its data is in nobody’s hands, and the request is closed', async () => {
    const { db, chat, clock, id } = await handed();
    clock.now = UNTIL;
    for (const message of ['hapus data saya', 'ya']) await chat.says(message);
    expect(await handedUntil(db, chat)).toBeNull();
    expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
    expect(await readTalk(db, id, admin)).toEqual({ ok: false, why: 'closed' });
    expect(await writeToTalk(db, id, 'halo', admin)).toEqual({ ok: false, why: 'closed' });
  });

  it('that withdraws its consent is not read any more, and the request is closed', async () => {
    const { db, chat, clock, id } = await handed();
    clock.now = UNTIL;
    for (const message of ['tarik persetujuan', 'tarik izin', 'ya']) await chat.says(message);
    expect((await db.pool.query('SELECT consent_version AS v FROM chats')).rows).toEqual([{ v: null }]);
    expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
    expect(await readTalk(db, id, admin)).toEqual({ ok: false, why: 'closed' });
  });

  it('whose number has a new owner is in nobody’s hands', async () => {
    const { db, chat, id } = await handed();
    const chatId = await chat.id();
    await putAside(db.pool, db.vault, chatId, morning);
    expect((await db.pool.query('SELECT handed_until FROM chats WHERE id = $1', [chatId])).rows).toEqual([
      { handed_until: null },
    ]);
    expect(await writeToTalk(db, id, 'halo', { ...admin, again: true })).toEqual({ ok: false, why: 'closed' });
  });
});

describe('of two chats that become one', () => {
  const LID = '1001@lid';
  const PHONE = '6281200000001@s.whatsapp.net';

  it.each([
    [LID, PHONE],
    [PHONE, LID],
  ])('officers keep the person when they had her in %s', async (theirs, other) => {
    const made = worldOf(await freshDatabase());
    const { db, clock } = await handed(made, theirs);
    clock.now = later(morning, HOUR);
    await chatIn(made, { channel: 'whatsapp', address: other }).begun();
    await samePerson(db, 'whatsapp', [LID, PHONE], clock.now);
    expect((await db.pool.query('SELECT handed_until FROM chats')).rows).toEqual([{ handed_until: UNTIL }]);
    expect(await requests(db)).toMatchObject([{ status: 'open' }]);
    expect(await chatIn(made, { channel: 'whatsapp', address: LID }).rows('halo')).toEqual([]);
  });

  it('of two requests the later stands', async () => {
    const made = worldOf(await freshDatabase());
    await handed(made, LID);
    made.clock.now = later(morning, HOUR);
    const { db, id } = await handed(made, PHONE);
    await samePerson(db, 'whatsapp', [LID, PHONE], made.clock.now);
    expect((await requests(db)).map(({ status }) => status)).toEqual(['closed', 'open']);
    expect(await requests(db)).toMatchObject([{}, { id, due: later(UNTIL, HOUR) }]);
    expect((await db.pool.query('SELECT handed_until FROM chats')).rows).toEqual([
      { handed_until: later(UNTIL, HOUR) },
    ]);
  });
});

describe('an officer', () => {
  it('reads what was said, without codes and links, and leaves a trace', async () => {
    const { db, chat, id } = await handed();
    await chat.writes('nomor saya 1571015708900000, kode A3CDE-4FHJK');
    const read = await readTalk(db, id, admin);
    if (!read.ok) throw new Error(read.why);
    const person = read.entries.flatMap((one) => (one.from === 'person' ? [one.text] : []));
    expect(person).toEqual([
      '/start',
      'setuju',
      'bicara dengan petugas',
      'ya',
      'nomor saya ************0000, kode ***********',
    ]);
    expect(read.entries.at(0)?.at.getTime()).toBeLessThanOrEqual(read.entries.at(-1)!.at.getTime());
    expect((await audits(db)).at(-1)).toBe(`officer:uji chat.read chat:${await chat.id()}`);
  });

  it('sees of a report its number and never its access code', async () => {
    const made = worldOf(await freshDatabase());
    const chat = await chatIn(made).begun();
    for (const message of ['lapor', '3', 'Marwan Uji', 'lewati', 'lewati', 'saya sendiri', 'chat ini saja'])
      await chat.says(message);
    const { rows } = await made.db.pool.query('SELECT report_number AS number FROM cases');
    for (const message of ['bicara dengan petugas', 'ya']) await chat.says(message);
    const [request] = await requests(made.db);
    const read = await readTalk(made.db, request!.id, admin);
    if (!read.ok) throw new Error(read.why);
    const done = read.entries
      .flatMap((one) => (one.from === 'bot' ? [one.say] : []))
      .flatMap((say) => [say, ...(say.more ?? []), ...(say.then ?? [])]);
    expect(done.find(({ key }) => key === 'report.done')?.values).toEqual({ number: rows[0].number, code: '…' });
  });

  it('writes to the chat through the ledger, with a trace that has none of the words', async () => {
    const { db, chat, id } = await handed();
    expect(await writeToTalk(db, id, '  Selamat pagi, Bu.  ', admin)).toEqual({ ok: true });
    const { rows } = await db.pool.query(`SELECT kind, key, status FROM outgoing ORDER BY id DESC LIMIT 1`);
    expect(rows).toEqual([{ kind: 'reply', key: 'talk.fromOfficer', status: 'queued' }]);
    expect((await audits(db)).at(-1)).toBe(`officer:uji chat.written chat:${await chat.id()}`);
    expect((await audits(db)).join()).not.toContain('Selamat');
    expect(await handedUntil(db, chat)).toEqual(UNTIL);
  });

  it.each([
    ['nothing', '  ', 'empty'],
    ['more than is read', 'a'.repeat(1_001), 'long'],
    ['a whole identity number', 'NIK 1571 0157 0890 0000', 'number'],
  ] as const)('cannot write %s', async (_, words, why) => {
    const { db, chat, id } = await handed();
    const before = await keysIn(db, chat);
    expect(await writeToTalk(db, id, words, admin)).toEqual({ ok: false, why });
    expect(await keysIn(db, chat)).toEqual(before);
  });

  it.each([
    ['before the person has noticed', [] as string[]],
    ['after the bot has answered again', ['manfaat jkm']],
  ])('cannot write when the time is over, unless he takes the chat again: %s', async (_, said) => {
    const { db, chat, clock, id } = await handed();
    clock.now = UNTIL;
    for (const message of said) await chat.says(message);
    const now = later(UNTIL, HOUR);
    expect(await writeToTalk(db, id, 'halo', { ...admin, now })).toEqual({ ok: false, why: 'late' });
    expect(await writeToTalk(db, id, 'halo', { ...admin, now, again: true })).toEqual({ ok: true });
    const until = later(now, 24 * HOUR);
    expect((await keysIn(db, chat)).at(-1)).toBe('talk.fromOfficerAgain');
    expect(await handedUntil(db, chat)).toEqual(until);
    expect(await requests(db)).toMatchObject([{ status: 'open', due: until }]);
    clock.now = later(now, 1);
    expect(await chat.rows('terima kasih')).toEqual([]);
  });

  it('hands the chat back: the bot answers, also in a turn that was under way', async () => {
    const { db, chat, id } = await handed();
    const underway = (await chat.writes('manfaat jkm'))!;
    expect(await handBackTalk(db, id, admin)).toEqual({ ok: true, told: await chat.id() });
    expect((await underway.turn()).replies).toHaveLength(1);
    expect((await keysIn(db, chat)).slice(-2)).toEqual(['talk.handedBack', 'jkm.intro']);
    expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
    expect((await audits(db)).at(-1)).toBe(`officer:uji chat.handed_back chat:${await chat.id()}`);
  });

  it('closes a request whose chat the bot has again without a word to it', async () => {
    const { db, chat, clock, id } = await handed();
    clock.now = UNTIL;
    await chat.says('manfaat jkm');
    const before = await keysIn(db, chat);
    expect(await handBackTalk(db, id, admin)).toEqual({ ok: true, told: null });
    expect(await keysIn(db, chat)).toEqual(before);
    expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
  });

  it('does each of it once, and to no other kind of request', async () => {
    const { db, id } = await handed();
    const { rows } = await db.pool.query<{ id: number }>(
      `INSERT INTO requests (kind, created_at) VALUES ('check', $1) RETURNING id`,
      [morning],
    );
    const other = rows[0]!.id;
    for (const does of [
      handBackTalk,
      readTalk,
      (on: Database, one: number, who: typeof admin) => writeToTalk(on, one, 'halo', who),
    ]) {
      expect(await does(db, other, admin)).toEqual({ ok: false, why: 'unknown' });
    }
    expect(await answerRequest(db, id, 'done', admin)).toEqual({ ok: false, why: 'talk' });
    await handBackTalk(db, id, admin);
    expect(await handBackTalk(db, id, admin)).toEqual({ ok: false, why: 'closed' });
    expect(await writeToTalk(db, id, 'halo', admin)).toEqual({ ok: false, why: 'closed' });
  });

  it('and the person may act at once: each of it happens wholly or not', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { db, chat, id } = await handed();
      const bot = (await chat.writes('bot'))!;
      const [, wrote, handedBack] = await Promise.all([
        bot.turn(),
        writeToTalk(db, id, 'halo', admin),
        handBackTalk(db, id, admin),
      ]);
      expect([wrote.ok, handedBack.ok]).toEqual([expect.any(Boolean), expect.any(Boolean)]);
      expect(await handedUntil(db, chat)).toBeNull();
      expect(await requests(db)).toMatchObject([{ status: 'closed' }]);
    }
  });
});
