import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { Inbound } from '../../src/message.ts';
import { writeAnnouncement } from '../../src/store/announcements/write.ts';
import type { Database } from '../../src/store/database.ts';
import { hearAll } from '../../src/store/hear.ts';
import { findLink } from '../../src/store/nik-links-page.ts';
import { samePerson } from '../../src/store/same-person.ts';
import { chatIn, worldOf } from '../app/support/in-process.ts';
import { announcementOf } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, later, makeChat, morning, statuses, write } from '../support/ledger.ts';
import { givenLink, linkRows } from '../support/nik.ts';
import { bindTo, makePerson } from '../support/subjects.ts';

const LID = '1001@lid';
const OTHER_LID = '2002@lid';
const PHONE = '6281200000001@s.whatsapp.net';
const DAY = 86_400_000;
const DAY_DUE = '2026-12-01' as Day;

const at = (address: string, lastHeard?: Date) => ({ address, lastHeard });

/** A chat on WhatsApp that agreed; heard last then. */
async function chatAt(
  db: Database,
  { address, lastHeard = morning }: { address: string; lastHeard?: Date | undefined },
) {
  const id = await makeChat(db, { channel: 'whatsapp', address });
  await db.pool.query('UPDATE chats SET last_inbound_at = $2 WHERE id = $1', [id, lastHeard]);
  return id;
}

const chatsOf = async ({ pool }: Database) =>
  (await pool.query<{ id: number; address: string }>('SELECT id, address FROM chats ORDER BY id')).rows;

const chatRow = async ({ pool }: Database, id: number) =>
  (await pool.query('SELECT * FROM chats WHERE id = $1', [id])).rows[0];

let count = 0;
const message = (chat: string, more: Partial<Inbound> = {}): Inbound => {
  count += 1;
  return { channel: 'whatsapp', chat, id: `m${count}`, text: 'halo', ...more };
};

const hear = async (db: Database, ...messages: Inbound[]) =>
  (await hearAll(db, messages, morning)).map((one) => one!.chatId);

describe('one person under two addresses', () => {
  it('has her one chat moved to the address that is to be used', async () => {
    const db = await freshDatabase();
    const id = await chatAt(db, at(PHONE));
    await samePerson(db, 'whatsapp', [LID, PHONE], morning);
    expect(await chatsOf(db)).toEqual([{ id, address: LID }]);
    await samePerson(db, 'whatsapp', [LID, PHONE], morning);
    expect(await chatsOf(db)).toEqual([{ id, address: LID }]);
  });

  it('who has no chat yet gets none by that, and other channels are left alone', async () => {
    const db = await freshDatabase();
    await makeChat(db, { channel: 'whatsapp-cloud', address: PHONE });
    await samePerson(db, 'whatsapp', [LID, PHONE], morning);
    expect((await chatsOf(db)).map(({ address }) => address)).toEqual([PHONE]);
  });

  it.each([[true], [false]])(
    'has two chats made one, the one heard last, at the first address (LID heard last: %s)',
    async (lidLast) => {
      const db = await freshDatabase();
      const [lid, phone] = [
        await chatAt(db, at(LID, later(morning, lidLast ? 1 : 0))),
        await chatAt(db, at(PHONE, later(morning, lidLast ? 0 : 1))),
      ];
      await db.pool.query(`UPDATE chats SET place = to_jsonb(address)`);
      await samePerson(db, 'whatsapp', [LID, PHONE], morning);
      expect(await chatsOf(db)).toEqual([{ id: lidLast ? lid : phone, address: LID }]);
      expect(await chatRow(db, lidLast ? lid : phone)).toMatchObject({
        place: lidLast ? LID : PHONE,
        last_inbound_at: later(morning, 1),
      });
    },
  );

  it('is written down', async () => {
    const db = await freshDatabase();
    await chatAt(db, at(LID));
    const kept = await chatAt(db, at(PHONE, later(morning, 1)));
    await samePerson(db, 'whatsapp', [LID, PHONE], morning);
    expect((await db.pool.query('SELECT actor, action, subject FROM audit')).rows).toEqual([
      { actor: `chat:${kept}`, action: 'chat.merged', subject: `chat:${kept}` },
    ]);
  });

  it('is made one by many at once without an error', async () => {
    const db = await freshDatabase();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([
        hear(db, message(PHONE)),
        hear(db, message(LID, { aliases: [PHONE] })),
        samePerson(db, 'whatsapp', [LID, PHONE], morning),
        hear(db, message(PHONE)),
        samePerson(db, 'whatsapp', [LID, PHONE], morning),
      ]);
    }
    await samePerson(db, 'whatsapp', [LID, PHONE], morning);
    expect((await chatsOf(db)).map(({ address }) => address)).toEqual([LID]);
    expect((await db.pool.query('SELECT FROM inbound')).rowCount).toBe(15);
  });
});

