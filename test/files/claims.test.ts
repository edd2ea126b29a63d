import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasonsFor } from '../../src/domain/claims/reasons.ts';
import { claimStates } from '../../src/domain/claims/states.ts';
import { day } from '../../src/domain/day.ts';
import { type ClaimCells, claimHeader } from '../../src/files/claim-file.ts';
import { type Problem, problemText, UnreadableFile, wantText, wrongText } from '../../src/files/problem.ts';
import { readClaims } from '../../src/files/read-claims.ts';
import { stateWord } from '../../src/language/hearing/claim-words.ts';
import { claimCells, claimsFile } from './claims-file.ts';

const on = day.parse('2026-11-21');
const NIK = '1571015708900000';

async function readAs(madeUp: boolean, content: string | Buffer) {
  const problems: Problem[] = [];
  const read = await readClaims(Readable.from([Buffer.from(content)]), { on, madeUp }, (one) => problems.push(one));
  return { ...read, problems };
}

const read = (...rows: Partial<ClaimCells>[]) => readAs(true, claimsFile(...rows));
const brief = ({ problems }: { problems: Problem[] }) =>
  problems.map(({ column, wrong, kept }) => `${column} ${wrong}${kept ? ' kept' : ''}`);

describe('a file of claims', () => {
  it('is read into claims', async () => {
    const { rows, problems, source } = await read({});
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        agencyNumber: 'BPJS-2026-000123',
        claim: 'jkm',
        nik: NIK,
        eventOn: '2026-10-01',
        reporter: 'Rahmat Uji',
        relation: 'spouse',
        phone: '+6281234567890',
        status: 'incomplete',
        since: '2026-10-12',
        missing: ['family_card', 'death_certificate'],
        reason: 'papers_missing',
        note: null,
      },
    ]);
    expect(source).toMatchObject({ rows: 1, bad: 0, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  it.each([
    ['JKK', 'jkk'],
    ['jaminan kematian', 'jkm'],
    ['Beasiswa', 'scholarship'],
    ['scholarship', 'scholarship'],
  ])('reads the kind %s', async (jenis, claim) => {
    expect((await read({ jenis, status: 'DIAJUKAN', berkas_kurang: '', alasan: '' })).rows).toMatchObject([{ claim }]);
  });

  it.each([
    ['LAPOR_TAHAP_1', 'stage_one_reported'],
    ['Dirawat', 'in_care'],
    ['lapor tahap 2', 'stage_two_reported'],
    ['DIAJUKAN', 'submitted'],
    ['VERIFIKASI', 'verifying'],
    ['ditetapkan', 'decided'],
    ['DIBAYARKAN', 'paid'],
    ['dibatalkan', 'cancelled'],
    ['verifying', 'verifying'],
  ])('reads the status %s', async (status, expected) => {
    const found = await read({ status, berkas_kurang: '', alasan: '' });
    expect(brief(found)).toEqual([]);
    expect(found.rows).toMatchObject([{ status: expected }]);
  });

  it.each(claimStates)('reads the word that screens show for %s', async (status) => {
    const [alasan = ''] = reasonsFor(status);
    const berkas_kurang = status === 'incomplete' ? 'family_card' : '';
    const { rows } = await read({ status: stateWord(status).toUpperCase(), berkas_kurang, alasan });
    expect(rows).toMatchObject([{ status, reason: alasan || null }]);
  });

  it.each([
    ['suami', 'spouse'],
    ['ISTRI', 'spouse'],
    ['anak kandung', 'parent'],
    ['orang tua', 'child'],
    ['Kakak', 'sibling'],
    ['kakak ipar', 'other'],
    ['lainnya', 'other'],
    ['diri sendiri', 'self'],
  ])('turns %s of the worker into who the worker is to the reporter', async (hubungan, relation) => {
    expect((await read({ hubungan })).rows).toMatchObject([{ relation }]);
  });

  it('reads papers by code and by name, each once, and "KTP" as the one that the claim asks for', async () => {
    const jkm = await read({ berkas_kurang: 'death_certificate | Akta Kematian|kartu keluarga||' });
    expect(jkm.rows).toMatchObject([{ missing: ['death_certificate', 'family_card'] }]);
    const jkk = await read({ jenis: 'JKK', berkas_kurang: 'KTP' });
    expect(jkk.rows).toMatchObject([{ missing: ['ektp_worker'] }]);
  });

  it('takes a row with a paper that nobody knows, names it and the nearest known ones, and keeps it as a note', async () => {
    const { rows, problems } = await read({ berkas_kurang: 'family_card|akta kematiaan|surat sakti 1571015708900000' });
    expect(rows).toMatchObject([{ missing: ['family_card'], note: 'akta kematiaan; surat sakti 1571015708900000' }]);
    expect(problems).toMatchObject([{ line: 2, column: 'berkas_kurang', kept: true }]);
    expect(wrongText(problems[0]!)).toMatch(/"akta kematiaan", "surat sakti \*{12}0000"/);
    expect(wantText(problems[0]!)).toContain('death_certificate (Akta kematian)');
  });

  it('says how papers are written where no paper is called nearly so', async () => {
    const { problems } = await read({ berkas_kurang: 'family_card|xyz' });
    expect(wantText(problems[0]!)).toContain('dipisah tanda |');
  });

  it.each([
    ['ditolak', 'too_late', 'too_late', null, []],
    ['ditolak', 'lewat waktu', 'too_late', null, []],
    ['ditolak', 'kata pusat begitu', 'other', 'kata pusat begitu', ['alasan claimsFile.reasonAsOther kept']],
    ['ditolak', 'papers_missing', 'other', 'papers_missing', ['alasan claimsFile.reasonAsOther kept']],
    ['berkas kurang', '', 'papers_missing', null, []],
    ['berkas kurang', 'buram', 'papers_unreadable', null, []],
    ['berkas kurang', 'tanya pusat', 'papers_missing', 'tanya pusat', ['alasan claimsFile.reasonAsOther kept']],
    ['dibatalkan', '', null, null, []],
    ['dibatalkan', 'tanya pusat', null, 'tanya pusat', ['alasan claimsFile.reasonAsNote kept']],
    ['verifikasi', 'menunggu pusat', null, 'menunggu pusat', []],
  ])('%s because of "%s" has reason %s and note %s', async (status, alasan, reason, note, told) => {
    const found = await read({ status, alasan });
    expect(found.rows).toMatchObject([{ reason, note }]);
    expect(brief(found)).toEqual(told);
  });

  it('names the reasons that a status knows', async () => {
    const { problems } = await read({ status: 'ditolak', alasan: 'entah' });
    for (const code of reasonsFor('refused')) expect(problemText(problems[0]!)).toContain(code);
  });

  it.each([
    ['no number', { nomor: '' }, ['nomor roll.empty']],
    ['a number that a spreadsheet ruined', { nomor: '2.02611E+12' }, ['nomor claimsFile.ruinedNumber']],
    ['the NIK for a number', { nomor: '1571 0157 0890 0000' }, ['nomor claimsFile.numberIsNik']],
    ['no kind', { jenis: '' }, ['jenis roll.empty']],
    ['an unknown kind', { jenis: 'JHT' }, ['jenis claimsFile.notKind']],
    ['no NIK', { nik: '' }, ['nik roll.empty']],
    ['a NIK of 15 digits', { nik: '157101570890000' }, ['nik roll.notNik']],
    ['a day in another order', { tanggal_kejadian: '01/10/2026' }, ['tanggal_kejadian roll.notDay']],
    [
      'what has not happened yet',
      { tanggal_kejadian: '2026-11-22', tanggal_status: '2026-11-22' },
      ['tanggal_kejadian claimsFile.inFuture', 'tanggal_status claimsFile.inFuture'],
    ],
    ['a status of tomorrow', { tanggal_status: '2026-11-22' }, ['tanggal_status claimsFile.inFuture']],
    ['a status older than the event', { tanggal_status: '2026-09-30' }, ['tanggal_status claimsFile.beforeEvent']],
    ['no status', { status: '' }, ['status roll.empty']],
    ['an unknown status', { status: 'mungkin' }, ['status claimsFile.notStatus']],
    ['the status of a report', { status: 'laporan masuk' }, ['status claimsFile.notStatus']],
    ['no day of its status', { tanggal_status: '' }, ['tanggal_status roll.empty']],
    ['missing papers that are none', { berkas_kurang: ' | ' }, ['berkas_kurang claimsFile.noPapers']],
    ['a refusal without a word', { status: 'ditolak', alasan: '' }, ['alasan claimsFile.noReason']],
    [
      'three mistakes at once',
      { jenis: 'x', status: 'y', no_hp_pelapor: '0812' },
      ['jenis claimsFile.notKind', 'no_hp_pelapor roll.notPhone', 'status claimsFile.notStatus'],
    ],
  ])('leaves out a row with %s', async (_, cells, expected) => {
    const found = await read(cells);
    expect(brief(found)).toEqual(expected);
    expect(found.rows).toEqual([]);
    expect(found.source).toMatchObject({ rows: 1, bad: 1 });
  });

  it.each([
    ['a status of today', { tanggal_status: '2026-11-21' }],
    ['a status of the day of the event', { tanggal_status: '2026-10-01' }],
    ['no day of the event', { tanggal_kejadian: '' }],
    ['nobody who reports', { pelapor: '', hubungan: '', no_hp_pelapor: '' }],
  ])('takes a row with %s', async (_, cells) => {
    expect(brief(await read(cells))).toEqual([]);
  });

  it.each([
    ['a relation that nobody knows', { hubungan: 'kenalan' }, 'hubungan claimsFile.notReporter', { relation: null }],
    ['a phone that is none', { no_hp_pelapor: '0812' }, 'no_hp_pelapor roll.notPhone', { phone: null }],
    ['an odd NIK', { nik: '9971015708900000' }, 'nik roll.nik_province_unknown', { nik: '9971015708900000' }],
  ])('takes a row with %s, and says so', async (_, cells, told, row) => {
    const found = await read(cells);
    expect(brief(found)).toEqual([`${told} kept`]);
    expect(found.rows).toMatchObject([row]);
  });

  it('leaves out a made-up person where only real ones may be', async () => {
    const found = await readAs(false, claimsFile({}));
    expect(found.rows).toEqual([]);
    expect(brief(found)).toEqual(['nik roll.nikMadeUp']);
  });

  it('passes over a row that says the same again, and leaves out one that says something else about the same number', async () => {
    const { rows, repeated, problems, source } = await read({}, {}, { status: 'diajukan' }, { nomor: 'B-2' });
    expect(rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(repeated).toBe(1);
    expect(problems).toMatchObject([
      { line: 4, column: 'nomor', wrong: 'claimsFile.numberTwice', values: { first: 2 } },
    ]);
    expect(source).toMatchObject({ rows: 4, bad: 1 });
  });

  it('says where, what is wrong and what would have worked, and nothing about anybody', async () => {
    const { problems } = await read({
      nik: '15710157089000',
      jenis: NIK,
      status: `Rahmat ${NIK}`,
      hubungan: 'Rahmat Uji',
      tanggal_status: NIK,
      alasan: `Rahmat ${NIK}`,
    });
    const said = problems.map(problemText);
    expect(said).toHaveLength(5);
    for (const sentence of said) {
      expect(sentence).toMatch(/^Baris 2, kolom [a-z_]+: .+\. Baris ini tidak diambil\. .+/);
      expect(sentence).not.toMatch(/Rahmat|15710157089000/);
    }
  });

  it.each([
    ['no header', claimsFile({}).split('\n').slice(1).join('\n'), /bukan judul kolom.*\n.*nomor,jenis,nik/s],
    ['nothing in it', '', /bukan judul kolom/],
    ['a column missing', claimHeader.join(',').replace(',nik', ''), /tidak ada: nik\./],
    ['a quote left open', `${claimsFile({})}"KL,x\n`, /tanda kutip/],
    ['UTF-16', Buffer.from(`\uFEFF${claimsFile({})}`, 'utf16le'), /UTF-8/],
  ])('is refused as a whole with %s', async (_, content, why) => {
    const refused = await readAs(true, content).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(UnreadableFile);
    expect(String(refused)).toMatch(why);
    expect(String(refused)).not.toMatch(/Rahmat|1571015708900000/);
  });

  it('accounts for every row, whatever stands in it', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom(...Object.values(claimCells)));
    const row = fc.record(Object.fromEntries(claimHeader.map((name) => [name, cell])));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (cells) => {
        const flat = cells.map((one) =>
          Object.fromEntries(
            Object.entries(one).map(([name, value]) => [name, String(value).replaceAll(/[\r\n]/g, ' ')]),
          ),
        );
        const { rows, repeated, problems, source } = await read(...flat);
        expect(source.rows).toBe(cells.length);
        expect(rows.length + repeated + source.bad).toBe(cells.length);
        expect(new Set(problems.filter(({ kept }) => !kept).map(({ line }) => line)).size).toBe(source.bad);
        problems.forEach(problemText);
      }),
    );
  });
});
