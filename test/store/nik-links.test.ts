import { describe, expect, it } from 'vitest';
import type { Proof } from '../../src/conversation/ports.ts';
import { CROWD_PROOFS, NIK_LINK } from '../../src/domain/limits.ts';
import { type Database, transaction } from '../../src/store/database.ts';
import { forget } from '../../src/store/forget.ts';
import { newLink, tokenIndex } from '../../src/store/nik-links.ts';
import { findLink, tellLink } from '../../src/store/nik-links-page.ts';
import { bindTo, enrol, happen, MARWAN, nikIndexOf, portsOf } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import { later, locksAwaited, makeChat, morning } from '../support/ledger.ts';
import { filled, fillsIn, givenLink, linkRows, numberOf, otherThan, PUBLIC_URL } from '../support/nik.ts';

const STRANGER = '1571012304750000';
const WRONG: Proof = { kind: 'card', value: '90000999999' };
const MINUTE = 60_000;

/** A database with Marwan in its roll, and a chat that has a link. */
async function world() {
  const db = await freshDatabase();
  const person = await enrol(db);
  const chat = await makeChat(db, { channel: 'whatsapp' });
  const token = await givenLink(db, chat);
  const redeems = (digits: string, now = morning, by = chat) => portsOf(db, by, now).redeem(digits);
  const isOpen = (now = morning, of = chat) => portsOf(db, of, now).openLink();
  return { db, person, chat, token, redeems, isOpen };
}

const used = (db: Database, chat: number, now = morning) => happen(db, chat, [{ do: 'linkUsed' }], now);

const wrongProofs = async ({ pool }: Database): Promise<number> =>
  (await pool.query<{ points: number }>(`SELECT points FROM rate_limits WHERE key = 'proof:all'`)).rows[0]?.points ?? 0;

describe('a link', () => {
  it('stands under our address, with 128 random bits that the database does not have', async () => {
    const { db, token } = await world();
    const links = Array.from({ length: 100 }, () => newLink(db.vault, `${PUBLIC_URL}/`));
    expect(new Set(links.map(({ url }) => url)).size).toBe(100);
    for (const { url } of links) expect(url).toMatch(/^https:\/\/tangguh\.example\.id\/nik\/[\w-]{22}$/);
    const [row] = await linkRows(db);
    expect(row).not.toContain(token);
    expect(row).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
    expect(row).not.toContain(Buffer.from(token).toString('hex'));
  });

  it('holds for thirty minutes and not a moment longer', async () => {
    const { db, token, isOpen } = await world();
    const [last, over] = [later(morning, NIK_LINK.linkMs - 1), later(morning, NIK_LINK.linkMs)];
    expect(NIK_LINK.linkMs).toBe(30 * MINUTE);
    expect(await findLink(db, token, last)).toMatchObject({ askedAt: morning });
    expect(await isOpen(last)).toEqual({ told: false });
    const link = (await findLink(db, token, last))!;
    expect(await findLink(db, token, over)).toBeUndefined();
    expect(await isOpen(over)).toBeNull();
    expect(await tellLink(db, link, filled(db), { now: over, failureMs: 0 })).toEqual({ ok: false, why: 'gone' });
    expect(await fillsIn(db, token, { now: last })).toMatchObject({ ok: true });
  });

  it('tells who asked for it, sealed', async () => {
    const { db, chat } = await world();
    const asker = { channel: 'whatsapp', phone: '+62 812-••••-4321' };
    const token = await givenLink(db, chat, { asker });
    expect(await findLink(db, token, morning)).toMatchObject({ asker, chatId: chat });
    const [row] = await linkRows(db);
    expect(row).not.toContain('4321');
    expect(row).not.toContain(Buffer.from('4321').toString('hex'));
  });

  it('voids the former ones of its chat, the digits that are due included, and no other', async () => {
    const { db, chat, token, redeems, isOpen } = await world();
    const other = await makeChat(db);
    const theirs = await givenLink(db, other);
    const number = await numberOf(db, token);
    const fresh = await givenLink(db, chat);
    expect(await redeems(number)).toEqual({ ok: false, why: 'over' });
    expect(await isOpen()).toEqual({ told: false });
    const newest = await givenLink(db, chat);
    expect(await findLink(db, fresh, morning)).toBeUndefined();
    expect(await findLink(db, newest, morning)).toBeDefined();
    expect(await findLink(db, theirs, morning)).toBeDefined();
  });

  it.each([
    ['leaves', { do: 'unbind' }],
    ['takes back its consent', { do: 'consent', version: '1', given: false }],
  ] as const)('is void, with what was told on its page, once its chat %s', async (_, effect) => {
    const { db, chat, token, redeems, isOpen } = await world();
    const number = await numberOf(db, token);
    await happen(db, chat, [effect]);
    expect([await isOpen(), await redeems(number)]).toEqual([null, { ok: false, why: 'over' }]);
  });

  it('goes with its chat', async () => {
    const { db, chat } = await world();
    await db.pool.query('DELETE FROM chats WHERE id = $1', [chat]);
    expect(await linkRows(db)).toEqual([]);
  });
});

