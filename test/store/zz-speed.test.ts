import { it } from 'vitest';
import { askedValues, countAudience, FITTING } from '../../src/store/announcements/audience.ts';
import { steer, suppressCancelled } from '../../src/store/announcements/steer.ts';
import { writeAnnouncement } from '../../src/store/announcements/write.ts';
import { announcementOf, asked, readers } from '../support/audience.ts';
import { freshDatabase } from '../support/database.ts';
import { morning } from '../support/ledger.ts';

it('x', async () => {
  const db = await freshDatabase();
  const t = async (n: string, w: () => Promise<unknown>) => {
    const a = performance.now();
    const r = await w();
    console.log(n, Math.round(performance.now() - a), JSON.stringify(r)?.slice(0, 300));
    return r as any;
  };
  await t('fill', () => readers(db, 117_000));
  await db.pool.query(
    `INSERT INTO participants (nik_index, nik_sealed, name, regency) SELECT ('m'||n)::bytea, 'x', 'Siti', '1508' FROM generate_series(1,117000) n`,
  );
  await db.pool.query(`INSERT INTO programmes VALUES ('dumisake_bkbk','a','b') ON CONFLICT DO NOTHING`);
  await db.pool.query(
    `INSERT INTO cover_periods (participant_id, programme_code, sponsor, jkk, jkm, starts_on, ends_on) SELECT id, 'dumisake_bkbk','x',true,true,'2026-01-01','2026-12-31' FROM participants`,
  );
  const audience = { regencies: ['1508'], programmes: ['dumisake_bkbk'] };
  await t('count cold', () => countAudience(db.pool, asked(audience)));
  await t('count warm', () => countAudience(db.pool, asked(audience)));
  const p = await db.pool.query(
    `EXPLAIN (ANALYZE, TIMING OFF) WITH ${FITTING} SELECT count(*) FROM told`,
    askedValues(asked(audience)),
  );
  console.log(p.rows.map((r: any) => r['QUERY PLAN']).join('\n'));
  const text = 'x'.repeat(700);
  const { id } = await t('write', () => writeAnnouncement(db, announcementOf({ audience, text })));
  await steer(db, id, 'cancel', 'b', morning);
  await t('cancel', async () => {
    let n = 0;
    for (let k = 1; k > 0; n += k) k = await suppressCancelled(db.pool);
    return n;
  });
}, 200_000);
