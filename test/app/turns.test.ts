import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listen } from '../../src/app/listen.ts';
import { dayOf } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import type { Database } from '../../src/store/database.ts';
import { freshDatabase } from '../support/database.ts';
import { fakeChannel, later, rig } from '../support/ledger.ts';
import { givenLink } from '../support/nik.ts';
import { type Chat, chatIn, enrol, keysOf, lastKey, type World, worldOf } from './support/in-process.ts';

const DAY_MS = 86_400_000;
const SITI = { nik: '1571015708900000', card: '90000000001', phone: '+6284000000001' };
const MARWAN = { nik: '1508030107850000', card: '90000000002' };

async function world(rows = knownPeople): Promise<World> {
  const made = worldOf(await freshDatabase());
  await enrol(made, rows(dayOf(made.clock.now)));
  return made;
}

/** Opens a record with two things, and says whose it is. */
async function opens(chat: Chat, { nik, card }: { nik: string; card: string } = SITI): Promise<void> {
  await chat.says(nik);
  expect(keysOf(await chat.says(card))).toEqual(['cover.head', 'check.askRelation']);
  await chat.says('saya sendiri');
}

async function provesByPhone(chat: Chat, phone: string, nik = SITI.nik): Promise<string | undefined> {
  await chat.says(nik);
  return (await chat.says({ contact: { phone, own: true } }))[0]?.key;
}

