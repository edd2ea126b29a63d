import type { Verdict } from './judge.ts';
import type { World } from './world.ts';

type Suspect = { id: number; says: string };

const ROWS = `SELECT id, concat_ws(' ', kind, status, why, attempts || ' tries', 'due ' || due_at::time, 'claimed ' || claimed_at::time,
    'doubted ' || doubted_at::time, 'sent ' || sent_at::time) AS says
  FROM outgoing WHERE id = ANY($1) ORDER BY id`;

/** What the ledger says of the rows that the judge complains of: when what became of them, and no words. */
export async function suspects({ pool }: World, { complaints }: Verdict): Promise<string[]> {
  const ids = complaints.flatMap((one) => one.ids).filter((id) => typeof id === 'number');
  const { rows } = await pool.query<Suspect>(ROWS, [ids]);
  return rows.map(({ id, says }) => `${id} ${says}`);
}
