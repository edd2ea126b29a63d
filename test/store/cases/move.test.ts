import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { answerReport } from '../../../src/store/cases/answer.ts';
import { caseDetails } from '../../../src/store/cases/details.ts';
import { lockCase } from '../../../src/store/cases/locked.ts';
import { moveCase } from '../../../src/store/cases/move.ts';
import { markPapers } from '../../../src/store/cases/paper.ts';
import { toClaim } from '../../../src/store/cases/to-claim.ts';
import { type Database, transaction } from '../../../src/store/database.ts';
import { admin, happen, notices, portsOf, report } from '../../support/cases.ts';
import { freshDatabase } from '../../support/database.ts';
import { later, makeChat, morning } from '../../support/ledger.ts';

const tomorrow = { ...admin, now: later(morning, 86_400_000) };

/** A death that was reported and made a claim. */
async function claimOf(db: Database) {
  const made = await report(db, { eventOn: '2026-11-20' as Day });
  const became = await toClaim(db, made.number, 'jkm', admin);
  if (!became.ok) throw new Error(became.why);
  return { ...made, claim: became.case };
}

const all = (db: Database, number: string, status: 'received' | 'checked', who = admin) =>
  markPapers(db, number, { ...who, codes: 'all', status });

describe('a report that becomes a claim', () => {
  it('keeps its code, its timeline and its followers, and tells them the new number with all papers at once', async () => {
    const db = await freshDatabase();
    const { number, code, chatId, claim } = await claimOf(db);
    expect(claim).toMatchObject({ claim: 'jkm', status: 'submitted', circumstances: { died: true, heir: 'spouse' } });
    const [told] = await notices(db);
    expect(told).toMatchObject({
      chat: chatId,
      status: 'queued',
      subject: expect.stringMatching(`^stage_changed:case:${claim.id}:`),
    });
    for (const words of [number, claim.number, 'Akta kematian', 'Buku nikah']) expect(told!.text).toContain(words);
    for (const written of [number, claim.number]) {
      const other = portsOf(db, await makeChat(db));
      expect(await other.openCase(written, code)).toMatchObject({ ok: true, record: { number: claim.number } });
    }
    const past = await caseDetails(db, number, admin);
    expect(past!.events.map(({ what }) => what)).toEqual(['reported', 'became_claim']);
  });

  it('does so once, and says which claim it is', async () => {
    const db = await freshDatabase();
    const { number, claim } = await claimOf(db);
    expect(await toClaim(db, number, 'jkk', admin)).toEqual({ ok: false, why: 'already_claim', number: claim.number });
    expect(await answerReport(db, number, 'covered', admin)).toMatchObject({ ok: false, why: 'already_claim' });
  });
});

describe('papers that are returned', () => {
  it('are told of all together, when a second comes back before the first is told', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    const back = { ...admin, status: 'returned', reason: 'unreadable' } as const;
    await markPapers(db, claim.number, { ...back, codes: ['death_certificate'] });
    await markPapers(db, claim.number, { ...back, codes: ['npwp'], reason: 'wrong_paper' });
    const told = (await notices(db)).filter(({ status }) => status === 'queued');
    expect(told).toHaveLength(1);
    for (const words of ['Akta kematian', 'NPWP']) expect(told[0]!.text).toContain(words);
  });
});

describe('a case that an officer works on', () => {
  it('can be followed meanwhile', async () => {
    const db = await freshDatabase();
    const { number, id } = await report(db);
    const other = await makeChat(db);
    await transaction(db.pool, async (client) => {
      await lockCase(client, number);
      await happen(db, other, [{ do: 'follow', caseId: id }]);
    });
    expect(await portsOf(db, other).cases()).toHaveLength(1);
  });
});

