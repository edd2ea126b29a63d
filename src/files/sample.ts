import { addDays, type Day } from '../domain/day.ts';
import { programmeOf } from '../domain/programmes.ts';
import { jambiRegions, jambiVillages, type Region } from '../store/regions.ts';
import { type Chance, chance } from './chance.ts';
import { coverCells, emptyCells, knownPeople, monthsAgo } from './known-people.ts';
import type { RollCells } from './roll.ts';
import { inhabitants, names, occupations, programmesEverywhere, programmesOf } from './sample-lists.ts';

/** Where the made-up people live: regencies, districts and their villages. */
export type SamplePlaces = { regencies: Region[]; districts: Map<string, Region[]>; villages: Map<string, string[]> };

export const SAMPLE_PEOPLE = { least: 3, most: 1_000_000 };

export async function samplePlaces(): Promise<SamplePlaces> {
  const [regions, villages] = await Promise.all([jambiRegions(), jambiVillages()]);
  const districts = Map.groupBy(
    regions.filter(({ parent }) => parent),
    ({ parent }) => parent ?? '',
  );
  return { regencies: regions.filter(({ parent }) => !parent), districts, villages };
}

type Home = { regency: Region; district: Region; village: string; family: string };
type Sample = { draw: Chance; places: SamplePlaces; on: Day; used: Set<string> };

/** A number that nobody has: region, date and the serial 0000, which is never issued. Drawn again while it is taken. */
function unused({ used }: Sample, draw: () => string): string {
  let number = draw();
  while (used.has(number)) number = draw();
  used.add(number);
  return number;
}

/** ddmmyy, with the day 40 higher for women. */
const dateDigits = (on: Day, sex: 'f' | 'm'): string =>
  `${String(Number(on.slice(8)) + (sex === 'f' ? 40 : 0)).padStart(2, '0')}${on.slice(5, 7)}${on.slice(2, 4)}`;

const FAMILY_CARDS = { from: '2006-01-01' as Day, days: 7000 };

function newHome(sample: Sample): Home {
  const { draw, places } = sample;
  const code = draw.weighted(inhabitants);
  const regency = places.regencies.find((one) => one.code === code)!;
  const district = draw.pick(places.districts.get(code)!);
  const issued = () => addDays(FAMILY_CARDS.from, draw.below(FAMILY_CARDS.days));
  const family = unused(sample, () => `${district.code}${dateDigits(issued(), 'm')}0000`);
  return { regency, district, village: draw.pick(places.villages.get(district.code) ?? ['']), family };
}

// Ages 18 to 64 in 2026, whatever the day: the same seed must give the same people next month.
const BIRTHS = { from: '1962-01-01' as Day, days: 16_800 };

function personCells(sample: Sample, home: Home, serial: number): RollCells {
  const { draw } = sample;
  const sex = draw.pick(['f', 'm'] as const);
  let born = BIRTHS.from;
  const nik = unused(sample, () => {
    born = addDays(BIRTHS.from, draw.below(BIRTHS.days));
    return `${home.district.code}${dateDigits(born, sex)}0000`;
  });
  const town = home.regency.code.startsWith('157');
  return {
    ...emptyCells,
    nik,
    nama: `${draw.pick(names[sex])} Uji`,
    tanggal_lahir: born,
    jenis_kelamin: sex === 'f' ? 'P' : 'L',
    // 0840 is no operator's: Indonesian mobile numbers begin with 081–083 and 085–089, so none of these can ever ring.
    no_hp: draw.odds(0.8) ? `0840${String(serial).padStart(8, '0')}` : '',
    no_kk: home.family,
    no_kartu: draw.odds(0.85) ? String(90_000_000_000 + serial) : '',
    pekerjaan: draw.weighted(town ? occupations.town : occupations.country),
    desa_kelurahan: home.village,
    kecamatan: home.district.name,
    kabupaten_kota: home.regency.name,
  };
}

/** The covers of a person: this year's, or one that ended, or none, or two at once. Empty cells where there is none. */
function covers({ draw, on }: Sample, home: Home): Partial<RollCells>[] {
  const cover = (code: string, months: number): Partial<RollCells> => {
    const ended = months > 0 ? monthsAgo(on, months) : null;
    const year = (ended ?? on).slice(0, 4);
    return coverCells(code, programmeOf(code)!.sponsor, year, ended ?? `${year}-12-31`, ended ?? monthsAgo(on, 1));
  };
  const first = draw.weighted([...programmesEverywhere, ...(programmesOf[home.regency.code] ?? [])]);
  const [fate, ago] = [draw.below(100), 1 + draw.below(11)];
  if (fate < 12) return [{}];
  if (fate < 27) return [cover(first, ago)];
  return fate < 31 && first !== 'self_paid' ? [cover(first, 0), cover('self_paid', 0)] : [cover(first, 0)];
}

const SHARE_A_HOME = 0.4;

/**
 * A made-up roll of so many people as of `on`, the same for the same seed: first the three known ones, then people spread
 * over Jambi as its inhabitants are. No NIK and no family card can be real (serial 0000), no phone can ring.
 */
export function* sampleRoll(of: { people: number; seed: number; on: Day; places: SamplePlaces }): Generator<RollCells> {
  const known = knownPeople(of.on);
  const used = new Set(known.flatMap(({ nik, no_kk }) => [nik, no_kk]));
  const sample: Sample = { draw: chance(of.seed), places: of.places, on: of.on, used };
  yield* known;
  let home = newHome(sample);
  for (let serial = known.length + 1; serial <= of.people; serial += 1) {
    if (!sample.draw.odds(SHARE_A_HOME)) home = newHome(sample);
    const person = personCells(sample, home, serial);
    for (const cover of covers(sample, home)) yield { ...person, ...cover };
  }
}