/** Makes one row of each table that names a chat, and counts those of a chat. The key is `table.column`. */
const hanging: Record<string, (db: Database, chat: number) => Promise<unknown>> = {
  'identities.chat_id': (db, chat) =>
    db.pool.query(`INSERT INTO identities VALUES ('phone', '\\x01', $1, $2)`, [chat, morning]),
  'bindings.chat_id': async (db, chat) => bindTo(db, chat, await makePerson(db)),
  'consents.chat_id': (db, chat) =>
    db.pool.query(`INSERT INTO consents (chat_id, version, given, at) VALUES ($1, '1', true, $2)`, [chat, morning]),
  'inbound.chat_id': (db, chat) =>
    db.pool.query(
      `INSERT INTO inbound (channel, message_id, chat_id, received_at) VALUES ('whatsapp', gen_random_uuid(), $1, $2)`,
      [chat, morning],
    ),
  'outgoing.chat_id': (db, chat) => write(db, chat),
  'reminders.chat_id': (db, chat) => addReminder(db, chat, DAY_DUE),
  'requests.chat_id': (db, chat) =>
    db.pool.query(`INSERT INTO requests (kind, chat_id, created_at) VALUES ('check', $1, $2)`, [chat, morning]),
  'activation_codes.used_by': async (db, chat) =>
    db.pool.query(`INSERT INTO activation_codes VALUES (gen_random_uuid()::text::bytea, $1, $2, $2, $2, $3)`, [
      await makePerson(db),
      morning,
      chat,
    ]),
  'cases.chat_id': (db, chat) => newCase(db, chat),
  'case_followers.chat_id': async (db, chat) =>
    db.pool.query('INSERT INTO case_followers VALUES ($1, $2, $3)', [await newCase(db, null), chat, morning]),
  'nik_links.chat_id': (db, chat) =>
    db.pool.query(
      `INSERT INTO nik_links (token_index, chat_id, created_at, expires_at) VALUES (gen_random_uuid()::text::bytea, $1, $2, $2)`,
      [chat, morning],
    ),
};