describe('a claim that is moved', () => {
  it('tells everybody who follows it why it waits, all that is missing, and what to do', async () => {
    const db = await freshDatabase();
    const { claim, chatId } = await claimOf(db);
    const other = await makeChat(db);
    await happen(db, other, [{ do: 'follow', caseId: claim.id }]);
    await all(db, claim.number, 'received');
    const papers = ['death_certificate', 'marriage_book'];
    const moved = await moveCase(db, claim.number, 'incomplete', { ...tomorrow, reason: 'papers_missing', papers });
    expect(moved).toMatchObject({
      ok: true,
      chats: 2,
      case: { status: 'incomplete', since: '2026-11-24', completeOn: null },
    });
    const told = (await notices(db)).slice(-2);
    expect(told.map(({ chat }) => chat)).toEqual([chatId, other]);
    for (const { text } of told) {
      expect(text).toContain('Akta kematian');
      expect(text).toContain('Buku nikah');
      expect(text).not.toContain('Kartu Keluarga');
      expect(text).toContain('ada berkas yang belum diserahkan');
    }
  });

  it('previews the very message and the number of chats, and writes nothing', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    const count = async () =>
      (
        await db.pool.query(`SELECT (SELECT count(*) FROM outgoing) AS sent, (SELECT count(*) FROM audit) AS audit,
        (SELECT count(*) FROM case_events) AS events, (SELECT count(*) FROM reminders) AS reminders,
        (SELECT status FROM cases) AS status`)
      ).rows;
    const before = await count();
    const move = { ...tomorrow, reason: 'papers_missing', papers: ['npwp'] };
    const previewed = await moveCase(db, claim.number, 'incomplete', { ...move, preview: true });
    expect(await count()).toEqual(before);
    const moved = await moveCase(db, claim.number, 'incomplete', move);
    if (!previewed.ok || !moved.ok) throw new Error('not moved');
    expect([previewed.say, previewed.chats]).toEqual([moved.say, moved.chats]);
    expect(previewed.chats).toBe(1);
  });

  it('lets news that are not out yet be overtaken by later ones', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    await all(db, claim.number, 'checked');
    await moveCase(db, claim.number, 'verifying', admin);
    await moveCase(db, claim.number, 'decided', admin);
    expect((await notices(db)).map(({ status, why }) => [status, why])).toEqual([
      ['suppressed', 'overtaken'],
      ['suppressed', 'overtaken'],
      ['queued', null],
    ]);
  });

  it('is not told where the chat has stopped such news', async () => {
    const db = await freshDatabase();
    const { claim, chatId } = await claimOf(db);
    await db.pool.query(`UPDATE chats SET stopped_kinds = '{stage_changed}' WHERE id = $1`, [chatId]);
    await all(db, claim.number, 'checked');
    expect(await moveCase(db, claim.number, 'verifying', admin)).toMatchObject({ ok: true, chats: 0, stopped: 1 });
  });

  it('is paid with no paper unchecked, whatever way is tried', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    expect(await moveCase(db, claim.number, 'paid', admin)).toMatchObject({ ok: false, why: 'no_such_move' });
    expect(await moveCase(db, claim.number, 'verifying', admin)).toMatchObject({ ok: false, why: 'papers' });
    await all(db, claim.number, 'received');
    await moveCase(db, claim.number, 'verifying', admin);
    expect(await moveCase(db, claim.number, 'decided', admin)).toMatchObject({ ok: false, why: 'papers' });
    await all(db, claim.number, 'checked');
    await moveCase(db, claim.number, 'decided', admin);
    await markPapers(db, claim.number, { ...admin, codes: ['npwp'], status: 'required' });
    expect(await moveCase(db, claim.number, 'paid', admin)).toMatchObject({
      ok: false,
      why: 'papers',
      papers: ['npwp'],
    });
    await all(db, claim.number, 'checked');
    expect(await moveCase(db, claim.number, 'paid', admin)).toMatchObject({ ok: true, case: { status: 'paid' } });
    expect((await moveCase(db, claim.number, 'verifying', admin)).ok).toBe(false);
  });

  it('tells a payment soberly and a refusal with its reason and what can be done', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    await moveCase(db, claim.number, 'refused', { ...admin, reason: 'not_working', note: 'rahasia petugas' });
    const text = (await notices(db)).at(-1)!.text;
    expect(text).toContain('sudah tidak bekerja');
    expect(text).toContain('minta diperiksa lagi');
    expect(text).not.toContain('rahasia');
    expect(text).not.toContain('!');
    const details = await caseDetails(db, claim.number, admin);
    expect(details!.events.at(-1)).toMatchObject({ note: 'rahasia petugas', status: 'refused', reason: 'not_working' });
  });

  it('has its limit from the day on which it lacked nothing, and from anew once something was missing', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    await all(db, claim.number, 'received');
    const on = async () => (await caseDetails(db, claim.number, admin))!.case.completeOn;
    expect(await on()).toBe('2026-11-23');
    await moveCase(db, claim.number, 'incomplete', { ...admin, reason: 'bank_account' });
    expect(await on()).toBeNull();
    await moveCase(db, claim.number, 'verifying', tomorrow);
    expect(await on()).toBe('2026-11-24');
  });

  it.each([
    ['a reason that must be told', 'incomplete', {}, { why: 'reason_needed', from: 'submitted' }],
    ['papers that must be named', 'incomplete', { reason: 'papers_unreadable' }, { why: 'papers_needed' }],
    [
      'a paper that is none',
      'incomplete',
      { reason: 'papers_missing', papers: ['surat_cinta'] },
      { why: 'paper_unknown' },
    ],
    ['a role', 'refused', { reason: 'other', role: 'editor' }, { why: 'role' }],
  ] as const)('waits for %s', async (_, to, how, why) => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    await all(db, claim.number, 'received');
    const move = { ...admin, ...how, papers: [...('papers' in how ? how.papers : [])] };
    expect(await moveCase(db, claim.number, to, move)).toMatchObject({ ok: false, ...why });
  });
});

