import { CONSENT_VERSION } from '../src/conversation/consent.ts';
import { dayOf } from '../src/domain/day.ts';
import { importRoll } from '../src/files/import-roll.ts';
import type { RollCells } from '../src/files/roll.ts';
import { samplePlaces, sampleRoll } from '../src/files/sample.ts';
import { writeRoll } from '../src/files/write-roll.ts';
import type { Database } from '../src/store/database.ts';

/** As many as the largest programme of the province has. */
export const PEOPLE = 117_150;

/** What names a made-up person, and what proves it; the phone as the roll writes it. */
export type Enrolled = { nik: string; card: string; phone: string };

/** Hands the rows on and keeps these things of everybody who has a card. */
function* kept(rows: Iterable<RollCells>, all: Map<string, Enrolled>): Generator<RollCells> {
  for (const row of rows) {
    if (row.no_kartu) all.set(row.nik, { nik: row.nik, card: row.no_kartu, phone: row.no_hp });
    yield row;
  }
}

/** Imports the made-up roll. Tells who could prove by card. */
export async function enrolAll(db: Database, now: Date, people = PEOPLE): Promise<Enrolled[]> {
  const on = dayOf(now);
  const all = new Map<string, Enrolled>();
  const rows = kept(sampleRoll({ people, seed: 1, on, places: await samplePlaces() }), all);
  await importRoll(db, writeRoll(rows), { asOf: on, now, onProblem: () => {} });
  return [...all.values()];
}

/** The chat that is to be asked for a proof: its address, and whose. */
export type Asked = Enrolled & { chat: number };

// Consent and place as the conversation leaves them after the NIK was typed.
const place = `
  WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS a (address, nik_index)), made AS (
    INSERT INTO chats (channel, address, created_at, last_inbound_at, place_at, consent_at, consent_version, version, place)
    SELECT 'telegram', address, $3, $3, $3, $3, $4, 3, jsonb_build_object('flow', 'check', 'question', 'proof', 'trail', '[]'::jsonb,
      'known', jsonb_build_object('named', jsonb_build_object('by', 'nik', 'index', nik_index))) FROM asked
    RETURNING id)
  INSERT INTO consents (chat_id, version, given, at) SELECT id, $4, true, $3 FROM made`;

/** Puts chats before the question for the second proof. */
export async function placeChats({ pool, vault }: Database, chats: Asked[], now: Date): Promise<void> {
  const indexes = chats.map(({ nik }) => vault.index('nik', nik).toString('hex'));
  await pool.query(place, [chats.map(({ chat }) => String(chat)), indexes, now, CONSENT_VERSION]);
}

const outcome = `
  SELECT count(*)::int AS chats,
    count(*) FILTER (WHERE c.id IN (SELECT chat_id FROM bindings WHERE proof = 'card' AND ended_at IS NULL))::int AS bound,
    count(*) FILTER (WHERE 'chat:' || c.id IN (SELECT actor FROM audit WHERE action = 'record.shown'))::int AS audited,
    count(*) FILTER (WHERE c.id IN (SELECT chat_id FROM outgoing WHERE kind = 'reply' AND status = 'sent'))::int AS sent
  FROM chats c WHERE c.channel = 'telegram' AND c.address = ANY($1)`;

/** How many of these chats have a binding, an audit row and a reply that is marked as sent. */
export async function outcomeOf({ pool }: Database, chats: Asked[]): Promise<Record<string, number>> {
  const { rows } = await pool.query(outcome, [chats.map(({ chat }) => String(chat))]);
  return rows[0];
}
