import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { caseDetails } from '../../../src/store/cases/details.ts';
import { type ClaimRow, saveClaims } from '../../../src/store/cases/save-claim.ts';
import { toClaim } from '../../../src/store/cases/to-claim.ts';
import type { Database } from '../../../src/store/database.ts';
import { admin, bindTo, enrol, happen, MARWAN, nikIndexOf, notices, portsOf, report } from '../../support/cases.ts';
import { freshDatabase } from '../../support/database.ts';
import { later, makeChat, morning } from '../../support/ledger.ts';

const row: ClaimRow = {
  line: 2,
  agencyNumber: 'B-77/2026',
  claim: 'jkm',
  nik: MARWAN.nik,
  eventOn: '2026-11-10' as Day,
  reporter: 'Rohani Uji',
  relation: 'spouse',
  phone: '+6280000000009',
  status: 'submitted',
  since: '2026-11-12' as Day,
  missing: [],
  reason: null,
  note: null,
};
const waits: Partial<ClaimRow> = {
  status: 'incomplete',
  since: '2026-11-13' as Day,
  missing: ['npwp', 'death_certificate'],
  reason: 'papers_missing',
};
const news = (more: Partial<ClaimRow>): ClaimRow => ({ ...row, ...more });

const save = async (db: Database, more: Partial<ClaimRow> = {}) => (await saveClaims(db, [news(more)], admin))[0]!;

async function created(db: Database, more: Partial<ClaimRow> = {}) {
  const saved = await save(db, more);
  if (saved.as !== 'created') throw new Error(JSON.stringify(saved));
  return saved;
}

const standing = async (db: Database, number: string) => (await caseDetails(db, number, admin))!.case;

it('news of another worker’s claim are refused for one of whom an officer has said who it is', async () => {
  const db = await freshDatabase();
  const participantId = await enrol(db);
  const { number } = await report(db, { participantId });
  await toClaim(db, number, 'jkm', { ...admin, agencyNumber: row.agencyNumber });
  expect(await save(db, { nik: '1505024102880000' })).toMatchObject({ as: 'refused', why: 'other_worker' });
  expect(await save(db)).toMatchObject({ as: 'changed' });
});

describe('a claim that is new', () => {
  it('has a number, and a code that opens it; what the file says of people stands sealed', async () => {
    const db = await freshDatabase();
    const { number, accessCode, knownWorker } = await created(db);
    expect([number, knownWorker]).toEqual([expect.stringMatching(/^KL261123\d{8}$/), false]);
    const opened = await portsOf(db, await makeChat(db)).openCase(number, accessCode);
    expect(opened).toMatchObject({ ok: true, record: { agencyNumber: 'B-77/2026', since: '2026-11-12' } });
    const details = await caseDetails(db, 'B-77/2026', admin);
    expect(details).toMatchObject({
      told: { reporter: 'Rohani Uji', nik: MARWAN.nik },
      events: [{ what: 'imported', on: '2026-11-12' }],
    });
    expect(await notices(db)).toEqual([]);
  });

  it('is shown to whoever speaks for the worker, with his name', async () => {
    const db = await freshDatabase();
    const his = await makeChat(db);
    await bindTo(db, his, await enrol(db));
    expect(await created(db, { claim: 'jkk', status: 'in_care', relation: 'self' })).toMatchObject({
      knownWorker: true,
    });
    expect(await portsOf(db, his).cases()).toMatchObject([{ claim: 'jkk', status: 'in_care', worker: 'Marwan Uji' }]);
  });

  it('leaves nothing behind when it was only tried, and shows no code', async () => {
    const db = await freshDatabase();
    const tried = await saveClaims(db, [row], admin, { dryRun: true });
    expect(tried).toEqual([{ as: 'created', number: '', accessCode: '', knownWorker: false }]);
    expect((await db.pool.query('SELECT FROM cases')).rowCount).toBe(0);
    expect((await db.pool.query('SELECT FROM audit')).rowCount).toBe(0);
  });

  it('marks its papers as the agency sees them', async () => {
    const db = await freshDatabase();
    const stands = async (more: Partial<ClaimRow>) => {
      const { number } = await created(db, { agencyNumber: JSON.stringify(more), nik: String(Math.random()), ...more });
      return Object.fromEntries((await standing(db, number)).papers.map(({ code, status }) => [code, status]));
    };
    expect(await stands({})).toMatchObject({ heir_letter: 'required', family_card: 'required' });
    expect(await stands(waits)).toMatchObject({
      npwp: 'required',
      death_certificate: 'required',
      family_card: 'received',
    });
    expect(new Set(Object.values(await stands({ status: 'paid' })))).toEqual(new Set(['checked']));
  });
});

