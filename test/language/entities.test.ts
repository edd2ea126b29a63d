import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { occupation } from '../../src/domain/occupations.ts';
import { entitiesIn } from '../../src/language/entities/entities.ts';
import { slipIn } from '../../src/language/entities/long-numbers.ts';
import { hearPhone } from '../../src/language/phone.ts';
import type { Entities } from '../../src/language/understanding/intents.ts';

/** A Saturday. */
const today = '2026-11-21' as Day;

type Rows = [string, Omit<Entities, 'date'> & { date?: string }][];

const holds = (rows: Rows) =>
  it.each(rows)('%j names just that', (written, told) => expect(entitiesIn(written, today)).toEqual(told));

const NIK = '1571015708900000';
const OTHER = '1508030107850000';

describe('a NIK is read however it is typed or spoken', () => {
  holds([
    ['1571015708900000', { nik: NIK }],
    ['nik saya 1571015708900000 masih aktif dak', { nik: NIK }],
    ['NIKnya:1571 0157 0890 0000', { nik: NIK }],
    ['nik1571015708900000', { nik: NIK }],
    ['*1571015708900000*', { nik: NIK }],
    ['niknyo 1571015708900000?', { nik: NIK }],
    ['1571.0157.0890.0000', { nik: NIK }],
    ['157101-570890-0000', { nik: NIK }],
    ['l57lOl57O89OOOOO', { nik: NIK }],
    ['157101 570890 OOOO', { nik: NIK }],
    ['15710157\n08900000', { nik: NIK }],
    ['NIK 1508030107850000.\nTolong dicek pak', { nik: OTHER }],
    [
      'nick saya satu lima tujuh satu nol satu lima tujuh nol delapan sembilan nol kosong kosong kosong kosong',
      { nik: NIK },
    ],
    ['satu limo tujuh satu nol satu limo tujuh nol lapan sembilan nol nol nol nol nol', { nik: NIK }],
    ['nik 1571 0157 nol lapan sembilan nol 0000', { nik: NIK }],
    ['umur 45, 1571 0157 0890 0000', { nik: NIK }],
    ['1571015708900000 081234567890', { nik: NIK, phone: '081234567890' }],
    ['cek 1508030107850000 sama 1571015708900000', { nik: OTHER }],
    ['no KK 1571010101010000, NIK 1508030107850000', { nik: OTHER }],
  ]);
});

describe('a number that is no NIK is none', () => {
  holds([
    ['157101570890000', {}],
    ['nik 15710157089000000', {}],
    ['no KK 1571010101010000', {}],
    ['1111111111111111', {}],
    ['va saya 8888812345678901', {}],
    ['no kpj 12345678901', {}],
    ['kartu peserta 81234567890', {}],
  ]);

  it.each([
    ['157101570890000', 15],
    ['nik 1571 0157 0890 00000', 17],
    ['niknyo satu lima tujuh satu nol satu lima tujuh nol delapan sembilan nol nol nol nol', 15],
    ['1571015708900000', undefined],
    ['norek 123456789012345', undefined],
    ['KL-261121-000000001', undefined],
    ['081234567890', undefined],
    ['halo', undefined],
  ])('%j is a slip of %s digits', (written, digits) => expect(slipIn(written)).toBe(digits));
});

describe('a claim or report number is read in upper case without spaces', () => {
  holds([
    ['KL26112100000000', { claim_number: 'KL26112100000000' }],
    ['no klaim kl26112100000000 sudah sampai mano', { claim_number: 'KL26112100000000' }],
    ['kl 261121 00000000', { claim_number: 'KL26112100000000' }],
    ['KL-261121-00000000 kok lamo nian', { claim_number: 'KL26112100000000' }],
    ['laporan LP26112O00000000', { claim_number: 'LP26112000000000' }],
    ['lp.261101.00000000 cair kapan bang', { claim_number: 'LP26110100000000' }],
  ]);
});