it('a chat that is forgotten while its page is sent makes neither wait for the other for ever', async () => {
  const { db, chat, token } = await world();
  const index = tokenIndex(db.vault, token);
  const key = `proof:hour:chat:${chat}`;
  await db.pool.query('INSERT INTO rate_limits VALUES ($1, 1, 100)', [key]);
  let forgotten: Promise<number> | undefined;
  await transaction(db.pool, async (page) => {
    await page.query('SELECT FROM nik_links WHERE token_index = $1 FOR UPDATE', [index]);
    forgotten = transaction(db.pool, (client) => forget(client, chat, morning));
    await locksAwaited(db);
    await page.query(`SELECT count_event($1, 100, 1)`, [key]);
  });
  expect(await forgotten).toBeGreaterThan(chat);
  expect(await linkRows(db)).toEqual([]);
});

describe('what is told on the page', () => {
  it('is one number whether it proves anything or not, and all that is kept of it is whose record it opens', async () => {
    const { db, chat, token, person } = await world();
    const held = await fillsIn(db, token);
    expect(held).toEqual({
      ok: true,
      number: expect.stringMatching(/^\d{4}$/),
      until: later(morning, 10 * MINUTE),
    });
    const [row] = await linkRows(db);
    expect(JSON.parse(row!)).toMatchObject({ participant_id: person, proof: 'card', code_index: null, asker: null });
    for (const secret of [MARWAN.nik, MARWAN.card, nikIndexOf(db)]) expect(row).not.toContain(secret);

    const again = await givenLink(db, chat);
    const not = await fillsIn(db, again, { proof: WRONG });
    expect(Object.keys(not!)).toEqual(Object.keys(held!));
    const [unproven] = await linkRows(db);
    expect(JSON.parse(unproven!)).toMatchObject({ participant_id: null, proof: null, code_index: null });
    expect(await wrongProofs(db)).toBe(1);
  });

  it('takes the same least time whether it proves anything or not', async () => {
    const { db, chat, token } = await world();
    const msOf = async (of: string, proof?: Proof) => {
      const link = (await findLink(db, of, morning))!;
      const asked = performance.now();
      await tellLink(db, link, filled(db, proof && { proof }), { now: morning });
      return performance.now() - asked;
    };
    expect(await msOf(token)).toBeGreaterThan(290);
    expect(await msOf(await givenLink(db, chat), WRONG)).toBeGreaterThan(290);
  });

  it('spends the link once, however many come at the same time, and only that one is counted', async () => {
    const { db, token } = await world();
    const link = (await findLink(db, token, morning))!;
    const told = await Promise.all(
      Array.from({ length: 8 }, () => tellLink(db, link, filled(db, { proof: WRONG }), { now: morning, failureMs: 0 })),
    );
    expect(told.filter(({ ok }) => ok)).toHaveLength(1);
    expect(told.filter((one) => !one.ok && one.why === 'gone')).toHaveLength(7);
    expect(await wrongProofs(db)).toBe(1);
    expect(await findLink(db, token, morning)).toBeUndefined();
  });

  it('has to wait after too many tries of the chat, and the link is not spent', async () => {
    const { db, chat, token, isOpen } = await world();
    for (let at = 0; at < 5; at += 1)
      await portsOf(db, chat).prove({ by: 'nik', index: nikIndexOf(db, `157101230475000${at}`) }, WRONG);
    expect(await fillsIn(db, token)).toEqual({ ok: false, why: 'wait', until: later(morning, 60 * MINUTE) });
    expect(await isOpen()).toEqual({ told: false });
    expect(await wrongProofs(db)).toBe(5);
  });

  it('has to wait after as many tries of the network it comes from as a crowd makes, whatever the chats', async () => {
    const { db } = await world();
    const tries = async (network: string, nik: string) =>
      fillsIn(db, await givenLink(db, await makeChat(db)), { network, nik, proof: WRONG });
    expect(await tries('198.51.100.0/24', '1571012304750007')).toMatchObject({ ok: true });
    await db.pool.query('UPDATE rate_limits SET points = $1 WHERE key = $2', [
      CROWD_PROOFS[0].most,
      'proof:hour:crowd:198.51.100.0/24',
    ]);
    expect(await tries('198.51.100.0/24', '1571012304750008')).toMatchObject({ ok: false, why: 'wait' });
    expect(await tries('192.0.2.0/24', '1571012304750009')).toMatchObject({ ok: true });
  });

  it('is held up by nobody else behind the same address who has tried too often', async () => {
    const { db, token } = await world();
    const other = await makeChat(db);
    const told = [];
    for (let at = 0; at < 6; at += 1)
      told.push(await fillsIn(db, await givenLink(db, other), { nik: `157101230475000${at}`, proof: WRONG }));
    expect(told.map((one) => one!.ok)).toEqual([true, true, true, true, true, false]);
    expect(await fillsIn(db, token)).toMatchObject({ ok: true });
  });
});

