import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { caseDetails } from '../../../src/store/cases/details.ts';
import { keepOfficersChat } from '../../../src/store/cases/officers.ts';
import { toClaim } from '../../../src/store/cases/to-claim.ts';
import { planReminders } from '../../../src/store/plan.ts';
import { admin, bindTo, enrol, happen, MARWAN, nikIndexOf, notices, portsOf, report } from '../../support/cases.ts';
import { freshDatabase } from '../../support/database.ts';
import { later, makeChat, morning } from '../../support/ledger.ts';

const told = { reporter: 'Rohani Uji', phone: '+6280000000009', worker: 'Marwan Uji', nik: MARWAN.nik };

describe('a report', () => {
  it('is a row with a first event and its chat as follower, and what was told stands in it sealed', async () => {
    const db = await freshDatabase();
    const { number, chatId } = await report(db, { told });
    const found = await caseDetails(db, number, admin);
    expect(found).toMatchObject({
      case: { number, kind: 'death', status: 'reported', claim: null, since: '2026-11-23', openedOn: '2026-11-23' },
      told: { ...told, relation: 'spouse' },
      followers: 1,
      events: [{ what: 'reported', actor: `chat:${chatId}` }],
    });
    const { rows } = await db.pool.query('SELECT told::text FROM cases');
    expect(Object.values(told).some((value) => Buffer.from(rows[0].told.slice(2), 'hex').includes(value))).toBe(false);
  });

  it('of an accident reminds of the 2×24 hours from its first hour on, urgently and only that', async () => {
    const db = await freshDatabase();
    const { id } = await report(db, { kind: 'accident', eventOn: '2026-11-22' as Day });
    const { rows } = await db.pool.query(
      `SELECT kind, subject, due_on::text AS on FROM reminders WHERE kind = 'report_limit'`,
    );
    expect(rows).toEqual([{ kind: 'report_limit', subject: `case:${id}`, on: '2026-11-24' }]);
  });

  it('is told to the officers by kind and number, without a name or a number of a person', async () => {
    const db = await freshDatabase();
    await keepOfficersChat(db, '-1001', morning);
    const { number } = await report(db, { told });
    const [notice, ...others] = await notices(db);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ status: 'queued', text: expect.stringContaining(number) });
    expect(notice!.text).toContain('kematian');
    expect(Object.values(told).filter((value) => notice!.text.includes(value))).toEqual([]);
  });

  it('of a replay is told to no officer', async () => {
    const db = await freshDatabase();
    await keepOfficersChat(db, '-1001', morning);
    await report(db, { chat: await makeChat(db, { channel: 'script' }) });
    expect(await notices(db)).toEqual([]);
  });

  it('is told to nobody once the settings name no officers', async () => {
    const db = await freshDatabase();
    await keepOfficersChat(db, '-1001', morning);
    await keepOfficersChat(db, undefined, morning);
    await report(db);
    expect(await notices(db)).toEqual([]);
  });

  it('with a number that is taken undoes the whole turn', async () => {
    const db = await freshDatabase();
    const { number, chatId } = await report(db);
    await expect(report(db, { chat: chatId, number })).rejects.toMatchObject({ code: '23505' });
    expect((await db.pool.query('SELECT FROM cases')).rowCount).toBe(1);
  });
});