describe('a phone is read as national digits', () => {
  holds([
    ['wa saya 0812-3456-7890', { phone: '081234567890' }],
    ['hubungi +62 812 3456 7890 ya', { phone: '081234567890' }],
    ['62812 3456 7890', { phone: '081234567890' }],
    ['no hp 81234567890', { phone: '081234567890' }],
    [
      'nomor wa saya kosong delapan satu dua tiga empat lima enam tujuh delapan sembilan nol',
      { phone: '081234567890' },
    ],
    ['hp0812 3456 789', { phone: '08123456789' }],
    ['telp kantor (0741) 123456 dak diangkat', { phone: '0741123456' }],
    ['nomor hp ganti, yang baru 0852.1234.5678', { phone: '085212345678' }],
  ]);
});

describe('a day gone by', () => {
  holds([
    ['kejadiannyo kemaren', { date: '2026-11-20' }],
    ['kmrn sy ke kantor tutup', { date: '2026-11-20' }],
    ['tadi pagi jam 8', { date: '2026-11-21' }],
    ['semalam ditabrak orang', { date: '2026-11-20' }],
    ['malam tadi dibawa ke rumah sakit', { date: '2026-11-20' }],
    ['kejadiannya 3 hari lepas', { date: '2026-11-18' }],
    ['tigo hari lepas jatuh dari tangga', { date: '2026-11-18' }],
    ['dua hari yang lalu', { date: '2026-11-19' }],
    ['minggu lalu', { date: '2026-11-14' }],
    ['mgg kmrn', { date: '2026-11-14' }],
    ['seminggu yang lewat', { date: '2026-11-14' }],
    ['bulan lalu saya daftar', { date: '2026-10-21' }],
    ['2 bulan yg lalu', { date: '2026-09-21' }],
    ['setahun lalu', { date: '2025-11-21' }],
    ['2 tahun lalu sudah lapor', { date: '2024-11-21' }],
    ['jatuhnyo hari Senin', { date: '2026-11-16' }],
    ['hari minggu kemarin', { date: '2026-11-15' }],
    ['jumat kmrn kecelakaan', { date: '2026-11-20' }],
    ['kecelakaan tanggal 5', { date: '2026-11-05' }],
    ['tgl 25 kejadiannya', { date: '2026-10-25' }],
    ['tanggal 5 bulan lalu', { date: '2026-10-05' }],
    ['tgl 5 kemarin', { date: '2026-11-05' }],
    ['17/8/26', { date: '2026-08-17' }],
    ['17-8-2026', { date: '2026-08-17' }],
    ['17.08.2026', { date: '2026-08-17' }],
    ['2026-08-17', { date: '2026-08-17' }],
    ['kecelakaan 17/8', { date: '2026-08-17' }],
    ['12 Agustus 2025', { date: '2025-08-12' }],
    ['12 agt', { date: '2026-08-12' }],
    ['25 desember', { date: '2025-12-25' }],
    ['oktober tanggal 5', { date: '2026-10-05' }],
    ['12 agustus tahun lalu', { date: '2025-08-12' }],
    ['17 agustus kemarin', { date: '2026-08-17' }],
    ['tanggal dua belas agustus dua ribu dua puluh lima', { date: '2025-08-12' }],
    ['tanggal 3 bulan 9', { date: '2026-09-03' }],
    ['wafatnyo lah 3 hari', { date: '2026-11-18' }],
  ]);
});

describe('a day to come', () => {
  holds([
    ['besok ingatkan bayar iuran', { date: '2026-11-22' }],
    ['ingatin lusa yo', { date: '2026-11-23' }],
    ['minggu depan ingatkan lagi', { date: '2026-11-28' }],
    ['ingatkan sayo tanggal 5', { date: '2026-12-05' }],
    ['tolong ingatkan tanggal 5 bulan depan', { date: '2026-12-05' }],
    ['ingetin tiap tanggal 10 ya', { date: '2026-12-10' }],
    ['ingatkan 3 hari lagi', { date: '2026-11-24' }],
    ['ingatkan 2 minggu ke depan', { date: '2026-12-05' }],
    ['Jumat depan sayo ke kantor', { date: '2026-11-27' }],
    ['hari Senin nanti buka dak', { date: '2026-11-23' }],
    ['reminder 1 desember', { date: '2026-12-01' }],
    ['ingatkan kamis', { date: '2026-11-26' }],
    ['bsk ingatin', { date: '2026-11-22' }],
    ['kartunya berlaku sampai 31-12-2026', { date: '2026-12-31' }],
  ]);
});

