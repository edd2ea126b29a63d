import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** A person on a channel: says something and resolves to what the bot then says, in one text, choices included. */
export type Talker = { says(text: string): Promise<string>; hangUp(): Promise<void> };

/** Opens talkers on one channel of the whole product, over a roll that holds the made-up people. */
export type Line = { call(): Promise<Talker>; close(): Promise<void> };

const agreed = ['halo', 'setuju'];
const SITI = { nik: '1571015708900000', card: '90000000001', family: '1571010101150000' };

/** What people say, and what the last answer holds. One line a flow; each begins as a stranger. */
const transcripts: [name: string, said: string[], holds: string[]][] = [
  ['welcome', ['halo'], ['Tangguh', 'hapus data saya', 'Setuju']],
  ['menu', agreed, ['Cek kepesertaan', 'Manfaat dan perkiraan', 'Data saya']],
  [
    'cek kepesertaan',
    [...agreed, 'cek kepesertaan', SITI.nik, SITI.card],
    ['Siti Uji', 'BKBK Dumisake', '31 Desember'],
  ],
  ['cek kepesertaan with a family card', [...agreed, '1', SITI.nik, SITI.family], ['Siti Uji', 'JKK + JKM']],
  ['not in the roll', [...agreed, '1', '1571015708910000', SITI.card], ['Minta petugas memeriksa']],
  ['manfaat JKK', [...agreed, 'manfaat jkk'], ['Rp70.000.000', 'PP 82/2019']],
  ['manfaat JKM', [...agreed, 'manfaat jkm'], ['Rp42.000.000', 'PP 82/2019']],
  [
    'apakah ini kecelakaan kerja',
    [...agreed, 'apakah ini kecelakaan kerja?', '1', 'ya', 'bukan', 'ya'],
    ['Kemungkinan ya', 'Permenaker 5/2021', '175'],
  ],
  ['lapor kecelakaan', [...agreed, 'lapor kecelakaan'], ['berobat dulu', '2×24 jam', '175']],
  ['lapor kecelakaan before consent', ['bapak jatuh dari pohon sawit'], ['berobat dulu', 'Setuju']],
  [
    'ditinggal meninggal',
    [...agreed, 'laki sayo meninggal kemaren', 'sakit', 'bungo'],
    ['Muara Bungo', 'Akta kematian', '3 hari kerja'],
  ],
  ['ingatkan saya', [...agreed, 'ingatkan saya', '7 hari lagi'], ['Anda akan diingatkan']],
  ['berhenti', [...agreed, 'berhenti', 'hentikan semua'], ['lanjutkan pengingat']],
  ['data saya', [...agreed, 'data saya'], ['Perbaiki data', 'Tarik izin', 'Hapus data saya']],
  ['perbaiki data', [...agreed, 'data saya', 'perbaiki data', 'nama'], ['WIB']],
  ['tarik persetujuan', [...agreed, 'data saya', 'tarik persetujuan', 'ya'], ['mulai']],
  ['hapus data saya', [...agreed, 'hapus data saya', 'ya'], ['mulai']],
  [
    'minta petugas',
    [...agreed, 'minta petugas memeriksa', 'ya', SITI.nik, 'tidak ada', 'saya sendiri', 'chat ini saja'],
    ['sudah dicatat', 'Nomor: ', 'Kode akses'],
  ],
  [
    'laporan of a widow with nothing but a name',
    [
      ...[...agreed, 'laki sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan', 'dak ado', 'Ahmad Uji'],
      ...['lupo', 'lewati', 'lewati', 'chat ini saja'],
    ],
    ['sudah dicatat', 'Kode akses', 'Muara Bungo'],
  ],
  ['status klaim before consent', ['status klaim'], ['Setuju']],
  ['status klaim', [...agreed, 'status klaim'], ['kode akses', 'Nomornya tidak ada']],
  [
    'status klaim with a wrong code',
    [...agreed, 'status klaim', 'KL26112100000000', 'A3CDE-4FHJK'],
    ['belum cocok', '175'],
  ],
  [
    'status klaim of a chat that has reported',
    [...agreed, 'lapor', '3', 'Ahmad Uji', 'lewati', 'lewati', 'suami', 'chat ini saja', 'status klaim'],
    ['menunggu dibaca petugas', 'minta data diperiksa'],
  ],
  ['syarat klaim', [...agreed, 'syarat klaim', '1', 'istri'], ['Akta kematian', 'Buku nikah', 'Lapak Asik']],
  ['keluar', [...agreed, 'keluar'], ['Cek kepesertaan']],
  ['bantuan', [...agreed, 'bantuan'], ['kembali', 'batal', '175']],
];

/** Every flow, spoken whole over a channel of the real product: the same words lead to the same answers everywhere. */
export function flowTranscripts(channel: string, open: () => Promise<Line>): void {
  describe(`over ${channel}`, () => {
    let line: Line;
    beforeAll(async () => {
      line = await open();
    });
    afterAll(() => line?.close());

    it.each(transcripts)('%s', async (_, said, holds) => {
      const talker = await line.call();
      let heard = '';
      for (const text of said) heard = await talker.says(text);
      await talker.hangUp();
      for (const words of holds) expect(heard).toContain(words);
    });
  });
}