describe('a claim that is known', () => {
  it('is the same when nothing of the row is new', async () => {
    const db = await freshDatabase();
    await created(db, waits);
    const count = async () => (await db.pool.query('SELECT FROM case_events')).rowCount;
    const before = await count();
    expect(await save(db, waits)).toMatchObject({ as: 'same' });
    expect(await count()).toBe(before);
  });

  it('moves as the agency says, over stages that ours would go through, and tells whoever follows it', async () => {
    const db = await freshDatabase();
    const { number } = await created(db, waits);
    const chat = await makeChat(db);
    const { id } = await standing(db, number);
    await happen(db, chat, [{ do: 'follow', caseId: id }]);
    expect(await save(db, { status: 'paid', since: '2026-11-20' as Day })).toMatchObject({ as: 'changed', number });
    expect(await standing(db, number)).toMatchObject({ status: 'paid', since: '2026-11-20', reason: null });
    expect(await notices(db)).toMatchObject([{ chat, text: expect.stringContaining('sudah dibayarkan') }]);
  });

  it('that ended stays so, and an older file takes nothing back', async () => {
    const db = await freshDatabase();
    await created(db, { status: 'verifying', since: '2026-11-15' as Day });
    expect(await save(db)).toEqual({ as: 'refused', why: 'older', from: 'verifying' });
    await save(db, { status: 'paid', since: '2026-11-20' as Day });
    const later = { status: 'verifying', since: '2026-11-21' as Day } as const;
    expect(await save(db, later)).toEqual({ as: 'refused', why: 'ended', from: 'paid' });
  });

  it('may be one that an officer made of a report: then its code and its timeline go on', async () => {
    const db = await freshDatabase();
    const made = await report(db, { nikIndex: nikIndexOf(db), eventOn: row.eventOn });
    const became = await toClaim(db, made.number, 'jkm', { ...admin, now: later(morning, -20 * 86_400_000) });
    const verifying = { status: 'verifying', since: '2026-11-20' as Day } as const;
    expect(await save(db, verifying)).toMatchObject({ as: 'changed', number: became.ok && became.case.number });
    expect(await standing(db, made.number)).toMatchObject({ agencyNumber: 'B-77/2026', status: 'verifying' });
  });

  it('is never a mere report on the same worker: anybody can make one, and would then read the claim', async () => {
    const db = await freshDatabase();
    const { chatId } = await report(db, { nikIndex: nikIndexOf(db), eventOn: row.eventOn });
    await created(db);
    expect(await portsOf(db, chatId).cases()).toMatchObject([{ claim: null }]);
  });

  it.each([
    ['another worker', { nik: '1505024102880000' }, 'other_worker'],
    ['another kind', { claim: 'scholarship' }, 'other_claim'],
    ['a state that its kind does not have', { status: 'in_care' }, 'state_not_of_claim'],
    ['a day that is to come', { since: '2026-11-24' }, 'since_future'],
    ['a payment with papers missing', { status: 'paid', missing: ['npwp'] }, 'papers'],
    ['a refusal without a word', { status: 'refused' }, 'reason_needed'],
  ])('is not changed by a row with %s', async (_, more, why) => {
    const db = await freshDatabase();
    const { number } = await created(db);
    expect(await save(db, more as Partial<ClaimRow>)).toMatchObject({ as: 'refused', why });
    expect(await standing(db, number)).toMatchObject({ status: 'submitted' });
  });
});

it('every row of a file is written or none', async () => {
  const db = await freshDatabase();
  const broken = { ...row, agencyNumber: 'B-78', eventOn: null, since: '2026-02-30' as Day };
  await expect(saveClaims(db, [row, broken], admin)).rejects.toThrow();
  expect((await db.pool.query('SELECT FROM cases')).rowCount).toBe(0);
});