/** Every row of every table, as text. */
async function everything({ pool }: Database): Promise<Record<string, string[]>> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const dump = rows.map(async ({ name }) => {
    const all = await pool.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM "${name}" t ORDER BY 1`);
    return [name, all.rows.map(({ row }) => row)];
  });
  return Object.fromEntries(await Promise.all(dump));
}

const bindingsOf = async ({ db }: World, chat: Chat): Promise<string[]> => {
  const { rows } = await db.pool.query<{ why: string | null }>(
    'SELECT ended_why AS why FROM bindings WHERE chat_id = $1 ORDER BY id',
    [await chat.id()],
  );
  return rows.map(({ why }) => why ?? 'stands');
};

const noticesOf = async ({ db }: World, chat: Chat): Promise<string[]> => {
  const { rows } = await db.pool.query<{ key: string }>(
    `SELECT key FROM outgoing WHERE chat_id = $1 AND kind <> 'reply' ORDER BY id`,
    [await chat.id()],
  );
  return rows.map(({ key }) => key);
};

describe('a message', () => {
  it('that comes twice changes nothing the second time', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    const id = randomUUID();
    const first = await chat.writes('ingatkan saya 3 hari lagi', id);
    await first!.turn();
    const before = await everything(made.db);
    expect(await chat.writes('ingatkan saya 3 hari lagi', id)).toBeUndefined();
    expect(await everything(made.db)).toEqual(before);
  });

  it('that comes twice at once is taken once', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    const id = randomUUID();
    const taken = await Promise.all(Array.from({ length: 8 }, () => chat.writes('ingatkan saya 3 hari lagi', id)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('that two processes work at once is answered once, with one effect', async () => {
    const made = await world();
    for (let round = 1; round <= 10; round += 1) {
      const chat = await chatIn(made).begun();
      const { turn } = (await chat.writes('ingatkan saya 3 hari lagi'))!;
      const [one, other] = await Promise.all([turn(), turn()]);
      expect([one.replies.length, other.replies.length].sort()).toEqual([0, 1]);
    }
    const { rows } = await made.db.pool.query('SELECT count(*)::int AS count FROM reminders');
    expect(rows).toEqual([{ count: 10 }]);
  });
});

describe('two messages of one chat', () => {
  it('worked by two processes at once are both answered, each with its one effect', async () => {
    const made = await world();
    for (let round = 1; round <= 10; round += 1) {
      const chat = await chatIn(made).begun();
      const both = [await chat.writes('ingatkan saya 3 hari lagi'), await chat.writes('ingatkan saya 5 hari lagi')];
      const turned = await Promise.all(both.map((one) => one!.turn()));
      expect(turned.map(({ replies }) => replies.length)).toEqual([1, 1]);
      const { rows } = await made.db.pool.query(
        `SELECT version, (SELECT count(*)::int FROM reminders WHERE chat_id = chats.id) AS reminders,
           (SELECT count(*)::int FROM inbound WHERE chat_id = chats.id AND done_at IS NULL) AS open FROM chats WHERE id = $1`,
        [await chat.id()],
      );
      expect(rows).toEqual([{ version: 4, reminders: 2, open: 0 }]);
    }
  });

  it('heard by one process are answered in the order in which they came', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    const delivered: number[] = [];
    const { onMessage, idle } = listen(made.deps, async (rows) => void delivered.push(...rows));
    const days = [3, 4, 5, 6, 7, 8];
    for (const count of days)
      await onMessage({
        channel: 'fake',
        chat: chat.address,
        id: randomUUID(),
        text: `ingatkan saya ${count} hari lagi`,
      });
    await idle();
    const { rows } = await made.db.pool.query<{ id: number; inbound: number }>(
      'SELECT o.id, o.inbound_id AS inbound FROM outgoing o WHERE o.id = ANY($1) ORDER BY o.id',
      [delivered],
    );
    expect(rows.map(({ id }) => id)).toEqual(delivered);
    expect(rows.map(({ inbound }) => inbound)).toEqual(rows.map(({ inbound }) => inbound).sort((a, b) => a - b));
    expect(rows).toHaveLength(days.length);
  });
});

describe('hapus data saya', () => {
  /** A chat that has left something in every table that can hold something of a chat. */
  async function fullChat(made: World): Promise<Chat> {
    const chat = await chatIn(made).begun();
    await chat.says(MARWAN.nik);
    await chat.says('90000000099');
    for (const message of ['minta petugas', 'suami', 'chat ini saja', 'data saya', 'perbaiki data', 'nama'])
      await chat.says(message);
    await opens(chat);
    await chat.says('ingatkan saya 3 hari lagi');
    await chat.says({ contact: { phone: SITI.phone, own: true } });
    await givenLink(made.db, await chat.id());
    return chat;
  }

  it('leaves nothing of the chat but an empty one, the ids of the messages, the trace in the audit and the counts of wrong proofs', async () => {
    const made = await world();
    const { db } = made;
    const chat = await fullChat(made);
    const old = await chat.id();
    const { rows: tables } = await db.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'chat_id' ORDER BY 1`,
    );
    const left = async (id: number) =>
      Object.fromEntries(
        await Promise.all(
          tables.map(async ({ name }) => {
            const { rows } = await db.pool.query<{ count: number }>(
              `SELECT count(*)::int AS count FROM "${name}" WHERE chat_id = $1`,
              [id],
            );
            return [name, rows[0]!.count] as const;
          }),
        ),
      );
    const before = await left(old);
    expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);

    await chat.says('hapus data saya');
    expect(lastKey(await chat.says('ya'))).toBe('erase.doneAndAsked');
    const now = await chat.id();
    expect(now).not.toBe(old);
    const nothing = Object.fromEntries(Object.keys(before).map((name) => [name, 0]));
    expect(await left(old)).toEqual(nothing);
    expect(await left(now)).toEqual({ ...nothing, inbound: before.inbound! + 2, outgoing: 1 });
    const { rows: chats } = await db.pool.query(
      'SELECT place, place_at, consent_version, consent_at, version FROM chats',
    );
    expect(chats).toEqual([{ place: null, place_at: null, consent_version: null, consent_at: null, version: 0 }]);
    expect((await db.pool.query('SELECT DISTINCT body FROM inbound')).rows).toEqual([{ body: null }]);
    const { rows: traces } = await db.pool.query(`SELECT actor FROM audit WHERE action = 'chat.forgotten'`);
    expect(traces).toEqual([{ actor: `chat:${now}` }]);
    const { rows: requests } = await db.pool.query('SELECT kind, chat_id FROM requests ORDER BY kind');
    expect(requests).toEqual([
      { kind: 'correction', chat_id: null },
      { kind: 'deletion', chat_id: null },
    ]);
    expect((await db.pool.query('SELECT kind, chat_id FROM cases')).rows).toEqual([{ kind: 'check', chat_id: null }]);
    const { rows: limits } = await db.pool.query(`SELECT key FROM rate_limits WHERE key LIKE $1`, [`%chat:${old}`]);
    expect(limits).toEqual([]);
  });

  it('is answered in the chat, and a repeat of the message finds nothing to do', async () => {
    const made = await world();
    const channel = fakeChannel('fake');
    const { delivery } = rig(made.db, [channel], made.clock.now);
    const chat = await fullChat(made);
    await chat.says('hapus data saya');
    const id = randomUUID();
    const { turn } = (await chat.writes('ya', id))!;
    await deliver((await turn()).replies, delivery);
    expect(channel.shown.map(({ to }) => to)).toEqual([chat.address]);
    expect(channel.shown[0]?.text).toContain('sudah dihapus');
    expect(await chat.writes('ya', id)).toBeUndefined();
    expect(lastKey(await chat.says('halo'))).toBe('welcome.consent');
  });

  it('knows a repeat of any earlier message of the chat', async () => {
    const chat = await chatIn(await world()).begun();
    const id = randomUUID();
    await (await chat.writes('ingatkan saya 3 hari lagi', id))!.turn();
    await chat.says('hapus data saya');
    await chat.says('ya');
    expect(await chat.writes('ingatkan saya 3 hari lagi', id)).toBeUndefined();
  });

  it('answers in the new chat what was written right after it', async () => {
    const made = await world();
    const channel = fakeChannel('fake');
    const { delivery } = rig(made.db, [channel], made.clock.now);
    const chat = await fullChat(made);
    await chat.says('hapus data saya');
    const { onMessage, idle } = listen(made.deps, (rows) => deliver(rows, delivery));
    for (const text of ['ya', 'mulai', 'setuju'])
      await onMessage({ channel: 'fake', chat: chat.address, id: randomUUID(), text });
    await idle();
    const { rows } = await made.db.pool.query<{ key: string; status: string }>(
      'SELECT key, status FROM outgoing WHERE chat_id = $1 ORDER BY id',
      [await chat.id()],
    );
    const keys = rows.map(({ key }) => key);
    expect(keys).toEqual(['erase.doneAndAsked', 'welcome.hello', 'welcome.thanks']);
    expect(rows.map(({ status }) => status)).toEqual(rows.map(() => 'sent'));
    expect(channel.shown).toHaveLength(rows.length);
  });

  it('and another message, worked by two processes at once, are both answered', async () => {
    const made = await world();
    for (let round = 1; round <= 10; round += 1) {
      const chat = await chatIn(made).begun();
      await chat.says('hapus data saya');
      const both = [await chat.writes('ya'), await chat.writes('mulai')];
      const turned = await Promise.all(both.map((one) => one!.turn()));
      expect(turned.map(({ replies }) => replies.length > 0)).toEqual([true, true]);
    }
  });
});

