import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counted, countAudience, type LeftOutWhy, leftOutWhys } from '../../src/store/announcements/audience.ts';
import { announcements, countOf, doingOf } from '../../src/store/announcements/status.ts';
import { type Steer, steer, suppressCancelled } from '../../src/store/announcements/steer.ts';
import { writeAnnouncement, writeRows } from '../../src/store/announcements/write.ts';
import { OFFICERS_CHAT } from '../../src/store/cases/officers.ts';
import type { Database } from '../../src/store/database.ts';
import { openBody } from '../../src/store/outgoing.ts';
import { announcementOf, asked, reader, readers, type Somebody, somebody, speaksFor } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { later, makeChat, morning } from '../support/ledger.ts';

const DAY = 86_400_000;

const chatsOf = async ({ pool }: Database): Promise<number[]> =>
  (await pool.query<{ chat: number }>('SELECT chat_id AS chat FROM outgoing ORDER BY chat_id, id')).rows.map(
    ({ chat }) => chat,
  );

const auditOf = async ({ pool }: Database) =>
  (await pool.query('SELECT actor, action, subject FROM audit ORDER BY id')).rows;

const none = Object.fromEntries(leftOutWhys.map((why) => [why, 0])) as Counted['leftOut'];

/** A chat that wants everything but announcements. */
async function stoppedKind(db: Database): Promise<number> {
  const chat = await makeChat(db);
  await db.pool.query(`UPDATE chats SET stopped_kinds = '{announcement}' WHERE id = $1`, [chat]);
  return chat;
}

async function officersChat(db: Database): Promise<number> {
  const chat = await makeChat(db, { channel: 'telegram' });
  await db.pool.query('INSERT INTO settings (key, value) VALUES ($1, $2)', [OFFICERS_CHAT, String(chat)]);
  return chat;
}

describe('the audience of an announcement', () => {
  it('is a chat once, however many of its people fit', async () => {
    const db = await freshDatabase();
    const chat = await reader(db);
    await speaksFor(db, chat, await somebody(db));
    await reader(db);
    expect(await countAudience(db.pool, asked())).toEqual({ fit: 3, reached: 3, recipients: 2, leftOut: none });
    await writeAnnouncement(db, announcementOf());
    expect(new Set(await chatsOf(db)).size).toBe(2);
    expect(await chatsOf(db)).toHaveLength(2);
  });

  it.each<[LeftOutWhy, Somebody, (db: Database) => Promise<number | undefined>]>([
    ['died', { died: true }, makeChat],
    ['cover_ended', { cover: '2026-11-22' }, makeChat],
    ['no_chat', {}, async () => undefined],
    ['not_unasked', {}, (db) => makeChat(db, { channel: 'script' })],
    ['not_unasked', {}, officersChat],
    ['no_consent', {}, (db) => makeChat(db, { consent: false })],
    ['stopped', {}, (db) => makeChat(db, { stopped: true })],
    ['stopped', {}, stoppedKind],
  ])('leaves out whom it must not reach, and says why: %s', async (why, person, chatIn) => {
    const db = await freshDatabase();
    const chat = await chatIn(db);
    const id = await somebody(db, { cover: 'open', ...person });
    if (chat) await speaksFor(db, chat, id);
    const audience = { programmes: ['dumisake_bkbk'] };
    const found = await countAudience(db.pool, asked(audience));
    expect(found).toEqual({ fit: 1, reached: 0, recipients: 0, leftOut: { ...none, [why]: 1 } });
    await writeAnnouncement(db, announcementOf({ audience }));
    expect(await chatsOf(db)).toEqual([]);
  });

  it('has no chat whose word for a person has ended, or ends before it goes out', async () => {
    const db = await freshDatabase();
    await speaksFor(db, await makeChat(db), await somebody(db), { ended: true });
    await speaksFor(db, await makeChat(db), await somebody(db), { days: 10 });
    const inDays = async (days: number) => {
      const { recipients, leftOut } = await countAudience(db.pool, asked({}, { startsAt: later(morning, days * DAY) }));
      return [recipients, leftOut.no_chat];
    };
    expect([await inDays(9), await inDays(10)]).toEqual([
      [1, 1],
      [0, 2],
    ]);
  });

  it.each([
    [{ regencies: ['1508'] }, [0, 1, 2]],
    [{ regencies: ['1508', '1509'] }, [0, 1, 2, 3]],
    [{ districts: ['150803'] }, [0, 1]],
    [{ villages: [{ district: '150803', name: 'Desa Baru' }] }, [0]],
    [{ programmes: ['dumisake_bkbk'] }, [1, 3]],
    [{ occupations: ['Petani'] }, [2]],
    [{ regencies: ['1508'], programmes: ['dumisake_bkbk'] }, [1]],
    [{ regencies: ['1571'] }, []],
    [{}, [0, 1, 2, 3]],
  ])('is whom all of %j fits', async (audience, fitting) => {
    const db = await freshDatabase();
    const chats = [
      await reader(db, { district: '150803', village: 'Desa Baru' }),
      await reader(db, { district: '150803', village: 'Lama', cover: '2026-11-23' }),
      await reader(db, { district: '150804', village: 'Desa Baru', occupation: 'Petani' }),
      await reader(db, { regency: '1509', cover: 'open' }),
    ];
    expect((await countAudience(db.pool, asked(audience))).recipients).toBe(fitting.length);
    await writeAnnouncement(db, announcementOf({ audience }));
    expect(await chatsOf(db)).toEqual(fitting.map((at) => chats[at]));
  });

  it('counts everybody who fits once: reached, or left out for one reason', async () => {
    const db = await freshDatabase();
    const chat = fc.record({
      consent: fc.boolean(),
      stopped: fc.boolean(),
      channel: fc.constantFrom('web', 'script'),
      people: fc.uniqueArray(fc.nat(5)),
    });
    const world = fc.record({
      dead: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      chats: fc.array(chat, { maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ dead, chats }) => {
        await db.pool.query('DELETE FROM participants; DELETE FROM chats');
        const people: number[] = [];
        for (const died of dead) people.push(await somebody(db, { died }));
        for (const one of chats) {
          const id = await makeChat(db, one);
          for (const at of one.people) await speaksFor(db, id, people[at]!);
        }
        const told = chats
          .filter(({ consent, stopped, channel }) => consent && !stopped && channel === 'web')
          .map(({ people }) => people.filter((at) => !dead[at]))
          .filter(({ length }) => length > 0);
        const { fit, reached, recipients, leftOut } = await countAudience(db.pool, asked());
        expect({ fit, reached, recipients }).toEqual({
          fit: 6,
          reached: new Set(told.flat()).size,
          recipients: told.length,
        });
        expect(Object.values(leftOut).reduce((sum, count) => sum + count, reached)).toBe(6);
        expect(leftOut.died).toBe(dead.filter(Boolean).length);
      }),
      { numRuns: 25 },
    );
  });
});

