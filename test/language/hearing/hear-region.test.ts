import { expect, it } from 'vitest';
import words from '../../../locales/id/words-region.json' with { type: 'json' };
import { hearRegency, regencyName } from '../../../src/language/hearing/hear-region.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { jambiRegions } from '../../../src/store/regions.ts';

it.each([
  ['bangko', '1502'],
  ['sarolangun', '1503'],
  ['muara bulian', '1504'],
  ['sengeti', '1505'],
  ['kuala tungkal', '1506'],
  ['muara sabak', '1507'],
  ['muara bungo', '1508'],
  ['Ma. Bungo', '1508'],
  ['muara tebo', '1509'],
  ['rimbo bujang', '1509'],
  ['jambi', '1571'],
  ['Kota Jambi', '1571'],
  ['sungai penuh', '1572'],
  ['sei penuh', '1572'],
  ['siulak', '1501'],
  ['muaro jambi', '1505'],
  ['Muara Jambi', '1505'],
  ['jambi luar kota', '1505'],
  ['kuala jambi', '1507'],
  ['kab. tanjab timur', '1507'],
  ['tanjabtim', '1507'],
  ['tanjung jabung barat', '1506'],
  ['tanjabbar', '1506'],
  ['seberang kota', '1506'],
  ['seberang kota jambi', '1571'],
  ['batang merangin', '1501'],
  ['sayo di bangko, jambi', '1502'],
  ['kec. telanaipura kota jambi', '1571'],
  ['bathin XXIV', '1504'],
  ['orang padang', 'elsewhere'],
  ['luar jambi', 'elsewhere'],
  ['palembang', 'elsewhere'],
] as const)('hears %s as %s', (written, code) => expect(hearRegency(normalise(written))).toBe(code));

it.each([
  'provinsi jambi',
  'luar kota jambi',
  'tanjab',
  'sarolangun bangko',
  'dari padang tinggal di bangko',
  'kuliner',
  '',
])('does not guess where %j is', (written) => expect(hearRegency(normalise(written))).toBeUndefined());

/** Names of districts that other places have too. */
const shared = ['Tebing Tinggi', 'Koto Baru'];

it('hears every regency and district of Jambi by its official name', async () => {
  const all = (await jambiRegions()).filter(({ name }) => !shared.includes(name));
  expect(all).toHaveLength(11 + 144 - shared.length);
  const heard = all.map(({ name }) => [name, hearRegency(normalise(name))]);
  expect(heard).toEqual(all.map(({ name, code }) => [name, code.slice(0, 4)]));
});

it('knows no name of two places', () => {
  const names = Object.values(words.places).flat();
  expect(new Set(names).size).toBe(names.length);
});

it('writes every regency by its official name', async () => {
  const regencies = (await jambiRegions()).filter(({ parent }) => parent === null);
  expect(regencies.map(({ code }) => regencyName(code))).toEqual(regencies.map(({ name }) => name));
});