describe('a paper', () => {
  it('that the family says it sent is so until an officer has seen it, and only where it was asked for', async () => {
    const db = await freshDatabase();
    const { claim, chatId, id } = await claimOf(db);
    await markPapers(db, claim.number, { ...admin, codes: ['npwp'], status: 'checked' });
    const stranger = await makeChat(db);
    await happen(db, stranger, [{ do: 'paperSaid', caseId: id, papers: ['family_card'] }]);
    await happen(db, chatId, [{ do: 'paperSaid', caseId: id, papers: ['npwp', 'death_certificate'] }]);
    const { papers, events } = await caseDetails(db, claim.number, admin).then((found) => ({
      ...found!,
      ...found!.case,
    }));
    const stands = Object.fromEntries(papers.map(({ code, status }) => [code, status]));
    expect(stands).toMatchObject({ npwp: 'checked', death_certificate: 'said', family_card: 'required' });
    expect(events.filter(({ what }) => what === 'paper_said')).toMatchObject([{ actor: `chat:${chatId}` }]);
  });

  it('that comes back is told with its reason', async () => {
    const db = await freshDatabase();
    const { claim } = await claimOf(db);
    const back = { ...admin, codes: ['death_certificate'], status: 'returned', reason: 'unreadable' } as const;
    await markPapers(db, claim.number, { ...back, codes: [...back.codes] });
    expect((await notices(db)).at(-1)!.text).toContain('Akta kematian (tidak terbaca)');
  });
});

describe('an answer to a report', () => {
  it('closes it and is told to whoever follows it, without the note', async () => {
    const db = await freshDatabase();
    const { number, chatId } = await report(db);
    const answered = await answerReport(db, number, 'not_found', { ...admin, note: 'rahasia' });
    expect(answered).toMatchObject({ ok: true, chats: 1, case: { status: 'answered', closedAt: morning } });
    const [told] = await notices(db);
    expect(told).toMatchObject({ chat: chatId, text: expect.stringContaining('belum menemukan') });
    expect(told!.text).not.toContain('rahasia');
  });

  it('must be one of those that there are', async () => {
    const db = await freshDatabase();
    const { number } = await report(db);
    expect(await answerReport(db, number, 'yes', admin)).toMatchObject({ ok: false, why: 'answer_unknown' });
    expect(await answerReport(db, 'LP26112300000000', 'covered', admin)).toEqual({ ok: false, why: 'unknown' });
  });
});
