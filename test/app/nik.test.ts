import { describe, expect, it } from 'vitest';
import { askerOf } from '../../src/app/asker.ts';
import { hidesVisitors } from '../../src/app/readiness.ts';
import { dayOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import type { Inbound } from '../../src/message.ts';
import { makeCodes } from '../../src/store/codes.ts';
import { findLink } from '../../src/store/nik-links-page.ts';
import { villageOf } from '../../src/store/regions.ts';
import { freshDatabase } from '../support/database.ts';
import { later } from '../support/ledger.ts';
import { fillsIn, otherThan, PUBLIC_URL } from '../support/nik.ts';
import {
  type Chat,
  type ChatOptions,
  chatIn,
  enrol,
  keysOf,
  type Reply,
  type World,
  worldOf,
} from './support/in-process.ts';

const SITI = { nik: '1571015708900000', card: '90000000001', phone: '+6284000000001' };
const MINUTE = 60_000;

/** A world with the known people, whose server can be reached. */
async function world(): Promise<World> {
  const made = worldOf(await freshDatabase());
  await enrol(made, knownPeople(dayOf(made.clock.now)));
  return { ...made, deps: { ...made.deps, nik: { publicUrl: PUBLIC_URL } } };
}

const onWhatsapp = (made: World, more: ChatOptions = {}): Promise<Chat> =>
  chatIn(made, { channel: 'whatsapp', ...more }).begun();

const linkIn = (replies: Reply[]): string =>
  /\/nik\/([\w-]{22})/.exec(replies.map(({ text }) => text).join())?.[1] ?? '';

/** Asks for a link by asking for one's record; its token. */
async function asksForLink(chat: Chat): Promise<string> {
  await chat.says('menu');
  const token = linkIn(await chat.says('cek kepesertaan'));
  expect(token).not.toBe('');
  return token;
}

/** Fills in the page as a person in a browser would; the digits that she is shown. */
async function fills({ db, clock }: World, token: string, more: Parameters<typeof fillsIn>[2] = {}): Promise<string> {
  const proof = { kind: 'card', value: SITI.card } as const;
  const told = await fillsIn(db, token, { now: clock.now, nik: SITI.nik, proof, ...more });
  if (!told?.ok) throw new Error('the page showed no number');
  return told.number;
}

const boundTo = async ({ db }: World, chat: Chat): Promise<number> =>
  (await db.pool.query('SELECT FROM bindings WHERE chat_id = $1 AND ended_at IS NULL', [await chat.id()])).rowCount!;

const opens = (replies: Reply[]): boolean => keysOf(replies)[0] === 'cover.head';

describe('a link that a chat asked for', () => {
  it('opens the record there, once its digits are typed there and not before', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const number = await fills(made, await asksForLink(chat));
    expect(await boundTo(made, chat)).toBe(0);
    expect(opens(await chat.says(number))).toBe(true);
    expect(await boundTo(made, chat)).toBe(1);
    await chat.says('saya sendiri');
    expect(opens(await chat.says(number))).toBe(false);
  });

  it('that was forwarded opens nothing: neither where the person is who filled it in, nor in the first chat without the digits', async () => {
    const made = await world();
    const [first, other] = [await onWhatsapp(made), await onWhatsapp(made)];
    const number = await fills(made, await asksForLink(first));
    await asksForLink(other);
    expect(opens(await other.says(number))).toBe(false);
    for (const guess of [1, 2, 3].map((by) => otherThan(number, by)))
      expect(opens(await first.says(guess))).toBe(false);
    expect(opens(await first.says(number))).toBe(false);
    expect([await boundTo(made, first), await boundTo(made, other)]).toEqual([0, 0]);
  });

  it('is void once the chat asks for another, with the digits that were due', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const first = await asksForLink(chat);
    const number = await fills(made, first);
    const second = await asksForLink(chat);
    expect(second).not.toBe(first);
    expect(opens(await chat.says(number))).toBe(false);
    expect(opens(await chat.says(await fills(made, second)))).toBe(true);
  });

  it('is void once she leaves the phone to somebody else, who may find the digits in its browser', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const number = await fills(made, await asksForLink(chat));
    expect(keysOf(await chat.says('keluar'))).toEqual(['leave.nobody']);
    expect(opens(await chat.says(number))).toBe(false);
    expect(await boundTo(made, chat)).toBe(0);
  });

  it('opens nothing ten minutes after the digits were shown', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const number = await fills(made, await asksForLink(chat));
    made.clock.now = later(made.clock.now, 10 * MINUTE);
    expect(opens(await chat.says(number))).toBe(false);
  });

  it('tells only in the chat that nothing was proven, once', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const number = await fills(made, await asksForLink(chat), { proof: { kind: 'card', value: '90000999999' } });
    expect(keysOf(await chat.says(number))).toEqual(['check.notProven_link']);
    const { rows } = await made.db.pool.query('SELECT used_at IS NOT NULL AS used FROM nik_links');
    expect(rows).toEqual([{ used: true }]);
  });

  it('that two messages with the digits come for at once binds once', async () => {
    const made = await world();
    const chat = await onWhatsapp(made);
    const number = await fills(made, await asksForLink(chat));
    const both = [await chat.writes(number), await chat.writes(number)];
    await Promise.all(both.map((one) => one!.turn()));
    expect(await boundTo(made, chat)).toBe(1);
    const { rows } = await made.db.pool.query(`SELECT FROM audit WHERE action = 'record.shown'`);
    expect(rows).toHaveLength(1);
  });

  it('spends an activation code when its digits are typed', async () => {
    const made = await world();
    const sheet = await makeCodes(made.db, (await villageOf('1571011002'))!, { now: made.clock.now, actor: 'cli' });
    const code = sheet.rows.find(({ name }) => name === 'Siti Uji')!.code;
    const chat = await onWhatsapp(made);
    const index = made.db.vault.index('code', code).toString('hex');
    const number = await fills(made, await asksForLink(chat), { proof: { kind: 'code', index } });
    const used = async () =>
      (await made.db.pool.query('SELECT used_by FROM activation_codes WHERE used_by IS NOT NULL')).rows;
    expect(await used()).toEqual([]);
    expect(opens(await chat.says(number))).toBe(true);
    expect(await used()).toEqual([{ used_by: await chat.id() }]);
  });

  it('leaves its token and the numbers nowhere in clear', async () => {
    const made = await world();
    const chat = await onWhatsapp(made, { phone: SITI.phone });
    const token = await asksForLink(chat);
    const number = await fills(made, token);
    await chat.says(number);
    const { rows } = await made.db.pool.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const secrets = [token, SITI.nik, SITI.card, SITI.phone, SITI.phone.slice(1)];
    const needles = [...secrets, ...secrets.map((one) => Buffer.from(one).toString('hex'))];
    for (const { name } of rows) {
      const all = await made.db.pool.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t`);
      const text = all.rows.map(({ row }) => row).join('\n');
      expect([name, ...needles.filter((needle) => text.includes(needle))]).toEqual([name]);
    }
  });
});

describe('the phone that the platform vouches for in this very message', () => {
  const named = { nik: SITI.nik };

  it('proves the record that it stands at, and is not looked for in a shared contact', async () => {
    const made = await world();
    const [own, shared] = [await onWhatsapp(made, { phone: SITI.phone }), await onWhatsapp(made)];
    expect(opens(await own.says(named.nik))).toBe(true);
    expect(opens(await shared.says(named.nik))).toBe(false);
  });

  it.each([
    ['of somebody else', `UPDATE participants SET name = name`, '+6284000000009'],
    ['that no import has named for a year', `UPDATE participants SET phone_seen_on = '2025-11-23'`, SITI.phone],
    ['of somebody who has died', `UPDATE participants SET died_on = '2026-11-20'`, SITI.phone],
  ])('proves nothing when it is one %s, and is not counted as a wrong proof', async (_, sql, phone) => {
    const made = await world();
    await made.db.pool.query(sql);
    const chat = await onWhatsapp(made, { phone });
    expect(opens(await chat.says(named.nik))).toBe(false);
    const { rowCount } = await made.db.pool.query(`SELECT FROM rate_limits WHERE key LIKE 'proof:%'`);
    expect(rowCount).toBe(0);
  });
});

describe('whom the page names', () => {
  const from = (more: Partial<Inbound>) => askerOf({ channel: 'telegram', chat: '1', id: '1', ...more });

  it.each([
    ['+6281234564321', '+62 812-••••-4321'],
    ['+60123456789', '+60 123-••••-6789'],
    ['+621234', '••••'],
  ])('is the phone that the platform vouches for, masked: %s', (vouchedPhone, phone) => {
    expect(from({ vouchedPhone, sender: 'Budi' })).toEqual({ channel: 'telegram', phone });
  });

  it.each([
    ['Budi Santoso', 'Budi Santoso'],
    ['  Budi\n\u202Egnutgnah\u2069 “Tangguh”\u0007', 'Budi gnutgnah Tangguh'],
    ['a'.repeat(60), 'a'.repeat(40)],
    ['\u{1F469}'.repeat(50), '\u{1F469}'.repeat(40)],
  ])('else the name that the platform shows, harmless and short', (sender, name) => {
    expect(from({ sender })).toEqual({ channel: 'telegram', name });
  });

  it.each(['', '\u202E', '""'])('else the platform alone', (sender) => {
    expect(from({ sender })).toEqual({ channel: 'telegram' });
  });

  it('is written down with the link', async () => {
    const made = await world();
    const chat = await onWhatsapp(made, { phone: '+6281234564321' });
    const token = await asksForLink(chat);
    expect((await findLink(made.db, token, made.clock.now))?.asker).toEqual({
      channel: 'whatsapp',
      phone: '+62 812-••••-4321',
    });
  });
});

it.each([
  ['behind a proxy that is not believed', { PUBLIC_URL: 'https://tangguh.example.id' }, true],
  ['behind one that is', { PUBLIC_URL: 'https://tangguh.example.id', TRUST_PROXY: 1 }, false],
  ['without one', { PUBLIC_URL: 'http://tangguh.example.id' }, false],
  ['that is of another process', { PUBLIC_URL: 'https://tangguh.example.id', ROLES: ['bot' as const] }, false],
])('visitors of a page for a NIK %s look alike: %o %s', (_, config, alike) => {
  expect(hidesVisitors({ ROLES: ['web'], TRUST_PROXY: 0, ...config })).toBe(alike);
});
