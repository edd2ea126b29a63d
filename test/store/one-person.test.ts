import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, type Day, dayOf } from '../../src/domain/day.ts';
import { usualHours } from '../../src/domain/notice-hours.ts';
import { writeDue } from '../../src/jobs/remind.ts';
import { countAudience } from '../../src/store/announcements/audience.ts';
import { writeAnnouncement } from '../../src/store/announcements/write.ts';
import { recipients } from '../../src/store/cases/tell.ts';
import type { Database } from '../../src/store/database.ts';
import { keepNoticeChannel } from '../../src/store/notice-channel.ts';
import { planReminders } from '../../src/store/plan.ts';
import { announcementOf, asked, somebody, speaksFor } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, later, makeChat, morning } from '../support/ledger.ts';
import { followCase, makeCase, reminders } from '../support/subjects.ts';

const HERS = '+6281200000001';
const ANOTHERS = '+6281200000002';
const today = dayOf(morning);

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

/** A chat that agreed, known under this phone, heard last then. */
async function chatOn(channel: string, { phone = HERS as string | null, heard = morning } = {}): Promise<number> {
  const id = await makeChat(db, { channel });
  await db.pool.query('UPDATE chats SET last_inbound_at = $2 WHERE id = $1', [id, heard]);
  if (phone)
    await db.pool.query(`INSERT INTO identities VALUES ('phone', $1, $2, $3)`, [
      db.vault.index('phone', phone),
      id,
      morning,
    ]);
  return id;
}

/** One person on both ways of WhatsApp; she wrote last on the unofficial one. */
const both = async () => ({
  cloud: await chatOn('whatsapp-cloud'),
  whatsapp: await chatOn('whatsapp', { heard: later(morning, 1) }),
});

/** What nobody asked for, and in which chats it is told. */
const kinds: Record<string, (chats: number[]) => Promise<number[]>> = {
  async announcement(chats) {
    const person = await somebody(db);
    for (const chat of chats) await speaksFor(db, chat, person);
    await writeAnnouncement(db, announcementOf());
    return told('announcement');
  },
  async 'news of a case'(chats) {
    const id = await makeCase(db);
    for (const chat of chats) await followCase(db, chat, id);
    return (await recipients(db.pool, id, morning)).chats;
  },
  async 'reminder of a day'(chats) {
    for (const chat of chats) await addReminder(db, chat, today);
    await writeDue(db, morning, usualHours);
    return told('reminder');
  },
  async 'urgent reminder of a case'(chats) {
    const id = await makeCase(db, { since: addDays(today, -1) as Day });
    for (const chat of chats) await followCase(db, chat, id);
    await planReminders(db, morning);
    const due = await db.pool.query<{ on: Day }>('SELECT min(due_on)::text AS on FROM reminders');
    await writeDue(db, new Date(`${due.rows[0]!.on}T09:00:00+07:00`), usualHours);
    const { rows } = await db.pool.query<{ chat: number }>('SELECT chat_id AS chat FROM outgoing ORDER BY 1');
    return rows.map(({ chat }) => chat);
  },
};

async function told(kind: string): Promise<number[]> {
  const { rows } = await db.pool.query<{ chat: number }>(
    'SELECT chat_id AS chat FROM outgoing WHERE kind = $1 ORDER BY 1',
    [kind],
  );
  return rows.map(({ chat }) => chat);
}

describe.each(Object.keys(kinds))('%s, to a person with one phone in several chats', (kind) => {
  const tell = (chats: number[]) => kinds[kind]!(chats);

  it('goes where she wrote last, and there alone', async () => {
    const { cloud, whatsapp } = await both();
    expect(await tell([cloud, whatsapp])).toEqual([whatsapp]);
  });

  it('goes on the channel of the setting', async () => {
    const { cloud, whatsapp } = await both();
    await keepNoticeChannel(db.pool, 'whatsapp-cloud');
    expect(await tell([cloud, whatsapp])).toEqual([cloud]);
  });

  it('goes where she wrote last once the setting names none', async () => {
    const { cloud, whatsapp } = await both();
    for (const channel of ['whatsapp-cloud', 'telegram', undefined]) await keepNoticeChannel(db.pool, channel);
    expect(await tell([cloud, whatsapp])).toEqual([whatsapp]);
  });

  it('is not swallowed by a chat that she has stopped, nor by one that is not to hear of it', async () => {
    const { cloud, whatsapp } = await both();
    await db.pool.query(`UPDATE chats SET stopped_at = $2, stopped_why = 'asked' WHERE id = $1`, [whatsapp, morning]);
    await chatOn('telegram', { heard: later(morning, 9) });
    expect(await tell([cloud, whatsapp])).toEqual([cloud]);
  });

  it('goes to each chat of which no common phone is known', async () => {
    const chats = [
      await chatOn('whatsapp'),
      await chatOn('telegram', { phone: ANOTHERS }),
      await chatOn('web', { phone: null }),
    ];
    await keepNoticeChannel(db.pool, 'whatsapp');
    expect(await tell(chats)).toEqual(chats);
  });
});

it.each(Object.keys(kinds))('%s is not swallowed by a chat that wants none of that kind', async (kind) => {
  const { cloud, whatsapp } = await both();
  const all = '{announcement,stage_changed,own_date,missing_papers,stage_overdue,report_limit}';
  await db.pool.query('UPDATE chats SET stopped_kinds = $2 WHERE id = $1', [whatsapp, all]);
  expect(await kinds[kind]!([cloud, whatsapp])).toEqual([cloud]);
});

it('a person is counted as reached whichever of her chats is told, and one message is promised', async () => {
  const { cloud, whatsapp } = await both();
  const person = await somebody(db);
  for (const chat of [cloud, whatsapp]) await speaksFor(db, chat, person);
  expect(await countAudience(db.pool, asked())).toMatchObject({ fit: 1, reached: 1, recipients: 1 });
});

it('a reminder that went out in one chat does not follow in the other, wherever she writes meanwhile', async () => {
  const { cloud, whatsapp } = await both();
  for (const chat of [cloud, whatsapp]) await addReminder(db, chat, today);
  await writeDue(db, morning, usualHours);
  await keepNoticeChannel(db.pool, 'whatsapp-cloud');
  await db.pool.query(`UPDATE reminders SET status = 'pending' WHERE status = 'cancelled'`);
  expect(await writeDue(db, later(morning, 60_000), usualHours)).toEqual([]);
  expect(await reminders(db)).toEqual([`${cloud} own_date ${today} cancelled`, `${whatsapp} own_date ${today} sent`]);
});