async function newCase({ pool }: Database, chat: number | null): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO cases (report_number, code_index, kind, status, since, chat_id, created_at)
     VALUES (gen_random_uuid(), '\\x00', 'death', 'reported', '2026-11-01', $1, $2) RETURNING id`,
    [chat, morning],
  );
  return rows[0]!.id;
}

/** Two chats of one person; the one heard last is `kept`. */
async function pair(db: Database) {
  return { gone: await chatAt(db, at(LID)), kept: await chatAt(db, at(PHONE, later(morning, 1))) };
}

const merge = (db: Database) => samePerson(db, 'whatsapp', [LID, PHONE], morning);

describe('of two chats that become one', () => {
  it('nothing is forgotten that names a chat: the test knows every such column', async () => {
    const db = await freshDatabase();
    const { rows } = await db.pool.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND column_name IN ('chat_id', 'used_by') ORDER BY 1`,
    );
    const { rows: keys } = await db.pool.query<{ name: string }>(
      `SELECT conrelid::regclass || '.' || attname AS name FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey)
       WHERE contype = 'f' AND confrelid = 'chats'::regclass ORDER BY 1`,
    );
    expect(rows).toEqual(keys);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(hanging).sort());
  });

  it.each(Object.keys(hanging))('%s goes with the one that stays', async (name) => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    await hanging[name]!(db, gone);
    await merge(db);
    const [table, column] = name.split('.');
    expect((await db.pool.query(`SELECT ${column} AS chat FROM ${table}`)).rows).toEqual([{ chat: kept }]);
  });

  it('what both have is there once: the reminder that was sent, the follower since the first day, the identity seen last', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    const [sent] = [await addReminder(db, gone, DAY_DUE), await addReminder(db, kept, DAY_DUE)];
    await db.pool.query(`UPDATE reminders SET status = 'sent' WHERE id = $1`, [sent]);
    const followed = await newCase(db, null);
    for (const [chat, since] of [
      [gone, 0],
      [kept, 5],
    ] as const) {
      await db.pool.query('INSERT INTO case_followers VALUES ($1, $2, $3)', [followed, chat, later(morning, since)]);
      await db.pool.query(`INSERT INTO identities VALUES ('phone', '\\x01', $1, $2)`, [
        chat,
        later(morning, 9 - since),
      ]);
    }
    await merge(db);
    expect((await db.pool.query('SELECT id, chat_id, status FROM reminders')).rows).toEqual([
      { id: sent, chat_id: kept, status: 'sent' },
    ]);
    expect((await db.pool.query('SELECT chat_id, since FROM case_followers')).rows).toEqual([
      { chat_id: kept, since: morning },
    ]);
    expect((await db.pool.query('SELECT chat_id, seen_at FROM identities')).rows).toEqual([
      { chat_id: kept, seen_at: later(morning, 9) },
    ]);
  });

  it('a person is bound once, for as long as either was', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    const person = await makePerson(db);
    const [longer, shorter] = [await bindTo(db, gone, person), await bindTo(db, kept, person)];
    const other = await bindTo(db, kept, await makePerson(db));
    const ended = await bindTo(db, gone, person, { ended: true });
    await db.pool.query(`UPDATE bindings SET expires_at = expires_at + interval '1 day' WHERE id = $1`, [longer]);
    await merge(db);
    const { rows } = await db.pool.query(
      'SELECT id FROM bindings WHERE chat_id = $1 AND ended_at IS NULL ORDER BY id',
      [kept],
    );
    expect(rows).toEqual([{ id: longer }, { id: other }]);
    expect(
      (await db.pool.query('SELECT ended_why AS why FROM bindings WHERE id = ANY($1) ORDER BY id', [[shorter, ended]]))
        .rows,
    ).toEqual([{ why: 'merged' }, { why: null }]);
  });

  it.each([
    [true, false],
    [false, true],
  ])('the later word on consent holds (given before: %s, after: %s)', async (before, after) => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    const decide = (chat: number, given: boolean, on: Date) =>
      db.pool.query(`INSERT INTO consents (chat_id, version, given, at) VALUES ($1, '7', $2, $3)`, [chat, given, on]);
    await decide(kept, before, later(morning, -2 * DAY));
    await decide(gone, after, later(morning, -DAY));
    await bindTo(db, kept, await makePerson(db));
    await addReminder(db, kept, DAY_DUE);
    await merge(db);
    expect(await chatRow(db, kept)).toMatchObject({
      consent_version: after ? '7' : null,
      consent_at: after ? later(morning, -DAY) : null,
    });
    expect((await db.pool.query('SELECT ended_why AS why FROM bindings')).rows).toEqual([
      { why: after ? null : 'withdrawn' },
    ]);
    expect((await db.pool.query('SELECT status FROM reminders')).rows).toEqual([
      { status: after ? 'pending' : 'cancelled' },
    ]);
  });

  it('what either has stopped stays stopped, and a platform’s word about the old address does not', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    await db.pool.query(
      `UPDATE chats SET stopped_kinds = '{announcement}', stopped_at = $2, stopped_why = 'gone' WHERE id = $1`,
      [gone, morning],
    );
    await db.pool.query(`UPDATE chats SET stopped_kinds = '{paper_missing}' WHERE id = $1`, [kept]);
    await merge(db);
    expect(await chatRow(db, kept)).toMatchObject({
      stopped_kinds: ['announcement', 'paper_missing'],
      stopped_why: null,
    });
    const again = await chatAt(db, at(PHONE));
    await db.pool.query(`UPDATE chats SET stopped_at = $2, stopped_why = 'asked' WHERE id = $1`, [again, morning]);
    await merge(db);
    expect(await chatRow(db, kept)).toMatchObject({ stopped_why: 'asked', stopped_at: morning });
  });

  it('one link is left, the newest, with three tries in all', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    await givenLink(db, kept);
    const newest = await givenLink(db, gone, { now: later(morning, 1) });
    await merge(db);
    expect(await linkRows(db)).toEqual([expect.stringContaining(`"chat_id": ${kept}`)]);
    expect(await findLink(db, newest, morning)).toMatchObject({ chatId: kept });
  });

  it('what waits to go out in both goes out once, and not at all where it has gone already', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    const person = await makePerson(db);
    for (const chat of [gone, kept]) await bindTo(db, chat, person);
    const { id } = await writeAnnouncement(db, announcementOf());
    const news = (subject: string, chatId: number) =>
      write(db, chatId, {
        kind: 'notice',
        about: ['stage_changed'],
        subject: `stage_changed:case:${subject}:${chatId}`,
      });
    const [sent] = await news('1:1', gone);
    await db.pool.query(`UPDATE outgoing SET status = 'read' WHERE id = $1`, [sent]);
    const again = await news('1:1', kept);
    const other = await news('1:2', kept);
    const answers = [gone, kept].map((chat) =>
      write(db, chat, { kind: 'notice', subject: `request_answered:${chat}` }),
    );
    await merge(db);
    expect(await statuses(db, [sent!, ...again, ...other])).toEqual(['read', 'suppressed(merged)', 'queued']);
    expect(await statuses(db, (await Promise.all(answers)).flat())).toEqual(['queued', 'queued']);
    const { rows } = await db.pool.query('SELECT status FROM outgoing WHERE announcement_id = $1 ORDER BY id', [id]);
    expect(rows).toEqual([{ status: 'queued' }, { status: 'suppressed' }]);
  });

  it('wrong proofs of both count together: another address opens no more tries', async () => {
    const db = await freshDatabase();
    const { gone, kept } = await pair(db);
    for (const [chat, points] of [
      [gone, 3],
      [kept, 2],
    ] as const)
      await db.pool.query(`INSERT INTO rate_limits VALUES ($1, $2, 100)`, [`proof:hour:chat:${chat}`, points]);
    await merge(db);
    expect((await db.pool.query('SELECT key, points FROM rate_limits')).rows).toEqual([
      { key: `proof:hour:chat:${kept}`, points: 5 },
    ]);
  });

  it.each([[LID], [PHONE]])(
    'a turn under way at %s is overtaken, and then answered in the one chat',
    async (address) => {
      const db = await freshDatabase();
      const world = worldOf(db);
      for (const one of [LID, PHONE]) await chatIn(world, { channel: 'whatsapp', address: one }).says('halo');
      const written = await chatIn(world, { channel: 'whatsapp', address }).writes('halo');
      await merge(db);
      expect((await written!.turn()).replies).toHaveLength(1);
      const [only, ...others] = await chatsOf(db);
      expect(others).toEqual([]);
      expect((await db.pool.query('SELECT DISTINCT chat_id AS chat FROM outgoing')).rows).toEqual([{ chat: only!.id }]);
    },
  );
});

