import { it } from 'vitest';
import { saveClaims, type ClaimRow } from '../../src/store/cases/save-claim.ts';
import { admin } from '../support/cases.ts';
import { freshDatabase } from '../support/database.ts';
import pg from 'pg';

it('speed', async () => {
  const db = await freshDatabase();
  const rows: ClaimRow[] = Array.from({ length: 1000 }, (_, i) => ({
    line: i + 2, agencyNumber: `B-${i}`, claim: 'jkm', nik: `157101570890${String(i).padStart(4, '0')}`, eventOn: '2026-11-10' as never,
    reporter: 'Uji', relation: 'spouse', phone: '+6280000000009', status: 'incomplete', since: '2026-11-13' as never, missing: ['npwp'], reason: 'papers_missing', note: null }));
  const per = new Map<string, [number, number]>();
  const orig = pg.Client.prototype.query;
  (pg.Client.prototype as any).query = function (...a: any[]) {
    const t = performance.now();
    const key = (typeof a[0] === 'string' ? a[0] : a[0].text).trim().slice(0, 70).replace(/\s+/g, ' ');
    const r = (orig as any).apply(this, a);
    if (r?.then) r.then(() => { const e = per.get(key) ?? [0, 0]; e[0]++; e[1] += performance.now() - t; per.set(key, e); }, () => {});
    return r;
  };
  for (let k = 0; k < 2; k++) {
    const t = performance.now();
    await saveClaims(db, rows.map((r) => k ? { ...r, status: 'verifying' as const, reason: null, missing: [], since: '2026-11-14' as never } : r), admin);
    console.log('pass', k, Math.round(performance.now() - t));
    for (const [key, [n, ms]] of [...per].sort((a, b) => b[1][1] - a[1][1]).slice(0, 16)) console.log(n, Math.round(ms), (ms / n).toFixed(2), key);
    per.clear();
  }
}, 200000);
