import { Readable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { knownPeople } from '../../src/files/known-people.ts';
import { type Places, placesOf } from '../../src/files/places.ts';
import { type Problem, problemText, UnreadableFile } from '../../src/files/problem.ts';
import { readRoll } from '../../src/files/read-roll.ts';
import { type RollCells, rollHeader } from '../../src/files/roll.ts';
import { jambiRegions } from '../../src/store/regions.ts';
import type { RollRow } from '../../src/store/roll.ts';

const on = day.parse('2026-11-21');
const header = rollHeader.join(',');
const siti = knownPeople(on)[0]!;
const line = (cells: Partial<RollCells> = {}) => rollHeader.map((name) => ({ ...siti, ...cells })[name]).join(',');

let places: Places;
beforeAll(async () => {
  places = placesOf(await jambiRegions());
});

const read = (...chunks: (string | Buffer)[]) => readAs(true, chunks);

async function readAs(madeUp: boolean, chunks: (string | Buffer)[]) {
  const [rows, problems]: [RollRow[], Problem[]] = [[], []];
  const bytes = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const reading = readRoll(bytes, { on, places, madeUp }, (problem) => problems.push(problem));
  for await (const row of reading.rows) rows.push(row);
  return { rows, problems, source: reading.source() };
}

const readLine = (cells: Partial<RollCells>) => read(`${header}\n${line(cells)}\n`);
const brief = ({ problems }: { problems: Problem[] }) =>
  problems.map(({ column, wrong, kept }) => `${column} ${wrong}${kept ? ' kept' : ''}`);

describe('a roll file', () => {
  it('is read into people with their cover', async () => {
    const { rows, problems, source } = await read(`${header}\n${line()}\n`);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        nik: '1571015708900000',
        name: 'Siti Uji',
        birthDate: '1990-08-17',
        sex: 'f',
        phone: '+6284000000001',
        family: '1571010101150000',
        card: '90000000001',
        occupation: 'trader',
        village: 'Buluran Kenali',
        district: '157101',
        regency: '1571',
        cover: {
          programme: 'dumisake_bkbk',
          sponsor: 'Pemerintah Provinsi Jambi',
          jkk: true,
          jkm: true,
          startsOn: '2026-01-01',
          endsOn: '2026-12-31',
          paidThrough: '2026-10-31',
          wageBase: 1_000_000,
        },
      },
    ]);
    expect(source).toMatchObject({ rows: 1, bad: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ['9971015708900000', 'roll.nik_province_unknown'],
    ['1571013308900000', 'roll.nik_day_impossible'],
    ['1571013102900000', 'roll.nik_date_impossible'],
  ])('takes a person with an odd NIK, and says so: %s', async (nik, wrong) => {
    const found = await readLine({ nik });
    expect(found.rows).toHaveLength(1);
    expect(brief(found)).toEqual([`nik ${wrong} kept`]);
  });

  it('leaves a made-up person out where only real ones may be, and names the row', async () => {
    const found = await readAs(false, [`${header}\n${line()}\n`]);
    expect(found.rows).toEqual([]);
    expect(found.problems).toMatchObject([{ line: 2, column: 'nik', wrong: 'roll.nikMadeUp', kept: false }]);
  });

  it('may have a byte order mark, Windows line ends, blank lines, quotes and its columns in another order', async () => {
    const turned = [...rollHeader].reverse();
    const cells = turned.map((name) => `"${siti[name]}"`).join(',');
    const { rows, problems } = await read(`\uFEFF${turned.join(',').toUpperCase()}\r\n\r\n${cells}\r\n`);
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ line: 3, nik: siti.nik, regency: '1571' }]);
  });

  it('is the same however its bytes arrive', async () => {
    const bytes = Buffer.from(`${header}\n${line({ nama: 'Siti Nuraéni Uji' })}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length)), async (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const { rows } = await read(...at.slice(1).map((end, index) => bytes.subarray(at[index], end)));
        expect(rows.map(({ name }) => name)).toEqual(['Siti Nuraéni Uji']);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    [
      'takes a participant without cover',
      { program: '', jaminan: '', mulai: '', berakhir: '', dibayar_sampai: '', upah_dasar: '' },
      { cover: null },
    ],
    ['takes the shown name of a programme', { program: 'bkbk  dumisake' }, { cover: { programme: 'dumisake_bkbk' } }],
    [
      'takes the programme’s sponsor when the file names none',
      { penyelenggara: '' },
      { cover: { sponsor: 'Pemerintah Provinsi Jambi' } },
    ],
    ['takes one benefit', { jaminan: 'jkm' }, { cover: { jkk: false, jkm: true } }],
    ['takes a cover without an end', { berakhir: '' }, { cover: { endsOn: null } }],
    [
      'takes birth date and sex out of the NIK',
      { tanggal_lahir: '', jenis_kelamin: '' },
      { birthDate: '1990-08-17', sex: 'f' },
    ],
    [
      'believes the file more than the NIK',
      { tanggal_lahir: '1991-01-02', jenis_kelamin: 'L' },
      { birthDate: '1991-01-02', sex: 'm' },
    ],
    [
      'takes a NIK that says no day',
      { nik: '1571013502900000', tanggal_lahir: '', jenis_kelamin: '' },
      { birthDate: null, sex: null },
    ],
    [
      'takes NIK, card and family card with spaces',
      { nik: '157101 570890 0000', no_kartu: '9000 0000 001', no_kk: '1571.0101.0115.0000' },
      { nik: siti.nik, card: siti.no_kartu, family: siti.no_kk },
    ],
    [
      'knows a regency without its kind',
      { kabupaten_kota: 'Muaro Jambi', kecamatan: 'Kec. Sekernan' },
      { regency: '1505', district: '150502' },
    ],
    [
      'knows a regency by its short kind',
      { kabupaten_kota: 'Kab. Batang Hari', kecamatan: 'mersam' },
      { regency: '1504', district: '150401' },
    ],
  ])('%s', async (_, cells, expected) => {
    const { rows, problems } = await readLine(cells);
    expect(problems.filter(({ kept }) => !kept)).toEqual([]);
    expect(rows).toMatchObject([expected]);
  });

  it.each([
    '0812-3456-7890',
    '6281234567890',
    '+62 812 3456 7890',
    '0062 812 3456 7890',
    '81234567890',
    '(0812) 34567890',
  ])('reads the phone %s', async (no_hp) =>
    expect((await readLine({ no_hp })).rows).toMatchObject([{ phone: '+6281234567890' }]),
  );

  it.each([
    ['a phone that is none', { no_hp: '0812' }, ['no_hp roll.notPhone kept'], { phone: null }],
    ['two phones in one cell', { no_hp: '081234567890 / 081234567891' }, ['no_hp roll.notPhone kept'], { phone: null }],
    [
      'a regency elsewhere',
      { kabupaten_kota: 'Kota Padang' },
      ['kabupaten_kota roll.unknownRegency kept', 'kecamatan roll.unknownDistrict kept'],
      { regency: null, district: null },
    ],
    [
      'a district of another regency',
      { kecamatan: 'Sekernan' },
      ['kecamatan roll.unknownDistrict kept'],
      { regency: '1571', district: null },
    ],
  ])('takes a row with %s, without it, and says so', async (_, cells, expected, row) => {
    const found = await readLine(cells);
    expect(brief(found)).toEqual(expected);
    expect(found.rows).toMatchObject([row]);
    expect(found.source).toMatchObject({ rows: 1, bad: 0 });
  });

  it.each([
    ['no NIK', { nik: '' }, ['nik roll.empty']],
    ['a NIK of 15 digits', { nik: '157101570890000' }, ['nik roll.notNik']],
    ['a NIK that a spreadsheet ruined', { nik: '1.57101E+15' }, ['nik roll.notNik']],
    ['no name', { nama: '' }, ['nama roll.empty']],
    ['a control character', { nama: 'Siti\0Uji' }, ['nama roll.notText']],
    ['a day that is none', { tanggal_lahir: '1990-02-30' }, ['tanggal_lahir roll.notDay']],
    ['a day in another order', { mulai: '01/01/2026' }, ['mulai roll.notDay']],
    ['another sex', { jenis_kelamin: 'W' }, ['jenis_kelamin roll.notSex']],
    ['a family card of 15 digits', { no_kk: '157101010115000' }, ['no_kk roll.notDigits']],
    ['a card of 10 digits', { no_kartu: '9000000001' }, ['no_kartu roll.notDigits']],
    ['an unknown programme', { program: 'Dumisake 2' }, ['program roll.notProgramme']],
    ['cover without a programme', { program: '' }, ['program roll.noProgramme']],
    ['a programme without a start', { mulai: '' }, ['mulai roll.empty']],
    ['a programme without benefits', { jaminan: '' }, ['jaminan roll.empty']],
    ['an unknown benefit', { jaminan: 'JHT' }, ['jaminan roll.notBenefits']],
    ['an end before the start', { berakhir: '2025-12-31' }, ['berakhir roll.endsBeforeStart']],
    ['rupiah with dots', { upah_dasar: '1.000.000' }, ['upah_dasar roll.notRupiah']],
    ['rupiah past all wages', { upah_dasar: '99999999999' }, ['upah_dasar roll.notRupiah']],
    [
      'two mistakes at once',
      { jenis_kelamin: 'W', no_hp: '0812', upah_dasar: 'x' },
      ['jenis_kelamin roll.notSex', 'no_hp roll.notPhone', 'upah_dasar roll.notRupiah'],
    ],
  ])('leaves out a row with %s', async (_, cells, expected) => {
    const found = await readLine(cells);
    expect(brief(found)).toEqual(expected);
    expect(found.rows).toEqual([]);
    expect(found.source).toMatchObject({ rows: 1, bad: 1 });
  });

  it('leaves out rows with too many or too few cells, and names their lines', async () => {
    const { rows, problems, source } = await read(`${header}\n${line()},\n${line()}\n1,2\n`);
    expect(problems.map(({ line, wrong }) => [line, wrong])).toEqual([
      [2, 'roll.cellCount'],
      [4, 'roll.cellCount'],
    ]);
    expect([rows.length, source.rows, source.bad]).toEqual([1, 3, 2]);
  });

  it('names every line that an unclosed quote swallowed', async () => {
    const { problems, source } = await read(`${header}\n"${line()}\n${line()}\n"${line()}\n${line()}\n`);
    expect(problems).toMatchObject([{ line: 2, wrong: 'roll.brokenLine', values: { until: 4 } }]);
    expect(source).toMatchObject({ rows: 2, bad: 1 });
  });

  it('says where, what is wrong and what would have worked, and nothing about the person', async () => {
    const { problems } = await readLine({
      nik: '15710157089000',
      no_kk: '1',
      kecamatan: 'Desa 1571015708900000',
      upah_dasar: 'x',
    });
    const said = problems.map(problemText);
    expect(said).toHaveLength(4);
    for (const sentence of said) {
      expect(sentence).toMatch(/^Baris 2, kolom [a-z_]+: .+\. Baris ini tidak diambil\. .+/);
      expect(sentence).not.toMatch(/Siti|15710157089000(?!00\.)/);
    }
  });

  it('quotes braces as they are', async () => {
    const { problems } = await readLine({ program: '{{line}} $t(roll.empty)' });
    expect(problemText(problems[0]!)).toContain('{{line}} $t(roll.empty)');
  });

  it.each([
    ['no header', line(), /bukan judul kolom/],
    ['nothing in it', '', /bukan judul kolom/],
    ['a column missing', header.replace(',no_kk', ''), /tidak ada: no_kk\./],
    ['a column too many', `${header},catatan`, /tidak dikenal atau tertulis dua kali: catatan\./],
    ['a column twice', `${header},nik`, /tidak dikenal atau tertulis dua kali: nik\./],
    ['a quote left open', `${header}\n"${line()}\n${line()}\n`, /tanda kutip/],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(`${header}\n`), Buffer.from([0x53, 0xe9, 0x0a])]), /UTF-8/],
    [
      'a character cut off at its end',
      Buffer.concat([Buffer.from(`${header}\n${line()}`), Buffer.from([0xc3])]),
      /UTF-8/,
    ],
    ['UTF-16', Buffer.from(`\uFEFF${header}\n`, 'utf16le'), /UTF-8/],
  ])('is refused as a whole with %s', async (_, bytes, why) => {
    const refused = await read(bytes).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnreadableFile);
    expect(String(refused)).toMatch(why);
    expect(String(refused)).not.toMatch(/Siti|1571015708900000/);
  });

  it('accounts for every row, whatever stands in it', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', '1571015708900000', 'Siti Uji', '2026-01-01', 'JKK', 'dumisake_bkbk'),
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""').replaceAll(/[\r\n]/g, ' ')}"`;
    const file = fc.array(fc.array(cell, { minLength: 17, maxLength: 19 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(file, async (lines) => {
        const { rows, problems, source } = await read(
          `${header}\n${lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join('')}`,
        );
        expect(source.rows).toBe(lines.length);
        expect(rows.length + source.bad).toBe(lines.length);
        expect(new Set(problems.filter(({ kept }) => !kept).map(({ line }) => line)).size).toBe(source.bad);
        problems.forEach(problemText);
      }),
    );
  });
});