describe('what is no one day is none', () => {
  holds([
    ['waktu bulan puaso kemarin', {}],
    ['tahun 2024', {}],
    ['tahun lalu', {}],
    ['kemarin2 sudah daftar', {}],
    ['bulan Agustus', {}],
    ['agustus kemarin', {}],
    ['senin sampai jumat buka jam berapo', {}],
    ['2-3 hari lalu', {}],
    ['sudah 3 bulan nunggak', {}],
    ['lahir 12-08-1980', {}],
    ['yang tadi sayo tanyo apo jawabannyo', {}],
    ['jam 17.30', {}],
    ['31 februari', {}],
    ['RT 05/02', {}],
    ['hari minggu buka dak', {}],
    ['17 agustus libur ga', {}],
  ]);
});

describe('of several days the day of the event is meant', () => {
  holds([
    ['bapak meninggal tgl 5 november, sayo daftar 2 tahun lalu', { date: '2026-11-05', relation: 'child' }],
    ['kemarin saya tanya, suami saya meninggal seminggu lalu', { date: '2026-11-14', relation: 'spouse' }],
    ['lapor kemarin, jatuhnya hari senin', { date: '2026-11-16' }],
    ['3 hari lalu laki sayo tetimpo kayu, kemarin lah dioperasi', { date: '2026-11-18', relation: 'spouse' }],
    ['kemarin lupa, ingatkan besok', { date: '2026-11-22' }],
  ]);
});

describe('a sum is whole rupiah', () => {
  holds([
    ['gaji saya 2,5 jt', { amount: 2_500_000 }],
    ['penghasilan 500rb', { amount: 500_000 }],
    ['satu setengah juta sebulan', { amount: 1_500_000 }],
    ['Rp 1.500.000,-', { amount: 1_500_000 }],
    ['Rp.16.800', { amount: 16_800 }],
    ['gajinyo 2jt500', { amount: 2_500_000 }],
    ['lima ratus ribu', { amount: 500_000 }],
    ['upah 1,2 juta per bulan', { amount: 1_200_000 }],
    ['sehari dapat 50 ribu', { amount: 50_000 }],
    ['duo juto limo ratus ribu', { amount: 2_500_000 }],
    ['santunan 42 juta itu benar dak', { amount: 42_000_000 }],
    ['gaji 3.000.000 punya 3 anak umur 40 tahun', { amount: 3_000_000 }],
    ['gaji sayo cuma 2 juta, katanyo dapat 42 juta', { amount: 2_000_000 }],
    ['iurannyo 16800 kan', { amount: 16_800 }],
    ['gaji 2 juta dan 3 anak', { amount: 2_000_000 }],
    ['gaji 3 jt potongan 150rb', { amount: 3_000_000 }],
  ]);
});

describe('what is no one sum is none', () => {
  holds([
    ['gaji 2 sampai 3 juta', {}],
    ['gaji 2-3 juta', {}],
    ['di bawah 1 juta', {}],
    ['anak saya 3', {}],
    ['sudah 2 bulan', {}],
    ['jutaan rupiah', {}],
    ['kode pos 36361', {}],
    ['nomor antrian 12345', {}],
    ['2 juta orang', {}],
    ['dari 1 juta jadi 2 juta', {}],
    ['2 x 500 ribu', {}],
  ]);
});

