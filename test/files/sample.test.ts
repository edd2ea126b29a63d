import { text as gather } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { readNik } from '../../src/domain/nik.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { placesOf } from '../../src/files/places.ts';
import type { Problem } from '../../src/files/problem.ts';
import { readRoll } from '../../src/files/read-roll.ts';
import { type SamplePlaces, samplePlaces, sampleRoll } from '../../src/files/sample.ts';
import { writeRoll } from '../../src/files/write-roll.ts';
import { jambiRegions } from '../../src/store/regions.ts';
import type { RollRow } from '../../src/store/roll.ts';

const on = day.parse('2026-11-21');
let places: SamplePlaces;
beforeAll(async () => {
  places = await samplePlaces();
});

const sample = (people = 2000, seed = 1, today = on) => [...sampleRoll({ people, seed, on: today, places })];

describe('the made-up roll', () => {
  it('has as many people as asked for, and nobody twice', () => {
    expect(new Set(sample().map(({ nik }) => nik)).size).toBe(2000);
    expect(new Set(sample(3).map(({ nik }) => nik)).size).toBe(3);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(sample(200)).toEqual(sample(200));
    expect(sample(200, 2)).not.toEqual(sample(200));
  });

  it('keeps its people from month to month', () => {
    const people = (today: string) =>
      new Set(sample(500, 1, day.parse(today)).map(({ nik, no_kk, nama }) => nik + no_kk + nama));
    expect(people('2027-03-05')).toEqual(people('2026-11-21'));
  });

  it('names nobody who could be real', () => {
    for (const { nik, no_kk, nama, no_hp } of sample()) {
      expect(readNik(nik, on).findings).toEqual([{ level: 'soft', code: 'serial_0000' }]);
      expect(no_kk).toMatch(/0000$/);
      expect(nama).toMatch(/ Uji$/);
      expect(no_hp.replaceAll('-', '')).toMatch(/^(0840\d{8})?$/);
    }
  });

  it('gives no card and no phone to two people', () => {
    for (const column of ['no_kartu', 'no_hp'] as const) {
      const owners = new Map(
        sample()
          .filter((row) => row[column])
          .map((row) => [row[column], row.nik]),
      );
      for (const row of sample()) if (row[column]) expect(owners.get(row[column])).toBe(row.nik);
    }
  });

  it('is a roll file without a problem', async () => {
    const problems: Problem[] = [];
    const { rows, source } = readRoll(
      writeRoll(sample()),
      { on, places: placesOf(await jambiRegions()), madeUp: true },
      (one) => problems.push(one),
    );
    const read: RollRow[] = [];
    for await (const row of rows) read.push(row);
    expect(problems).toEqual([]);
    expect(source()).toMatchObject({ rows: sample().length, bad: 0 });
    expect(read.every(({ district }) => district)).toBe(true);
    const share = (of: number) => of / read.length;
    expect(share(read.filter(({ cover }) => !cover).length)).toBeGreaterThan(0.08);
    expect(share(read.filter(({ cover }) => cover?.endsOn && cover.endsOn < on).length)).toBeGreaterThan(0.1);
    expect(read.length).toBeGreaterThan(2050);
    expect(new Set(read.map(({ regency }) => regency)).size).toBe(11);
    expect(new Set(read.map(({ family }) => family)).size).toBeLessThan(1500);
  });

  it('begins with a header and the three known people', async () => {
    const [header, ...lines] = (await gather(writeRoll(sample(3)))).split('\n');
    expect(header).toMatch(/^nik,nama,.*,upah_dasar$/);
    expect(lines.map((line) => line.slice(0, 16))).toEqual([
      '1571015708900000',
      '1508030107850000',
      '1505024102880000',
      '',
    ]);
  });
});

describe('the three known people', () => {
  it.each([
    ['2026-11-21', ['2026-01-01', '2026-12-31', '2026-10-31'], ['2026-01-01', '2026-07-31']],
    ['2027-01-10', ['2027-01-01', '2027-12-31', '2026-12-31'], ['2026-01-01', '2026-09-30']],
    ['2027-05-31', ['2027-01-01', '2027-12-31', '2027-04-30'], ['2027-01-01', '2027-01-31']],
  ])('are covered, lapsed and without cover on %s', (today, covered, lapsed) => {
    const [siti, marwan, aminah] = knownPeople(day.parse(today));
    expect([siti!.mulai, siti!.berakhir, siti!.dibayar_sampai]).toEqual(covered);
    expect([marwan!.mulai, marwan!.berakhir]).toEqual(lapsed);
    expect(aminah).toMatchObject({
      program: '',
      mulai: '',
      kabupaten_kota: 'Kabupaten Muaro Jambi',
      no_kartu: '90000000003',
    });
  });
});
