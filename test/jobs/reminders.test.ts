import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addDays, dayOf } from '../../src/domain/day.ts';
import { startClock } from '../../src/jobs/clock.ts';
import { schedule } from '../../src/jobs/schedule.ts';
import { freshDatabase } from '../support/database.ts';
import { openProcess } from '../support/job-process.ts';
import { addReminder, type FakeChannel, fakeChannel, later, makeChat, morning, statuses } from '../support/ledger.ts';
import { queuesOn } from '../support/queue.ts';
import { queueBackends } from '../support/redis.ts';
import { followCase, makeCase } from '../support/subjects.ts';

const today = dayOf(morning);
const HOUR = 3_600_000;

/** Waits until that many were shown, then long enough that one too many would be seen. */
async function shows(channel: FakeChannel, count: number): Promise<void> {
  await vi.waitFor(() => expect(channel.shown.length).toBeGreaterThanOrEqual(count), 10_000);
  await new Promise((done) => setTimeout(done, 300));
  expect(channel.shown).toHaveLength(count);
}

describe.each(queueBackends())('a reminder (%s)', (backend) => {
  const queueOf = queuesOn(backend);

  it('arrives on its day, once, in the chat that asked for it', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { clock, handlers, startTaking } = await openProcess(db, queueOf(db), web);
    await startTaking();
    const chat = await makeChat(db, { address: 'mine' });
    await makeChat(db, { address: 'another' });
    await addReminder(db, chat, addDays(today, 1));
    await handlers.remindDue();
    await handlers.deliverUnsent();
    expect(web.shown).toEqual([]);
    clock.now = later(morning, 24 * HOUR);
    for (let strike = 0; strike < 3; strike += 1) await handlers.remindDue();
    await shows(web, 1);
    expect(web.shown[0]).toMatchObject({ to: 'mine', text: expect.stringContaining('24 November 2026') });
  });

  it('is planned in the night, comes at 08.00 with all of its chat’s day in one message, and not again', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const night = new Date('2026-11-22T20:10:00Z');
    const { clock, handlers, startTaking } = await openProcess(db, queueOf(db), web, night);
    await startTaking();
    const chat = await makeChat(db);
    await followCase(db, chat, await makeCase(db, { since: '2026-11-20' }));
    await followCase(db, chat, await makeCase(db, { since: '2026-11-09' }));
    await addReminder(db, chat, today);
    await Promise.all([handlers.planReminders(), handlers.planReminders()]);
    await handlers.remindDue();
    await shows(web, 0);
    for (const hours of [5, 6, 11]) {
      clock.now = later(night, hours * HOUR);
      await handlers.remindDue();
    }
    await shows(web, 1);
    for (const words of ['KL261123', 'Kartu Keluarga', 'Senin, 23 November 2026', '*berhenti*'])
      expect(web.shown[0]!.text).toContain(words);
    expect(web.shown[0]!.text.match(/KL261123/g)).toHaveLength(2);
  });

  it('comes at 08.00 when its day begins at night', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const midnight = new Date('2026-11-22T17:00:00Z');
    const { clock, handlers, startTaking } = await openProcess(db, queueOf(db), web, midnight);
    await startTaking();
    await addReminder(db, await makeChat(db), today);
    for (clock.now = midnight; clock.now < later(midnight, 8 * HOUR); clock.now = later(clock.now, HOUR)) {
      await handlers.remindDue();
      await handlers.deliverUnsent();
    }
    expect(web.shown).toEqual([]);
    await handlers.remindDue();
    await shows(web, 1);
  });

  it('waits for the morning when its row was written but not sent in the evening', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { clock, handlers, startTaking } = await openProcess(db, queueOf(db), web);
    await addReminder(db, await makeChat(db), today);
    await handlers.remindDue();
    clock.now = later(morning, 12 * HOUR);
    await startTaking();
    await handlers.deliverUnsent();
    await shows(web, 0);
    clock.now = later(morning, 23 * HOUR);
    await handlers.deliverUnsent();
    await shows(web, 1);
  });

  it('that fell due while no process ran is sent by the next one, when it starts', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    await addReminder(db, await makeChat(db), today);
    const { queues, log, startTaking } = await openProcess(db, queueOf(db), web, later(morning, 50 * HOUR));
    await startTaking();
    const clock = await startClock(queues, log);
    onTestFinished(() => clock.stop());
    await shows(web, 1);
  });

  it('that nobody could send for a week is written down as expired, and no row is made of it', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { handlers, startTaking } = await openProcess(db, queueOf(db), web, later(morning, 8 * 24 * HOUR));
    await startTaking();
    await addReminder(db, await makeChat(db), today);
    await handlers.remindDue();
    expect((await db.pool.query('SELECT status FROM reminders')).rows).toEqual([{ status: 'expired' }]);
    expect((await db.pool.query('SELECT FROM outgoing')).rows).toEqual([]);
    await shows(web, 0);
  });

  it('is delivered all the same, once, when the whole content of the queue is lost', async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const web = fakeChannel('web');
    const { clock, log, queues, handlers, startTaking } = await openProcess(db, queue, web);
    for (let count = 0; count < 30; count += 1) await addReminder(db, await makeChat(db), today);
    await handlers.remindDue();
    expect(await queues.notices.count()).toBe(30);
    await queue.lose();
    expect(await queues.notices.count()).toBe(0);
    clock.now = later(morning, 31_000);
    await startTaking();
    const timer = await startClock(queues, log);
    onTestFinished(() => timer.stop());
    await shows(web, 30);
    expect(new Set(web.shown.map(({ row }) => row)).size).toBe(30);
  });

  it('is sent once by two processes with a clock each', async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const web = fakeChannel('web');
    const processes = [await openProcess(db, queue, web), await openProcess(db, queue, web)];
    for (let count = 0; count < 60; count += 1) await addReminder(db, await makeChat(db), today);
    for (const { startTaking } of processes) await startTaking();
    await Promise.all(processes.flatMap(({ handlers }) => [handlers.remindDue(), handlers.remindDue()]));
    for (const { clock } of processes) clock.now = later(morning, 31_000);
    await Promise.all(processes.map(({ handlers }) => handlers.deliverUnsent()));
    await shows(web, 60);
    expect(new Set(web.shown.map(({ row }) => row)).size).toBe(60);
  });

  it('that cannot be put into words fails alone', async () => {
    const db = await freshDatabase();
    const web = fakeChannel('web');
    const { handlers, startTaking } = await openProcess(db, queueOf(db), web);
    for (let count = 0; count < 10; count += 1) await addReminder(db, await makeChat(db), today);
    await handlers.remindDue();
    await db.pool.query(`UPDATE outgoing SET key = 'nowhere.nothing' WHERE id = 3`);
    await startTaking();
    await shows(web, 9);
    expect(await statuses(db, [2, 3, 4])).toEqual(['sent', 'failed(render)', 'sent']);
  });

  it('is tried again after a wait, by a job of its own', async () => {
    const db = await freshDatabase();
    let busy = true;
    const web = fakeChannel('web', { answer: () => (busy ? { ok: false, retry: true, why: 'busy' } : { ok: true }) });
    const { clock, handlers, startTaking } = await openProcess(db, queueOf(db), web);
    await addReminder(db, await makeChat(db), today);
    await startTaking();
    await handlers.remindDue();
    await vi.waitFor(async () => expect(await statuses(db, [1])).toEqual(['queued(busy)']), 5_000);
    busy = false;
    clock.now = later(morning, 60_000);
    await handlers.deliverUnsent();
    await shows(web, 1);
  });

  it('leaves nothing in the queue but ids, before it is sent and after', async () => {
    const db = await freshDatabase();
    const queue = queueOf(db);
    const web = fakeChannel('web', { answer: () => Promise.reject(new Error('Siti Uji 1571015708900000')) });
    const { log, queues, handlers, startTaking } = await openProcess(db, queue, web);
    const chat = await makeChat(db, { address: 'address-of-siti' });
    await addReminder(db, chat, today);
    await handlers.remindDue();
    const timer = await startClock(queues, log);
    onTestFinished(() => timer.stop());
    const jobs = await queues.notices.getJobs(['prioritized', 'delayed', 'active']);
    expect(jobs.map(({ id, name, data }) => ({ id, name, data }))).toEqual([
      { id: 'reminder-1-0', name: 'reminder', data: { row: 1 } },
    ]);
    expect((await queues.clock.getJobs()).map(({ data }) => data)).toEqual(Object.keys(schedule).map(() => ({})));
    const before = await queue.dump();
    await startTaking();
    await vi.waitFor(async () => expect(await statuses(db, [1])).toEqual(['queued(threw)']), 5_000);
    const held = before + (await queue.dump());
    expect(held).toContain('reminder-1-0');
    for (const secret of ['Siti', '1571015708900000', 'address-of-siti', 'reminder.due', today])
      expect(held).not.toContain(secret);
  });
});
