import { createRequire } from 'node:module';
import { getDistricts, getRegencies, getVillages } from 'idn-area-data';
import type { Database } from './database.ts';
import { seedOnce } from './seed.ts';

/** A regency or city (4 digits, no parent) or a district (6 digits), by Kepmendagri code: the codes inside a NIK. */
export type Region = { code: string; parent: string | null; name: string };

const PROVINCE = '15';
const { version } = createRequire(import.meta.url)('idn-area-data/package.json') as { version: string };

const plain = (code: string): string => code.replaceAll('.', '');
const here = ({ code }: { code: string }): boolean => code.startsWith(`${PROVINCE}.`);

/** The 11 regencies and cities and the 144 districts of Jambi, without a database. */
export async function jambiRegions(): Promise<Region[]> {
  const [regencies, districts] = await Promise.all([getRegencies(), getDistricts()]);
  return [
    ...regencies.filter(here).map(({ code, name }) => ({ code: plain(code), parent: null, name })),
    ...districts
      .filter(here)
      .map(({ code, regency_code, name }) => ({ code: plain(code), parent: plain(regency_code), name })),
  ];
}

/** The villages of Jambi by the code of their district. Reads the whole country's list (some 100 ms). */
export async function jambiVillages(): Promise<Map<string, string[]>> {
  const villages = (await getVillages()).filter(here);
  const grouped = Map.groupBy(villages, ({ district_code }) => plain(district_code));
  return new Map([...grouped].map(([district, found]) => [district, found.map(({ name }) => name)]));
}

/** A village of Jambi. `twin` is the code of another of the same name in the same district: one a kelurahan, one a desa. */
export type Village = { code: string; district: string; name: string; twin?: string };

type Kind = 'desa' | 'kelurahan';

/** "Ds. Baru", "Desa Baru" and "baru" are one name; the kind is what the writer said, if anything. */
function villageName(written: string): { kind: Kind | undefined; key: string } {
  const [, before] = /^(desa|ds|dusun|dsn|kelurahan|kel)\b\.?\s+/i.exec(written.trim()) ?? [];
  const kind = before && (/^kel/i.test(before) ? 'kelurahan' : 'desa');
  const key = written.trim().slice(before ? before.length : 0);
  return { kind: kind || undefined, key: key.toLowerCase().replace(/[^a-z0-9]/g, '') };
}

// The seventh digit of a Kepmendagri code is 1 for a kelurahan, 2 for a desa.
const kindOf = (code: string): Kind => (code[6] === '1' ? 'kelurahan' : 'desa');

/** The village of this Kepmendagri code (10 digits, with or without dots); undefined when Jambi has none. Reads the whole country's list. */
export async function villageOf(code: string): Promise<Village | undefined> {
  const villages = (await getVillages()).filter(here);
  const found = villages.find((one) => plain(one.code) === plain(code.trim()));
  if (!found) return undefined;
  const isTwin = (one: typeof found): boolean =>
    one !== found &&
    one.district_code === found.district_code &&
    villageName(one.name).key === villageName(found.name).key;
  const twin = villages.find(isTwin);
  const { name } = found;
  return {
    code: plain(found.code),
    district: plain(found.district_code),
    name,
    ...(twin && { twin: plain(twin.code) }),
  };
}

/** Whether a village's name as a roll writes it, in the same district, means this village; `perhaps` where its twin may be meant. */
export function isIn(village: Village, written: string): 'yes' | 'no' | 'perhaps' {
  const { kind, key } = villageName(written);
  if (key !== villageName(village.name).key) return 'no';
  if (!village.twin) return 'yes';
  if (!kind) return 'perhaps';
  return kind === kindOf(village.code) ? 'yes' : 'no';
}

/** Writes the regions that are new or were renamed. Does nothing when this edition of the list was written before. */
export const seedRegions = (db: Database): Promise<void> =>
  seedOnce(db, 'regions', `idn-area-data ${version} ${PROVINCE}`, async (client) => {
    await client.query(
      `INSERT INTO regions (code, parent, name)
       SELECT code, parent, name FROM json_to_recordset($1) AS one (code text, parent text, name text)
       ON CONFLICT (code) DO UPDATE SET parent = excluded.parent, name = excluded.name
       WHERE (regions.parent, regions.name) IS DISTINCT FROM (excluded.parent, excluded.name)`,
      [JSON.stringify(await jambiRegions())],
    );
  });

/** Every region that the database knows, by code. */
export async function regions(db: Database): Promise<Region[]> {
  const { rows } = await db.pool.query<Region>('SELECT code, parent, name FROM regions ORDER BY code');
  return rows;
}