describe('writing an announcement', () => {
  it('leaves a row for each chat, due when it goes out and for seven days, with the sealed words', async () => {
    const db = await freshDatabase();
    const chat = await reader(db);
    const startsAt = later(morning, DAY);
    const { id } = await writeAnnouncement(db, announcementOf({ startsAt }));
    const { rows } = await db.pool.query('SELECT * FROM outgoing');
    expect(rows).toMatchObject([
      {
        chat_id: chat,
        kind: 'announcement',
        about: ['announcement'],
        subject: `announcement:${id}:${chat}`,
        announcement_id: id,
        status: 'queued',
        due_at: startsAt,
        expires_at: later(startsAt, 7 * DAY),
      },
    ]);
    expect(openBody(db.vault, rows[0].key, rows[0].body)).toEqual({
      key: 'announcement.text',
      values: { text: 'Kantor desa buka hari Sabtu.' },
    });
    expect(await auditOf(db)).toEqual([{ actor: 'budi', action: 'announcement.made', subject: `announcement:${id}` }]);
  });

  it('writes nothing when it is repeated', async () => {
    const db = await freshDatabase();
    await readers(db, 3);
    const made = announcementOf();
    const { id } = await writeAnnouncement(db, made);
    expect(await writeRows(db.pool, db.vault, id, made)).toBe(0);
    expect(await chatsOf(db)).toHaveLength(3);
  });

  it('of the same words again is another announcement', async () => {
    const db = await freshDatabase();
    await readers(db, 2);
    const first = await writeAnnouncement(db, announcementOf());
    const second = await writeAnnouncement(db, announcementOf());
    expect(second.id).not.toBe(first.id);
    expect(await chatsOf(db)).toHaveLength(4);
  });

  it('leaves nothing at all where it fails half-way', async () => {
    const db = await freshDatabase();
    await readers(db, 2);
    const broken = { ...db.vault, seal: () => fail() };
    const fail = (): never => {
      throw new Error('no key');
    };
    await expect(writeAnnouncement({ ...db, vault: broken }, announcementOf())).rejects.toThrow('no key');
    expect([await chatsOf(db), await announcements(db), await auditOf(db)]).toEqual([[], [], []]);
  });

  it('skips a chat whose data are deleted at that moment, and writes the others', async () => {
    const db = await freshDatabase();
    const [leaving, staying] = [await reader(db), await reader(db)];
    const deleting = await db.pool.connect();
    await deleting.query('BEGIN');
    await deleting.query('DELETE FROM chats WHERE id = $1', [leaving]);
    const writing = writeAnnouncement(db, announcementOf());
    await new Promise((done) => setTimeout(done, 200));
    await deleting.query('COMMIT');
    deleting.release();
    expect((await writing).recipients).toBe(1);
    expect(await chatsOf(db)).toEqual([staying]);
  });

  it('takes five thousand recipients in one go', async () => {
    const db = await freshDatabase();
    await readers(db, 5_000);
    expect(await writeAnnouncement(db, announcementOf())).toMatchObject({ fit: 5_000, recipients: 5_000 });
    const { rows } = await db.pool.query('SELECT count(*)::int, count(DISTINCT chat_id)::int AS chats FROM outgoing');
    expect(rows).toEqual([{ count: 5_000, chats: 5_000 }]);
  });
});

