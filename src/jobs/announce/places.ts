import type { FindCode } from '../../domain/audience.ts';
import { hearRegency } from '../../language/hearing/hear-region.ts';
import { normalise } from '../../language/normalise.ts';
import { villagesNamed } from '../../store/announcements/villages.ts';
import { jambiRegions, type Region, villageOf } from '../../store/regions.ts';

/** So many are shown where the whole list would fill the screen. */
const MOST_SHOWN = 30;

/** A village to show as an example, as `codes make` has it. */
const EXAMPLE = '1571011002 (Buluran Kenali)';

/** How a place or a programme is listed. */
export const listed = ({ code, name }: { code: string; name: string }): string => `${code} (${name})`;

const key = (name: string): string =>
  normalise(name)
    .replace(/^(kabupaten|kab|kota|kecamatan|kec) /, '')
    .replace(/[^a-z0-9]/g, '');

const digits = (written: string): string => written.replace(/[.\s]/g, '');

/** The one place of that code or name; of several of one name, or of none, those that are near. */
const findPlace =
  (places: Region[], near: (written: string) => Region[]) =>
  (written: string): ReturnType<typeof placeOf> => {
    const found = places.filter(({ code, name }) => code === digits(written) || key(name) === key(written));
    return placeOf(found.length > 0 ? found : near(written), found.length === 1);
  };

const placeOf = (places: Region[], sure: boolean): { code: string } | { works: string[] } =>
  sure ? { code: places[0]!.code } : { works: places.map(listed) };

/** Also the names by which people call a regency, as long as they are no district's. */
function findRegency(regencies: Region[], districts: Region[]): FindCode {
  const find = findPlace(regencies, () => regencies);
  return (written) => {
    const found = find(written);
    const heard = hearRegency(normalise(written));
    const isDistrict = districts.some(({ name }) => key(name) === key(written));
    return 'code' in found || !heard || heard === 'elsewhere' || isDistrict ? found : { code: heard };
  };
}

/** Districts whose code or name begins as the written one does. */
function nearDistricts(districts: Region[], written: string): Region[] {
  const begins = [digits(written).slice(0, 4), key(written).slice(0, 3)] as const;
  const near = districts.filter(({ code, name }) => code.startsWith(begins[0]) || key(name).startsWith(begins[1]));
  return (near.length > 0 ? near : districts).slice(0, MOST_SHOWN);
}

async function findVillage(written: string) {
  const coded = /^[\d.]+$/.test(written) ? await villageOf(written) : undefined;
  const found = coded ? [coded] : await villagesNamed(written);
  if (found.length === 1) return { code: found[0]!.code };
  return { works: found.length > 0 ? found.map(listed) : [EXAMPLE] };
}

/** What finds regencies, districts and villages of Jambi by code or name. */
export async function placeFinders(): Promise<Record<'kabupaten' | 'kecamatan' | 'desa', FindCode>> {
  const all = await jambiRegions();
  const regencies = all.filter(({ parent }) => parent === null);
  const districts = all.filter(({ parent }) => parent !== null);
  return {
    kabupaten: findRegency(regencies, districts),
    kecamatan: findPlace(districts, (written) => nearDistricts(districts, written)),
    desa: findVillage,
  };
}

/** The name of a place by its code: a regency's, a district's or a village's. */
export async function placeName(code: string): Promise<string> {
  const found = code.length === 10 ? await villageOf(code) : (await jambiRegions()).find((one) => one.code === code);
  return found?.name ?? code;
}
