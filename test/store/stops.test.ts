import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../src/domain/day.ts';
import type { NoticeKind } from '../../src/domain/reminders.ts';
import { writeDue } from '../../src/jobs/remind.ts';
import { text } from '../../src/language/texts.ts';
import type { Database } from '../../src/store/database.ts';
import { planReminders } from '../../src/store/plan.ts';
import { type Chat, chatIn, type World, worldOf } from '../app/support/in-process.ts';
import { freshDatabase } from '../support/database.ts';
import { addReminder, later, statuses } from '../support/ledger.ts';
import { followCase, makeCase, reminders } from '../support/subjects.ts';

const DAY = 86_400_000;
const always = { from: 0, until: 24 * 60 };

/** A chat that has agreed, with a day of its own and a claim that lacks papers, both told of today. */
async function reminded(): Promise<{
  world: World;
  db: Database;
  chat: Chat;
  id: number;
  today: string;
  rows: number[];
}> {
  const world = worldOf(await freshDatabase());
  const { db, clock } = world;
  const chat = chatIn(world);
  for (const words of ['halo', 'setuju']) await chat.says(words);
  const id = await chat.id();
  const today = dayOf(clock.now);
  await followCase(db, id, await makeCase(db, { since: addDays(today, -3) }));
  await addReminder(db, id, today);
  await planReminders(db, clock.now);
  return { world, db, chat, id, today, rows: await writeDue(db, clock.now, always) };
}

const dueOn = async (db: Database, on: string): Promise<string[]> =>
  (await reminders(db)).filter((line) => line.includes(on)).map((line) => line.replace(/^\d+ /, ''));

const stops = async (chat: Chat, kind: NoticeKind) => {
  for (const words of ['berhenti', 'pilih satu per satu', `hentikan: ${text(`notices.kind_${kind}`)}`])
    await chat.says(words);
};

describe('berhenti', () => {
  it('for one kind holds back the message that has it in it; the rest of it goes out tomorrow', async () => {
    const { world, db, chat, today, rows } = await reminded();
    await stops(chat, 'missing_papers');
    expect(await statuses(db, rows)).toEqual(['suppressed(stopped)']);
    expect(await dueOn(db, today)).toEqual([`missing_papers ${today} stopped`, `own_date ${today} pending`]);
    expect(await writeDue(db, world.clock.now, always)).toEqual([]);
    const tomorrow = await writeDue(db, later(world.clock.now, DAY), always);
    expect((await db.pool.query('SELECT about FROM outgoing WHERE id = ANY($1)', [tomorrow])).rows).toEqual([
      { about: ['own_date'] },
    ]);
  });

  it('for one kind leaves alone what is about others, and what other chats wait for', async () => {
    const { world, db, chat, rows } = await reminded();
    const other = chatIn(world);
    for (const words of ['halo', 'setuju']) await other.says(words);
    await stops(chat, 'arrears');
    await stops(other, 'missing_papers');
    expect(await statuses(db, rows)).toEqual(['queued']);
  });

  it('for all holds back whatever waits, and stops what falls due later', async () => {
    const { world, db, chat, id, today, rows } = await reminded();
    await addReminder(db, id, addDays(dayOf(world.clock.now), 1));
    for (const words of ['berhenti', 'hentikan semua']) await chat.says(words);
    expect(await statuses(db, rows)).toEqual(['suppressed(stopped)']);
    expect(await dueOn(db, today)).toEqual([`missing_papers ${today} stopped`, `own_date ${today} stopped`]);
    expect(await writeDue(db, later(world.clock.now, DAY), always)).toEqual([]);
    expect(await dueOn(db, addDays(dayOf(world.clock.now), 1))).toEqual([
      `own_date ${addDays(dayOf(world.clock.now), 1)} stopped`,
    ]);
  });

  it('is undone by lanjutkan: what falls due from then on is sent, what was stopped is not', async () => {
    const { world, db, chat, id } = await reminded();
    for (const words of ['berhenti', 'hentikan semua', 'lanjutkan pengingat', 'lanjutkan']) await chat.says(words);
    const on = addDays(dayOf(world.clock.now), 1);
    await addReminder(db, id, on);
    const rows = await writeDue(db, later(world.clock.now, DAY), always);
    expect((await db.pool.query('SELECT about FROM outgoing WHERE id = ANY($1)', [rows])).rows).toEqual([
      { about: ['own_date'] },
    ]);
    expect((await db.pool.query('SELECT stopped_at, stopped_why, stopped_kinds FROM chats')).rows).toEqual([
      { stopped_at: null, stopped_why: null, stopped_kinds: [] },
    ]);
  });
});