describe('an announcement', () => {
  const stood = async (db: Database, id: number, now = morning) => {
    const [one] = await announcements(db, id);
    return doingOf(one!, now);
  };

  it('stands as its rows do: waiting, running, paused, cancelled, done', async () => {
    const db = await freshDatabase();
    await readers(db, 2);
    const startsAt = later(morning, DAY);
    const { id } = await writeAnnouncement(db, announcementOf({ startsAt }));
    expect([await stood(db, id), await stood(db, id, startsAt)]).toEqual(['waiting', 'running']);
    await steer(db, id, 'pause', 'budi', morning);
    expect(await stood(db, id, startsAt)).toBe('paused');
    await steer(db, id, 'resume', 'budi', morning);
    await db.pool.query(
      `UPDATE outgoing SET status = CASE WHEN id = (SELECT min(id) FROM outgoing) THEN 'sent' ELSE 'sending' END`,
    );
    expect(await stood(db, id, startsAt)).toBe('running');
    await db.pool.query(`UPDATE outgoing SET status = 'sent'`);
    expect(await stood(db, id, startsAt)).toBe('done');
    await steer(db, id, 'cancel', 'budi', morning);
    expect(await stood(db, id, startsAt)).toBe('cancelled');
  });

  it('counts its own rows by status and reason, to the row', async () => {
    const db = await freshDatabase();
    await readers(db, 6);
    const other = await writeAnnouncement(db, announcementOf());
    const { id } = await writeAnnouncement(db, announcementOf());
    const set = (status: string, why: string | null, limit: number) =>
      db.pool.query(
        `UPDATE outgoing SET status = $1, why = $2 WHERE id IN (
           SELECT id FROM outgoing WHERE announcement_id = $3 AND status = 'queued' ORDER BY id LIMIT $4)`,
        [status, why, id, limit],
      );
    await set('sent', null, 2);
    await set('failed', 'blocked', 1);
    await set('failed', 'gone', 1);
    const [one] = await announcements(db, id);
    expect(one!.rows).toEqual([
      { status: 'failed', why: 'blocked', count: 1 },
      { status: 'failed', why: 'gone', count: 1 },
      { status: 'queued', why: null, count: 2 },
      { status: 'sent', why: null, count: 2 },
    ]);
    expect([countOf(one!, 'failed'), countOf(one!, 'queued', 'sent')]).toEqual([2, 4]);
    expect((await announcements(db)).map((each) => each.id)).toEqual([id, other.id]);
  });

  it.each<[Steer[], unknown]>([
    [['pause'], { moved: true, status: 'paused' }],
    [['pause', 'pause'], { moved: false, status: 'paused' }],
    [['resume'], { moved: false, status: 'running' }],
    [['pause', 'resume'], { moved: true, status: 'running' }],
    [['pause', 'cancel'], { moved: true, status: 'cancelled' }],
    [['cancel', 'resume'], { moved: false, status: 'cancelled' }],
    [['cancel', 'pause'], { moved: false, status: 'cancelled' }],
    [['cancel', 'cancel'], { moved: false, status: 'cancelled' }],
  ])('that was told to %j has at the last: %j, with an audit row for each move', async (told, last) => {
    const db = await freshDatabase();
    const { id } = await writeAnnouncement(db, announcementOf());
    const done = [];
    for (const what of told) done.push(await steer(db, id, what, 'budi', morning));
    expect(done.at(-1)).toEqual(last);
    expect(await auditOf(db)).toHaveLength(1 + done.filter((one) => one?.moved).length);
  });

  it('that there is none of is not moved', async () => {
    const db = await freshDatabase();
    expect(await steer(db, 7, 'pause', 'budi', morning)).toBe(null);
    expect(await auditOf(db)).toEqual([]);
  });

  it('that is cancelled loses the rows that nobody has, lot by lot; what is on its way stays', async () => {
    const db = await freshDatabase();
    await readers(db, 5);
    const kept = await writeAnnouncement(db, announcementOf());
    const { id } = await writeAnnouncement(db, announcementOf());
    await db.pool.query(
      `UPDATE outgoing SET status = 'sending' WHERE id = (SELECT min(id) FROM outgoing WHERE announcement_id = $1)`,
      [id],
    );
    await steer(db, id, 'cancel', 'budi', morning);
    expect([
      await suppressCancelled(db.pool, 3),
      await suppressCancelled(db.pool, 3),
      await suppressCancelled(db.pool, 3),
    ]).toEqual([3, 1, 0]);
    const rowsOf = async (one: number) => (await announcements(db, one))[0]!.rows;
    expect(await rowsOf(id)).toEqual([
      { status: 'sending', why: null, count: 1 },
      { status: 'suppressed', why: 'cancelled', count: 4 },
    ]);
    expect(await rowsOf(kept.id)).toEqual([{ status: 'queued', why: null, count: 5 }]);
  });
});