describe('opening a case', () => {
  it('takes its number and its code, however they are written, and shows nothing of the roll', async () => {
    const db = await freshDatabase();
    await enrol(db);
    const { number, code, id } = await report(db, { nikIndex: nikIndexOf(db), told });
    const ports = portsOf(db, await makeChat(db));
    const spaced = `${number.slice(0, 2).toLowerCase()} ${number.slice(2, 8)}-${number.slice(8)}`;
    const opened = await ports.openCase(spaced, `${code.slice(0, 5)}-${code.slice(5).toLowerCase()}`);
    expect(opened).toMatchObject({ ok: true, record: { id, number, worker: null } });
    expect(JSON.stringify(opened)).not.toContain('Marwan');
  });

  it('gives one answer to a wrong code and to a number that nobody has', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    const ports = portsOf(db, await makeChat(db));
    const other = number.replace(/\d{8}$/, (digits) => String((Number(digits) + 1) % 1e8).padStart(8, '0'));
    const answers = [await ports.openCase(number, 'A3CDE4FHJK'), await ports.openCase(other, 'A3CDE4FHJK')];
    expect(answers).toEqual([
      { ok: false, why: 'no' },
      { ok: false, why: 'no' },
    ]);
  });

  it('lets a chat guess five times, whichever numbers it guesses for, and then wait', async () => {
    const db = await freshDatabase();
    const made = await Promise.all(Array.from({ length: 6 }, () => report(db)));
    const ports = portsOf(db, await makeChat(db));
    const answers = [];
    for (const { number } of made.slice(0, 5)) answers.push(await ports.openCase(number, 'A3CDE4FHJK'));
    expect(answers.every((one) => !one.ok && one.why === 'no')).toBe(true);
    expect(await ports.openCase(made[5]!.number, made[5]!.code)).toMatchObject({ ok: false, why: 'wait' });
  });

  it('slows one case down for everybody but for whoever follows it', async () => {
    const db = await freshDatabase();
    const { number, code, chatId } = await report(db);
    await portsOf(db, await makeChat(db)).openCase(number, 'A3CDE4FHJK');
    expect(await portsOf(db, await makeChat(db)).openCase(number, code)).toMatchObject({ ok: false, why: 'wait' });
    expect(await portsOf(db, chatId).openCase(number, code)).toMatchObject({ ok: true });
  });
});

describe('the cases of a chat', () => {
  it("are none after *keluar*: the phone may be somebody else's tomorrow", async () => {
    const db = await freshDatabase();
    const { chatId } = await report(db);
    await happen(db, chatId, [{ do: 'unbind' }]);
    expect(await portsOf(db, chatId).cases()).toEqual([]);
  });

  it('are those it reported and those it opened and follows', async () => {
    const db = await freshDatabase();
    const { number, id, chatId } = await report(db);
    const other = await makeChat(db);
    expect(await portsOf(db, other).cases()).toEqual([]);
    await happen(db, other, [{ do: 'follow', caseId: id }]);
    for (const chat of [chatId, other])
      expect(await portsOf(db, chat).cases()).toMatchObject([{ number, worker: null }]);
    expect((await portsOf(db, other).kept()).cases).toBe(1);
  });

  it('are not what anybody reports about a NIK, for whoever speaks for its owner', async () => {
    const db = await freshDatabase();
    const his = await makeChat(db);
    await bindTo(db, his, await enrol(db));
    await report(db, { nikIndex: nikIndexOf(db) });
    expect(await portsOf(db, his).cases()).toEqual([]);
  });

  it('are the claims of the people it speaks for, by name, as long as it does, and no reports of others', async () => {
    const db = await freshDatabase();
    const his = await makeChat(db);
    const participantId = await enrol(db);
    await bindTo(db, his, participantId);
    const hers = await makeChat(db);
    await bindTo(db, hers, participantId, { relation: 'spouse', proof: 'family' });
    const { number } = await report(db, { participantId, kind: 'accident', eventOn: '2026-11-22' as Day, chat: hers });
    expect(await portsOf(db, hers).cases()).toMatchObject([{ worker: 'Marwan Uji' }]);
    expect(await portsOf(db, his).cases()).toEqual([]);
    await planReminders(db, morning);
    expect((await db.pool.query('SELECT FROM reminders WHERE chat_id = $1', [his])).rowCount).toBe(0);
    await toClaim(db, number, 'jkk', admin);
    expect(await portsOf(db, his).cases()).toMatchObject([{ worker: 'Marwan Uji' }]);
    expect(await portsOf(db, his, later(morning, 181 * 86_400_000)).cases()).toEqual([]);
  });
});
