import { createHash } from 'node:crypto';
import { programmes } from '../domain/programmes.ts';
import type { Database } from './database.ts';
import { seedOnce } from './seed.ts';

const listed = JSON.stringify(programmes.map(({ code, name, sponsor }) => ({ code, name, sponsor })));

/** Writes the programmes of `domain/programmes.ts` that are new or were renamed; none is ever removed, for covers name them. */
export const seedProgrammes = (db: Database): Promise<void> =>
  seedOnce(db, 'programmes', createHash('sha256').update(listed).digest('hex'), async (client) => {
    await client.query(
      `INSERT INTO programmes (code, name, sponsor)
       SELECT code, name, sponsor FROM json_to_recordset($1) AS one (code text, name text, sponsor text)
       ON CONFLICT (code) DO UPDATE SET name = excluded.name, sponsor = excluded.sponsor
       WHERE (programmes.name, programmes.sponsor) IS DISTINCT FROM (excluded.name, excluded.sponsor)`,
      [listed],
    );
  });