describe('who writes is to the worker what they say', () => {
  holds([
    ['suami saya mau daftar', { relation: 'spouse' }],
    ['laki sayo celaka', { relation: 'spouse' }],
    ['bini ambo keno setrum', { relation: 'spouse' }],
    ['suamiku jatoh dr motor', { relation: 'spouse' }],
    ['swami sya kcelakaan', { relation: 'spouse' }],
    ['janda dapat berapo', { relation: 'spouse' }],
    ['saya istrinya', { relation: 'spouse' }],
    ['sayo ko bininyo pak', { relation: 'spouse' }],
    ['sebagai istri almarhum apa hak saya', { relation: 'spouse' }],
    ['bapak sayo meninggal', { relation: 'child' }],
    ['ayahku jatuh dari motor', { relation: 'child' }],
    ['orang tua saya buruh', { relation: 'child' }],
    ['emak ninggal dunio', { relation: 'child' }],
    ['mbak mau nanya ibu saya belum dapat kartu', { relation: 'child' }],
    ['almarhum ayah sayo dulu ikut jamsostek', { relation: 'child' }],
    ['sayo anaknyo', { relation: 'child' }],
    ['kami anaknya almarhum', { relation: 'child' }],
    ['saya anak kandung almarhum mau urus', { relation: 'child' }],
    ['Bapak saya yang kerja di PT itu meninggal', { relation: 'child' }],
    ['anak saya kecelakaan', { relation: 'parent' }],
    ['anak sayo yang kerjo di PT', { relation: 'parent' }],
    ['anak bujang sayo tewas ketimpo kayu', { relation: 'parent' }],
    ['meninggal dunia anak kami', { relation: 'parent' }],
    ['saya ibunya', { relation: 'parent' }],
    ['kakak saya kesetrum', { relation: 'sibling' }],
    ['adek sayo patah kaki', { relation: 'sibling' }],
    ['saya adik kandung almarhum', { relation: 'sibling' }],
    ['abangku dak ado lagi', { relation: 'sibling' }],
    ['saudara kandung saya wafat', { relation: 'sibling' }],
  ]);
});

describe('the one who was lost or hurt decides between two', () => {
  holds([
    ['suami saya meninggal, ibu saya juga sakit', { relation: 'spouse' }],
    ['kakak saya suaminya meninggal', { relation: 'spouse' }],
    ['bapak sayo meninggal anaknyo 2 masih SD', { relation: 'child' }],
    ['suami saya meninggal anak saya dua masih sekolah', { relation: 'spouse' }],
    ['kalau saya meninggal ibu saya dapat apa', { relation: 'parent' }],
    ['kalau aku mati bini aku dapat berapo', { relation: 'spouse' }],
    ['suami dan bapak saya meninggal', { relation: 'child' }],
  ]);
});

describe('whoever is spoken to, a neighbour or a schoolchild is no relative', () => {
  holds([
    ['pak mau tanya', {}],
    ['makasih bang', {}],
    ['bapak saya mau tanya', {}],
    ['Ibu, saya mau nanya', {}],
    ['selamat pagi bapak saya belum dapat kartu', {}],
    ['halo kak bu yuk min', {}],
    ['nak daftar cak mano', {}],
    ['anaknya 2 masih SD', {}],
    ['beasiswa anak saya kapan cair', {}],
    ['anak saya kuliah semester 3', {}],
    ['saya anaknya 2', {}],
    ['untuk anak istri', {}],
    ['bapak/ibu petugas', {}],
    ['tetangga sayo meninggal', {}],
    ['keponakan saya kecelakaan', {}],
    ['mertua saya wafat', {}],
    ['kakak ipar saya jatuh', {}],
    ['saya keponakannya', {}],
    ['adik bapak saya meninggal', {}],
    ['suami kakak saya jatuh', {}],
    ['paman saya jatuh, istrinya lapor ke saya', {}],
    ['saya ibu rumah tangga', {}],
    ['suami istri bisa ikut', {}],
  ]);
});

