import { getVillages } from 'idn-area-data';
import type { Queryable } from '../database.ts';
import { isIn, type Village, villageOf } from '../regions.ts';

/** The villages of Jambi that a name may mean; "Desa Terusan" is not the kelurahan of that name. Reads the whole country's list. */
export async function villagesNamed(written: string): Promise<Village[]> {
  const bare = ({ code, name }: { code: string; name: string }): Village => ({ code, name, district: '' });
  const same = (await getVillages()).filter((one) => one.code.startsWith('15.') && isIn(bare(one), written) === 'yes');
  const found = await Promise.all(same.map(({ code }) => villageOf(code)));
  return found.filter((village) => village !== undefined).filter((village) => isIn(village, written) !== 'no');
}

/** A village as the roll spells it, in the district of this code. */
export type Spelled = { district: string; name: string };

/**
 * Every spelling under which the roll has people in these villages. `unclear` are those where the roll may as well mean
 * another village of the same name, unless that one is asked for too.
 */
export async function spellingsOf(
  db: Queryable,
  villages: Village[],
): Promise<{ spelled: Spelled[]; unclear: Village[] }> {
  const { rows } = await db.query<Spelled>(
    'SELECT DISTINCT district, village AS name FROM participants WHERE district = ANY($1) AND village IS NOT NULL',
    [villages.map(({ district }) => district)],
  );
  const asked = new Set(villages.map(({ code }) => code));
  const unclear: Village[] = [];
  const isMeant = (village: Village, { district, name }: Spelled): boolean => {
    const answer = district === village.district ? isIn(village, name) : 'no';
    if (answer !== 'perhaps' || asked.has(village.twin!)) return answer !== 'no';
    unclear.push(village);
    return false;
  };
  const spelled = rows.filter((row) => villages.some((village) => isMeant(village, row)));
  return { spelled, unclear };
}