describe('the digits', () => {
  it('open the record in the chat that asked', async () => {
    const { db, person, token, redeems, isOpen } = await world();
    const number = await numberOf(db, token);
    expect(await isOpen()).toEqual({ told: true });
    const record = { participantId: person, name: 'Marwan Uji', relation: null, covers: [] };
    expect(await redeems(number)).toEqual({ ok: true, record, proof: 'card' });
  });

  it('tell there, and nowhere else, that nothing was proven: alike for a stranger and a wrong proof', async () => {
    const { db, chat, token, redeems } = await world();
    expect(await redeems(await numberOf(db, token, { proof: WRONG }))).toEqual({ ok: false, why: 'no' });
    const again = await givenLink(db, chat);
    expect(await redeems(await numberOf(db, again, { nik: STRANGER }))).toEqual({ ok: false, why: 'no' });
  });

  it('open nothing in another chat, where they are not even counted', async () => {
    const { db, token, redeems } = await world();
    const number = await numberOf(db, token);
    const other = await makeChat(db);
    expect(await redeems(number, morning, other)).toEqual({ ok: false, why: 'over' });
    await givenLink(db, other);
    expect(await redeems(number, morning, other)).toEqual({ ok: false, why: 'over' });
    expect(await redeems(number)).toMatchObject({ ok: true });
  });

  it('of two chats that both were told something open each its own', async () => {
    const { db, token, redeems } = await world();
    const other = await makeChat(db);
    const [mine, theirs] = [await numberOf(db, token), await numberOf(db, await givenLink(db, other))];
    if (mine !== theirs) expect(await redeems(mine, morning, other)).toMatchObject({ ok: false, why: 'wrong' });
    expect(await redeems(theirs, morning, other)).toMatchObject({ ok: true });
  });

  it('are due for ten minutes and not a moment longer', async () => {
    const { db, token, redeems, isOpen } = await world();
    const number = await numberOf(db, token);
    expect(await redeems(number, later(morning, 10 * MINUTE - 1))).toMatchObject({ ok: true });
    expect(await redeems(number, later(morning, 10 * MINUTE))).toEqual({ ok: false, why: 'over' });
    expect(await isOpen(later(morning, 10 * MINUTE))).toBeNull();
  });

  it('are over after three wrong tries, also for the right ones', async () => {
    const { db, token, redeems, isOpen } = await world();
    const number = await numberOf(db, token);
    expect(await redeems(otherThan(number))).toEqual({ ok: false, why: 'wrong', left: 2 });
    expect(await redeems(otherThan(number, 2))).toEqual({ ok: false, why: 'wrong', left: 1 });
    expect(await redeems(otherThan(number, 3))).toEqual({ ok: false, why: 'over' });
    expect(await redeems(number)).toEqual({ ok: false, why: 'over' });
    expect(await isOpen()).toBeNull();
  });

  it('are tried three times by however many messages at once', async () => {
    const { db, token, redeems } = await world();
    const number = await numberOf(db, token);
    const tried = await Promise.all(Array.from({ length: 12 }, (_, at) => redeems(otherThan(number, at + 1))));
    expect(tried.filter((one) => !one.ok && one.why === 'wrong')).toHaveLength(2);
    const { rows } = await db.pool.query('SELECT tries FROM nik_links');
    expect(rows).toEqual([{ tries: 3 }]);
  });

  it('open once: a turn that used them is not followed by a second', async () => {
    const { db, chat, token, redeems } = await world();
    const number = await numberOf(db, token);
    expect(await redeems(number)).toMatchObject({ ok: true });
    await used(db, chat);
    expect(await redeems(number)).toEqual({ ok: false, why: 'over' });
  });

  it('open nothing any more once her death is confirmed, unless the family card was the proof', async () => {
    const { db, chat, token, person, redeems } = await world();
    const number = await numberOf(db, token);
    await db.pool.query(`UPDATE participants SET died_on = '2026-11-20' WHERE id = $1`, [person]);
    expect(await redeems(number)).toEqual({ ok: false, why: 'no' });
    const again = await givenLink(db, chat);
    const byFamily = await numberOf(db, again, { proof: { kind: 'family', value: MARWAN.family } });
    expect(await redeems(byFamily)).toMatchObject({ ok: true, proof: 'family' });
  });
});