describe('the work of the worker is heard in a sentence', () => {
  holds([
    ['saya kerja di sawit', { occupation: 'palm_farmer' }],
    ['tiap hari nderes karet', { occupation: 'farmer' }],
    ['lagi manen sawit terus jatuh', { occupation: 'palm_farmer' }],
    ['sayo bawa truk batubara', { occupation: 'mining_transport_driver' }],
    ['sehari-hari narik ojek', { occupation: 'ojek_pangkalan' }],
    ['driver grab bisa ikut', { occupation: 'ojek_online' }],
    ['sayo maxim bang', { occupation: 'ojek_online' }],
    ['gojek ditanggung dak', { occupation: 'ojek_online' }],
    ['tukang bangunan harian', { occupation: 'construction_worker' }],
    ['kuli di proyek perumahan', { occupation: 'construction_worker' }],
    ['jualan di pasar bisa ikut dak', { occupation: 'trader' }],
    ['nelayan kecil macam sayo', { occupation: 'fisher' }],
    ['saya ketua RT apakah dapat', { occupation: 'rt_head' }],
    ['marbot masjid bisa ikut', { occupation: 'religious_worker' }],
    ['sayo guru ngaji', { occupation: 'religious_worker' }],
    ['kerja sebagai asisten rumah tangga', { occupation: 'domestic_worker' }],
    ['aku kerjo jadi ART', { occupation: 'domestic_worker' }],
    ['kurir JNE', { occupation: 'courier' }],
    ['tukang parkir apo bisa', { occupation: 'parking_attendant' }],
    ['kami perangkat desa', { occupation: 'village_official' }],
    ['jadi kadus sejak 2020', { occupation: 'village_official' }],
    ['harga sawit turun', {}],
    ['sayo naik ojek ditabrak', {}],
    ['ditabrak sopir truk', {}],
    ['kata pak RT gratis', {}],
    ['tanya kades dulu', {}],
    ['ketua RT mau daftarkan warga', {}],
    ['jatuh di depan toko', {}],
    ['yang lain gimana', {}],
  ]);
});

describe('a place of Jambi gives its regency by its official name', () => {
  holds([
    ['sayo di Muaro Bungo', { regency: 'Kabupaten Bungo' }],
    ['jujuhan', { regency: 'Kabupaten Bungo' }],
    ['tinggal di Pelepat Ilir', { regency: 'Kabupaten Bungo' }],
    ['rimbo bujang', { regency: 'Kabupaten Tebo' }],
    ['kantor di Bangko alamatnya', { regency: 'Kabupaten Merangin' }],
    ['Singkut Sarolangun', { regency: 'Kabupaten Sarolangun' }],
    ['muaro bulian', { regency: 'Kabupaten Batanghari' }],
    ['Mendalo dekat kampus', { regency: 'Kabupaten Muaro Jambi' }],
    ['sengeti', { regency: 'Kabupaten Muaro Jambi' }],
    ['kl. tungkal', { regency: 'Kabupaten Tanjung Jabung Barat' }],
    ['nipah panjang', { regency: 'Kabupaten Tanjung Jabung Timur' }],
    ['Ma. Sabak', { regency: 'Kabupaten Tanjung Jabung Timur' }],
    ['siulak', { regency: 'Kabupaten Kerinci' }],
    ['sei penuh', { regency: 'Kota Sungai Penuh' }],
    ['telanaipura', { regency: 'Kota Jambi' }],
    ['pasar angso duo', { regency: 'Kota Jambi' }],
    ['kantor bpjs jambi', { regency: 'Kota Jambi' }],
    ['di Bangko, Jambi', { regency: 'Kabupaten Merangin' }],
    ['program pro jambi tangguh', {}],
    ['di provinsi jambi', {}],
    ['di jambi ini ado berapo kantor', {}],
    ['hanyut di sungai batanghari', {}],
    ['sayo orang Padang', {}],
    ['Bungo atau Tebo', {}],
  ]);
});

