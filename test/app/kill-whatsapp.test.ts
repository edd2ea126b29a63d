import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { messageIds } from '../../src/channels/whatsapp/message-id.ts';
import { addDays, type Day } from '../../src/domain/day.ts';
import { type Chance, chance } from '../../src/files/chance.ts';
import type { Database } from '../../src/store/database.ts';
import { later, write } from '../support/ledger.ts';
import type { Phone } from '../whatsapp/index.ts';
import { type App, strike, until } from './support/app.ts';
import { childrenOf, type Place, place } from './support/carried.ts';

const PEOPLE = 20;
const EACH = 2;
const KILLS = 10;
const NOTICES = 8;
const SEED = 20261124;

type Said = { id: string; kill: number; phone: Phone };

/** A server, people who have agreed, and an application whose WhatsApp process comes back within three seconds. */
async function busyPlace() {
  const at = await place();
  const { app } = await at.start({ SWEEP_SECONDS: '1.5', LOG_LEVEL: 'debug', ...(process.env.KW_OFF && { KW_OFF: '1' }) });
  await at.whatsapp.online();
  const people = Array.from({ length: PEOPLE }, (_, n) =>
    at.whatsapp.addPhone({ number: String(6284100000001 + n), name: `Orang ${n}` }),
  );
  for (const word of ['halo', 'setuju']) {
    for (const phone of people) await phone.say(word);
    await Promise.all(people.map((phone) => phone.waitFor(/.+/, 30_000)));
  }
  await addNotices(at.db);
  return { ...at, app, people };
}

/** One for each of the first chats: they go seconds apart, when nobody waits for an answer. */
async function addNotices(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ id: number }>('SELECT id FROM chats ORDER BY id LIMIT $1', [NOTICES]);
  const at = new Date();
  for (const { id } of rows) await write(db, id, { kind: 'notice', at, expiresAt: later(at, 86_400_000) });
}

/** Every message of a person names a day of its own, which its answer names: no two answers to her are the same. */
const asking = (at: number): string => `ingatkan saya ${addDays('2020-01-01' as Day, at)}`;

/** Everybody writes so often at once; what WhatsApp was told that we have grows from then on. */
async function storm(people: Phone[], kill: number): Promise<Said[]> {
  const said: Said[] = [];
  for (let at = 0; at < EACH; at += 1)
    for (const phone of people) said.push({ id: await phone.say(asking(kill * EACH + at)), kill, phone });
  return said;
}

const isConfirmed = ({ phone, id }: Said): boolean => phone.confirmed(id);

/** So many messages are confirmed, or so many answers are shown. */
function progress(said: Said[], people: Phone[], random: Chance): () => boolean {
  const shown = () => people.reduce((sum, phone) => sum + phone.shown().length, 0);
  const enough = 1 + random.below(PEOPLE * EACH * 0.9);
  const before = shown();
  return random.odds(0.6) ? () => said.filter(isConfirmed).length >= enough : () => shown() >= before + enough;
}

/** The process dies in the middle of a storm, which begins while it is on the line or before it has come back. */
async function killUnderLoad({ app, people, whatsapp }: Busy, kill: number, random: Chance): Promise<Said[]> {
  const t = [performance.now()];
  if (random.odds(0.6)) await whatsapp.online(20_000);
  t.push(performance.now());
  const said = await storm(people, kill);
  t.push(performance.now());
  await until(progress(said, people, random));
  t.push(performance.now());
  console.log(t.map((x, i) => i ? Math.round(x - t[i-1]!) : 0).join(' '));
  await sleep(random.below(20));
  (await import('node:fs')).appendFileSync('/tmp/kw-rounds.log', `${new Date().toISOString()} kill ${kill} ${t.map((x, i) => i ? Math.round(x - t[i-1]!) : 0).join(' ')}\n`);
  const [child] = childrenOf(app);
  strike(child!, 'SIGKILL');
  await vi.waitUntil(() => !whatsapp.isOnline(), 5_000);
  return said;
}

type Busy = Place & { app: App; people: Phone[] };

const openRows = async ({ pool }: Database): Promise<number> => {
  const { rows } = await pool.query<{ open: number }>(
    `SELECT (SELECT count(*)::int FROM inbound WHERE done_at IS NULL) +
       (SELECT count(*)::int FROM outgoing WHERE status IN ('queued', 'sending')) AS open`,
  );
  return rows[0]!.open;
};

const settled = ({ db, whatsapp }: Busy) =>
  vi.waitUntil(async () => whatsapp.isOnline() && whatsapp.waiting() === 0 && (await openRows(db)) === 0, {
    timeout: 60_000,
    interval: 100,
  });

type Row = { id: number; status: string; inbound: string | null };

/** What became of all that was said and of all that was to be said. */
async function outcome({ db, people }: Busy, said: Said[]) {
  const ids = messageIds((value) => db.vault.index('whatsapp.message', value));
  const { rows } = await db.pool.query<Row>(
    'SELECT o.id, o.status, i.message_id AS inbound FROM outgoing o LEFT JOIN inbound i ON i.id = o.inbound_id',
  );
  const stored = new Set(
    (await db.pool.query<{ id: string }>('SELECT message_id AS id FROM inbound')).rows.map(({ id }) => id),
  );
  const seen = people.flatMap((phone) => phone.shown().map(({ id }) => ids.read(id)?.row));
  const times = (row: number) => seen.filter((one) => one === row).length;
  return {
    lost: said.filter(({ id }) => !stored.has(id)),
    answers: said
      .filter(({ id }) => stored.has(id))
      .map(({ id }) => rows.filter(({ inbound }) => inbound === id).length),
    unsent: rows.filter(({ status }) => !['sent', 'delivered', 'read'].includes(status)),
    notOnce: rows.filter(({ id }) => times(id) !== 1),
    copies: people.flatMap((phone) => [...phone.received().values()]).filter((count) => count > 1).length,
  };
}

it('killed', { timeout: 180_000 }, async () => {
  const random = chance(Number(process.env.SEED ?? SEED));
  const busy = await busyPlace();
  const said: Said[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) said.push(...(await killUnderLoad(busy, kill, random)));
  console.time('settled'); await settled(busy); console.timeEnd('settled');
  const { lost, answers, unsent, notOnce, copies } = await outcome(busy, said);
  const perKill = Array.from({ length: KILLS }, (_, kill) => lost.filter((one) => one.kill === kill).length);
  console.log(
    JSON.stringify({
      said: said.length,
      perKill,
      unconfirmedLost: lost.filter((one) => !isConfirmed(one)).length,
      answers: new Set(answers),
      unsent,
      notOnce,
      copies,
      died: busy.app.lines().filter(({ msg }) => msg === 'whatsapp-process-died').length,
    }),
  );
  (await import('node:fs')).writeFileSync('/tmp/kw-app.log', busy.app.err());
  expect(unsent).toEqual([]);
  expect(notOnce).toEqual([]);
});