describe('a number that somebody new has', () => {
  /** The old owner, known under her account, and what would tell of her. */
  async function formerOwner(db: Database) {
    const [old] = await hear(db, message(PHONE, { aliases: [LID], vouchedPhone: '+6281200000001' }));
    await db.pool.query(`UPDATE chats SET consent_version = '1', consent_at = $1, place = '{}'`, [morning]);
    await bindTo(db, old!, await makePerson(db));
    await db.pool.query('INSERT INTO case_followers VALUES ($1, $2, $3)', [await newCase(db, old!), old, morning]);
    await addReminder(db, old!, DAY_DUE);
    await givenLink(db, old!);
    return { old: old!, rows: await write(db, old!, { count: 2 }) };
  }

  it.each([
    ['writes from the number', message(PHONE, { aliases: [OTHER_LID] })],
    ['writes from her own account', message(OTHER_LID, { aliases: [PHONE] })],
  ])('has a chat of her own when she %s, and the old one sees and gets nothing more', async (_, first) => {
    const db = await freshDatabase();
    const { old, rows } = await formerOwner(db);
    const [fresh] = await hear(db, { ...first, vouchedPhone: '+6281200000001' });
    expect(fresh).not.toBe(old);
    expect(await chatsOf(db)).toEqual([
      { id: old, address: `former:${old}` },
      { id: fresh, address: first.chat },
    ]);
    expect(await chatRow(db, old)).toMatchObject({ stopped_why: 'gone', place: null });
    expect((await db.pool.query('SELECT ended_why AS why FROM bindings')).rows).toEqual([{ why: 'phone_moved' }]);
    expect(await statuses(db, rows)).toEqual(['suppressed(stopped)', 'suppressed(stopped)']);
    expect((await db.pool.query('SELECT FROM case_followers')).rowCount).toBe(0);
    expect((await db.pool.query('SELECT status FROM reminders')).rows).toEqual([{ status: 'cancelled' }]);
    expect(await linkRows(db)).toEqual([]);
    expect((await db.pool.query('SELECT DISTINCT chat_id AS chat FROM identities')).rows).toEqual([{ chat: fresh }]);
    expect((await db.pool.query('SELECT chat_id AS chat FROM inbound WHERE done_at IS NULL')).rows).toEqual([
      { chat: fresh },
    ]);
  });

  it('is told from its old owner also by the business-scoped id of the Cloud API', async () => {
    const db = await freshDatabase();
    const said = (alias: string) =>
      message('6281200000001', { channel: 'whatsapp-cloud', aliases: [`bsuid:${alias}`] });
    const [old] = await hear(db, said('ID.1'));
    expect(await hear(db, said('ID.1'))).toEqual([old]);
    const [fresh] = await hear(db, said('ID.2'));
    expect(await chatsOf(db)).toEqual([
      { id: old, address: `former:${old}` },
      { id: fresh, address: '6281200000001' },
    ]);
  });

  it('is still hers where no account was ever stated for it', async () => {
    const db = await freshDatabase();
    const [old] = await hear(db, message(PHONE));
    expect(await hear(db, message(LID, { aliases: [PHONE] }))).toEqual([old]);
    expect(await chatsOf(db)).toEqual([{ id: old, address: LID }]);
  });
});

