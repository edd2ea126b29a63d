import { expect, it } from 'vitest';
import words from '../../../locales/id/words-occupation.json' with { type: 'json' };
import { occupationCodes } from '../../../src/domain/occupations.ts';
import { hearOccupation, occupationChoice } from '../../../src/language/hearing/hear-occupation.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { choicesOf } from '../../../src/language/render.ts';
import { id } from '../../../src/language/texts.ts';

it.each([
  ['ojol', 'ojek_online'],
  ['sayo narik gojek', 'ojek_online'],
  ['driver grab', 'ojek_online'],
  ['maxim', 'ojek_online'],
  ['saya tukang ojek', 'ojek_pangkalan'],
  ['supir angkot', 'angkot_driver'],
  ['supir', 'driver'],
  ['Driver', 'driver'],
  ['antar paket', 'courier'],
  ['narik becak', 'pedicab_driver'],
  ['kusir delman', 'horse_cart_driver'],
  ['andong', 'horse_cart_driver'],
  ['main organ tunggal', 'artist'],
  ['penari', 'artist'],
  ['nandur padi', 'farmer'],
  ['petani karet', 'farmer'],
  ['batani', 'farmer'],
  ['petani sawit', 'palm_farmer'],
  ['tukang dodos', 'palm_farmer'],
  ['nelayan', 'fisher'],
  ['jualan sayur di pasar', 'trader'],
  ['punya warung', 'trader'],
  ['pak RT', 'rt_head'],
  ['guru ngaji', 'religious_worker'],
  ['marbot masjid', 'religious_worker'],
  ['penggali kubur', 'religious_worker'],
  ['kuli bangunan', 'construction_worker'],
  ['ART', 'domestic_worker'],
  ['pembantu', 'domestic_worker'],
  ['juru parkir', 'parking_attendant'],
  ['sopir truk batu bara', 'mining_transport_driver'],
  ['sopir batubara', 'mining_transport_driver'],
  ['anggota BPD', 'village_official'],
  ['UMKM', 'msme_owner'],
  ['usaha kecil', 'msme_owner'],
  ['buruh harian lepas', 'day_labourer'],
  ['begawe serabutan', 'day_labourer'],
  ['lainnya', 'other'],
] as const)('hears %s as %s', (written, code) => expect(hearOccupation(normalise(written))).toBe(code));

it.each(['PNS', 'artinya', 'halo', ''])('hears no occupation in %j', (written) =>
  expect(hearOccupation(normalise(written))).toBeUndefined(),
);

it('hears every occupation by its label, and each phrase as its own', () => {
  const said = occupationCodes.flatMap((code) => [id.occupation[code], ...words[code]].map((phrase) => [phrase, code]));
  expect(said.map(([phrase]) => [phrase, hearOccupation(normalise(phrase!))])).toEqual(said);
});

it('offers an occupation by its label', () => {
  const [offered] = choicesOf({ key: 'menu.greet', choices: [occupationChoice('fisher')] });
  expect(offered).toEqual({ id: 'fisher', label: 'Nelayan' });
});