describe('a whole story gives all that it names', () => {
  holds([
    [
      'Assalamualaikum pak, laki sayo nderes karet di Rimbo Bujang jatuh dari motor 3 hari lepas, hp sayo 081234567890',
      {
        relation: 'spouse',
        occupation: 'farmer',
        regency: 'Kabupaten Tebo',
        date: '2026-11-18',
        phone: '081234567890',
      },
    ],
    [
      'bapak saya nelayan di kuala tungkal meninggal tanggal 5 kemarin nik 1508030107850000 gajinya 1,5 juta',
      {
        relation: 'child',
        occupation: 'fisher',
        regency: 'Kabupaten Tanjung Jabung Barat',
        date: '2026-11-05',
        nik: OTHER,
        amount: 1_500_000,
      },
    ],
    [
      'ABANG SAYO KULI BANGUNAN DI SENGETI KETIMPO BATU TADI SIANG!!!',
      {
        relation: 'sibling',
        occupation: 'construction_worker',
        regency: 'Kabupaten Muaro Jambi',
        date: '2026-11-21',
      },
    ],
    [
      'anak saya yang sopir batubara tabrakan di tembesi senin kemarin klaim KL26112100000000 belum cair',
      {
        relation: 'parent',
        occupation: 'mining_transport_driver',
        regency: 'Kabupaten Batanghari',
        date: '2026-11-16',
        claim_number: 'KL26112100000000',
      },
    ],
    ['halo selamat pagi min', {}],
    ['🙏🙏', {}],
    ['constructor __proto__ toString 5', {}],
    ['', {}],
  ]);
});

describe('whatever is written', () => {
  const word = fc.constantFrom(
    ...['nik', '1571', '0157', 'nol', 'satu', 'O', 'l', '0890', '0000', 'kl', '261121', '00000000', '0812', '3456'],
    ...[
      '+62',
      '812',
      'juta',
      '2,5',
      'rp',
      '500',
      'ribu',
      'tanggal',
      '5',
      'agustus',
      'senin',
      'minggu',
      'lalu',
      'depan',
    ],
    ...['bapak', 'saya', 'anaknya', 'meninggal', 'sawit', 'bungo', '17/8/26', '-', '.', ',', '\n', '99', '31', 'bulan'],
  );
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join(' ')),
    fc.array(word).map((words) => words.join('')),
  );
  const digitsOf = (text: string): string[] =>
    [...text.normalize('NFKC').toLowerCase()].map((sign) => ({ o: '0', l: '1', i: '1' })[sign] ?? sign);

  it('each entity fits its format', () => {
    fc.assert(
      fc.property(written, (text) => {
        const told = entitiesIn(text, today);
        expect(told.nik ?? '0'.repeat(16)).toMatch(/^\d{16}$/);
        expect(told.claim_number ?? 'KL26112100000000').toMatch(/^(?:KL|LP)\d{14}$/);
        expect(told.phone ?? '081234567890').toMatch(/^0\d{8,12}$/);
        expect(hearPhone(told.phone ?? '081234567890')).toBeDefined();
        expect(day.safeParse(told.date ?? today).success).toBe(true);
        expect(Number.isInteger(told.amount ?? 1) && (told.amount ?? 1) > 0).toBe(true);
        expect(occupation.safeParse(told.occupation ?? 'other').success).toBe(true);
        expect(told.regency ?? 'Kota Jambi').toMatch(/^(?:Kabupaten|Kota) /);
        expect([undefined, 15, 17]).toContain(slipIn(text));
        expect(Object.values(told)).not.toContain(undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  it('no digit of a NIK, a phone or a claim is made up', () => {
    const typed = written.filter((text) => !/nol|satu/.test(text));
    fc.assert(
      fc.property(typed, (text) => {
        const told = entitiesIn(text, today);
        const there = digitsOf(text);
        for (const number of [told.nik, told.phone?.replace(/^0/, ''), told.claim_number])
          for (const digit of (number ?? '').replace(/\D/g, '')) expect(there).toContain(digit);
        const amounts = [told.nik, told.phone, told.claim_number].map(
          (number) => number?.replace(/\D/g, '').length ?? 0,
        );
        expect(there.filter((sign) => /\d/.test(sign)).length).toBeGreaterThanOrEqual(Math.max(...amounts) - 1);
      }),
      { numRuns: 2_000 },
    );
  });
});