describe('hearing', () => {
  it('keeps as whose account a sender is known, by a keyed index', async () => {
    const db = await freshDatabase();
    const chats = await hear(db, message(LID), message(PHONE, { aliases: [OTHER_LID] }), message('x@s.whatsapp.net'));
    const { rows } = await db.pool.query(
      'SELECT kind, value_index AS index, chat_id AS chat FROM identities ORDER BY chat_id',
    );
    expect(rows).toEqual([
      { kind: 'lid', index: db.vault.index('lid', LID), chat: chats[0] },
      { kind: 'lid', index: db.vault.index('lid', OTHER_LID), chat: chats[1] },
    ]);
  });

  it('brings a person to her one chat whichever address she writes from, as long as the platform says both', async () => {
    const db = await freshDatabase();
    const [first] = await hear(db, message(PHONE));
    for (const one of [
      message(LID, { aliases: [PHONE] }),
      message(PHONE, { aliases: [LID] }),
      message(LID, { aliases: [PHONE] }),
    ])
      expect(await hear(db, one)).toEqual([first]);
    expect(await chatsOf(db)).toEqual([{ id: first, address: LID }]);
  });

  it('knows an account again that stands alone, wherever its chat is, and a phone that stands alone never', async () => {
    const db = await freshDatabase();
    const [first] = await hear(db, message(PHONE, { aliases: [LID] }));
    expect(await hear(db, message(LID))).toEqual([first]);
    expect(await hear(db, message(PHONE))).not.toEqual([first]);
    expect(await chatsOf(db)).toEqual([
      { id: first, address: LID },
      { id: expect.any(Number), address: PHONE },
    ]);
  });

  it('does not give back to an account that stands alone what was put aside with its old number', async () => {
    const db = await freshDatabase();
    const [first] = await hear(db, message(PHONE, { aliases: [LID] }));
    await hear(db, message(PHONE, { aliases: [OTHER_LID] }));
    expect(await hear(db, message(LID))).not.toEqual([first]);
  });
});