describe('an activation code on the page', () => {
  const CODE = 'A3CDE4FHJK';

  async function withCode() {
    const made = await world();
    const { db, person } = made;
    const index = db.vault.index('code', CODE);
    await db.pool.query(
      'INSERT INTO activation_codes (code_index, participant_id, created_at, expires_at) VALUES ($1, $2, $3, $4)',
      [index, person, morning, later(morning, 86_400_000)],
    );
    const proof: Proof = { kind: 'code', index: index.toString('hex') };
    const number = await numberOf(db, made.token, { proof });
    return { ...made, proof, index, number };
  }

  const spent = async ({ pool }: Database) =>
    (await pool.query<{ used_by: number | null }>('SELECT used_by FROM activation_codes')).rows[0]?.used_by;

  it('is spent by the binding, not by the page', async () => {
    const { db, chat, person, redeems, number, index } = await withCode();
    expect(await spent(db)).toBeNull();
    const spends = index.toString('hex');
    expect(await redeems(number)).toMatchObject({ ok: true, proof: 'code', spends });
    expect(await spent(db)).toBeNull();
    const announce = { key: 'check.boundElsewhere' };
    await happen(db, chat, [
      { do: 'bind', participantId: person, relation: 'self', proof: 'code', spends, announce },
      { do: 'linkUsed' },
    ]);
    expect(await spent(db)).toBe(chat);
  });

  it('proves nothing any more where another chat has spent it meanwhile', async () => {
    const { db, person, redeems, number, index } = await withCode();
    const other = await makeChat(db);
    await bindTo(db, other, person);
    await db.pool.query('UPDATE activation_codes SET used_at = $1, used_by = $2 WHERE code_index = $3', [
      morning,
      other,
      index,
    ]);
    expect(await redeems(number)).toEqual({ ok: false, why: 'no' });
  });
});
