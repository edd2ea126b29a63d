import type { Named, Proof } from '../../src/conversation/ports.ts';
import { begin } from '../../src/store/acting.ts';
import type { Database } from '../../src/store/database.ts';
import { addEffect } from '../../src/store/effects.ts';
import { type Asker, newLink } from '../../src/store/nik-links.ts';
import { findLink, type Numbered, tellLink } from '../../src/store/nik-links-page.ts';
import { MARWAN } from './cases.ts';
import { morning } from './ledger.ts';

export const PUBLIC_URL = 'https://tangguh.example.id';

/** A chat asks for a link; its token. */
export async function givenLink(
  db: Database,
  chatId: number,
  { now = morning, asker = { channel: 'whatsapp' } }: { now?: Date; asker?: Asker } = {},
): Promise<string> {
  const { url, tokenIndex } = newLink(db.vault, PUBLIC_URL);
  const acting = { ...begin(db.vault, chatId, now), asker };
  addEffect({ do: 'link', tokenIndex }, acting);
  await acting.ask(db.pool, 'SELECT 1');
  return url.slice(`${PUBLIC_URL}/nik/`.length);
}

/** What a page is filled in with, as a keyed index where it names somebody. */
export const filled = (
  { vault }: Database,
  { nik = MARWAN.nik, proof = { kind: 'card', value: MARWAN.card } as Proof, network = '203.0.113.0/24' } = {},
): { named: Named; proof: Proof; network: string } => ({
  named: { by: 'nik', index: vault.index('nik', nik).toString('hex') },
  proof,
  network,
});

/** Fills in the page of a link, which takes no time here. Undefined where there is none (any more). */
export async function fillsIn(
  db: Database,
  token: string,
  { now = morning, ...more }: Parameters<typeof filled>[1] & { now?: Date } = {},
): Promise<Numbered | undefined> {
  const link = await findLink(db, token, now);
  return link && tellLink(db, link, filled(db, more), { now, failureMs: 0 });
}

/** The same where a number must come of it. */
export async function numberOf(...told: Parameters<typeof fillsIn>): Promise<string> {
  const done = await fillsIn(...told);
  if (!done?.ok) throw new Error('no number was shown');
  return done.number;
}

/** Digits that are not these. */
export const otherThan = (number: string, by = 1): string => String((Number(number) + by) % 10_000).padStart(4, '0');

/** Every row of the table, as text. */
export const linkRows = async ({ pool }: Pick<Database, 'pool'>): Promise<string[]> =>
  (await pool.query<{ row: string }>('SELECT to_jsonb(n)::text AS row FROM nik_links n ORDER BY created_at')).rows.map(
    ({ row }) => row,
  );