describe('a binding', () => {
  it('is announced once to the other chats of the person, and to nobody else', async () => {
    const made = await world();
    const [daughter, stranger, siti] = [
      await chatIn(made).begun(),
      await chatIn(made).begun(),
      await chatIn(made).begun(),
    ];
    await opens(daughter);
    await opens(stranger, MARWAN);
    await opens(siti);
    expect(await noticesOf(made, daughter)).toEqual(['check.boundElsewhere']);
    expect(await noticesOf(made, stranger)).toEqual([]);
    expect(await noticesOf(made, siti)).toEqual([]);
    await opens(siti);
    expect(await noticesOf(made, daughter)).toEqual(['check.boundElsewhere']);
  });

  it('lasts 180 days and not a moment longer', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    await chat.says(SITI.nik);
    const bound = made.clock.now;
    await chat.says(SITI.card);
    await chat.says('menu');
    made.clock.now = later(bound, 180 * DAY_MS - 1);
    expect(lastKey(await chat.says('cek'))).toBe('check.whom');
    made.clock.now = later(bound, 180 * DAY_MS);
    expect(keysOf(await chat.says({ choice: 'person-1' }))).toEqual(['check.pickPerson']);
    await chat.says('menu');
    expect(lastKey(await chat.says('cek'))).toBe('check.askNik');
  });

  it('by a phone ends those by the same phone elsewhere, and not those by a card', async () => {
    const made = await world();
    const [old, young] = [await chatIn(made).begun(), await chatIn(made).begun()];
    expect(await provesByPhone(old, SITI.phone)).toBe('cover.head');
    await old.says('menu');
    await opens(old, MARWAN);
    expect(await bindingsOf(made, old)).toEqual(['stands', 'stands']);
    expect(await provesByPhone(young, SITI.phone)).toBe('cover.head');
    expect(await bindingsOf(made, old)).toEqual(['phone_moved', 'stands']);
    expect(await bindingsOf(made, young)).toEqual(['stands']);
  });

  it('that has ended is not made again by an answer that was still open', async () => {
    const made = await world();
    const [old, young] = [await chatIn(made).begun(), await chatIn(made).begun()];
    await provesByPhone(old, SITI.phone);
    await provesByPhone(young, SITI.phone);
    expect(lastKey(await old.says('saya sendiri'))).toBe('check.askNik');
    expect(await bindingsOf(made, old)).toEqual(['phone_moved']);
    expect(await bindingsOf(made, young)).toEqual(['stands']);
  });

  it('ends with the consent, and so do the reminders', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    await opens(chat);
    await chat.says('ingatkan saya 3 hari lagi');
    await chat.says('tarik persetujuan');
    await chat.says('tarik persetujuan');
    expect(lastKey(await chat.says('ya'))).toBe('data.withdrawn');
    expect(await bindingsOf(made, chat)).toEqual(['withdrawn']);
    const { rows } = await made.db.pool.query('SELECT status FROM reminders');
    expect(rows).toEqual([{ status: 'cancelled' }]);
    expect(lastKey(await chat.says('cek'))).toBe('welcome.consent');
  });
});

