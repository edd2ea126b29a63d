import type { Region } from '../store/regions.ts';

/** Finds regencies, and districts inside them, by the names that people write. Both give codes, or null. */
export type Places = {
  regency(name: string): string | null;
  district(regency: string, name: string): string | null;
};

// "Kab. Batang Hari" and "Kabupaten Batanghari" are one place.
const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(kabupaten|kab\b\.?|kota|kecamatan|kec\b\.?)\s+/, '')
    .replace(/[^a-z0-9]/g, '');

/** No two regencies of Jambi differ only by being a city, so "Muaro Jambi" and "Jambi" say enough. */
export function placesOf(regions: Region[]): Places {
  const codes = new Map(regions.map(({ parent, name, code }) => [`${parent ?? ''}/${key(name)}`, code]));
  return {
    regency: (name) => codes.get(`/${key(name)}`) ?? null,
    district: (regency, name) => codes.get(`${regency}/${key(name)}`) ?? null,
  };
}