describe('a phone', () => {
  const shared = (people: number) => (on: Parameters<typeof knownPeople>[0]) => {
    const [siti, ...others] = knownPeople(on);
    const more = [1, 2].map((more) => ({ ...siti!, nik: `150502410288000${more}`, no_kartu: `9000000009${more}` }));
    return [siti!, ...others, ...more].map((row, at) =>
      at < people ? { ...row, no_hp: siti!.no_hp } : { ...row, no_hp: '' },
    );
  };

  it.each([
    ['on three people proves', 3, 'cover.head'],
    ['on four people proves nothing', 4, 'check.notProven'],
  ])('%s', async (_, people, key) => {
    const chat = await chatIn(await world(shared(people))).begun();
    expect(await provesByPhone(chat, SITI.phone)).toBe(key);
  });

  it('proves for twelve months from the newest import that named it', async () => {
    const made = await world();
    const chat = await chatIn(made).begun();
    made.clock.now = new Date('2027-11-22T02:00:00Z');
    expect(await provesByPhone(chat, SITI.phone)).toBe('cover.head');
    made.clock.now = new Date('2027-11-23T02:00:00Z');
    const other = await chatIn(made).begun();
    expect(await provesByPhone(other, SITI.phone)).toBe('check.notProven');
  });

  it('of somebody else, or typed, proves nothing', async () => {
    const chat = await chatIn(await world()).begun();
    await chat.says(SITI.nik);
    expect(keysOf(await chat.says({ contact: { phone: SITI.phone, own: false } }))).toEqual(['check.contactNotOwn']);
    expect(keysOf(await chat.says(SITI.phone))).toEqual(['check.badProof_nik']);
  });
});
