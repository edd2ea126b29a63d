import { describe, expect, it } from 'vitest';
import { talk, world } from '../support/talk.ts';

const GUIDANCE = ['accidentReport.hour', 'accidentReport.days'];

/** Saturday 21 November 2026. */
const after = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('lapor kecelakaan', () => {
  it.each(['lapor kecelakaan', 'bapak jatuh dari pohon sawit', 'ditabrak motor waktu pulang kerjo', 'laka pak'])(
    'helps at once and asks nothing before: %s',
    async (written) => {
      expect((await after(written)).meant()).toEqual([...GUIDANCE, 'accidentReport.askWhen']);
    },
  );

  it('says hospital first, then who reports where until when, and what a traffic accident needs', async () => {
    const words = (await after('lapor kecelakaan')).texts().join('\n');
    const order = [
      'berobat dulu',
      'PLKK',
      'PP 49/2023',
      '2×24 jam',
      '175',
      'KK1',
      'perusahaan',
      'Jasa Raharja',
      'saksi',
    ];
    const places = order.map((fact) => words.indexOf(fact));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('names no number to call but 175', async () => {
    const words = (await after('lapor kecelakaan')).texts().join('\n');
    expect([...words.matchAll(/telepon (\d+)/gi)].map(([, number]) => number)).toEqual(['175']);
    expect(words).not.toMatch(/11[0-9]/);
  });

  it.each([
    ['hari ini', 'by', 'Senin, 23 November 2026', '21 November 2031'],
    ['kemaren', 'by', 'Minggu, 22 November 2026', '20 November 2031'],
    ['tanggal 19', 'by', 'Sabtu, 21 November 2026', '19 November 2031'],
    ['3 hari lepas', 'late', 'Jumat, 20 November 2026', '18 November 2031'],
  ])('works out the days from %s', async (written, key, reportBy, claimBy) => {
    const chat = await after('lapor kecelakaan', written);
    expect(chat.meant().slice(0, 3)).toEqual([
      `accidentReport.${key}`,
      'accidentReport.claimBy',
      'accidentReport.later',
    ]);
    expect(chat.texts().join()).toContain(reportBy);
    expect(chat.texts().join()).toContain(claimBy);
  });

  it('leaves a claim after five years to an officer, and a day before the known law too', async () => {
    expect((await after('lapor kecelakaan', '20/11/2021')).meant()).toContain('accidentReport.claimOver');
    expect((await after('lapor kecelakaan', '21/11/2021')).meant()).toContain('accidentReport.claimBy');
    expect((await after('lapor kecelakaan', '1/6/2015')).meant()[0]).toBe('accidentReport.earlier');
  });

  it('hears the day in the very sentence that tells of it', async () => {
    const chat = await after('bapak kecelakaan kemaren');
    expect(chat.meant()).toEqual([
      ...GUIDANCE,
      'accidentReport.by',
      'accidentReport.claimBy',
      'accidentReport.askLater',
    ]);
    await chat.says('lanjut');
    expect(chat.meant()[0]).toBe('accidentReport.later');
  });

  it('tells what comes later, with the papers, to whoever does not say when', async () => {
    const chat = await after('lapor kecelakaan', 'langkah berikutnya');
    expect(chat.meant().slice(0, 3)).toEqual(['accidentReport.later', 'accidentReport.laterClaim', 'papers.list']);
    const words = chat.texts().join();
    for (const fact of ['3a KK2', '7 hari kerja', '5 tahun', 'PP 82/2019 Pasal 26', 'Kronologi']) {
      expect(words).toContain(fact);
    }
    expect(chat.choices()).toEqual([
      'Buat laporan ke petugas',
      'Ini kecelakaan kerja?',
      'Perkiraan manfaat',
      'Minta petugas memeriksa',
      'Menu',
    ]);
  });

  it.each([
    ['a day to come', 'besok', 'accidentReport.badDay'],
    ['no day', 'pokoknya cepat', 'accidentReport.badDay'],
  ])('asks again for %s', async (_, written, key) => {
    expect((await after('lapor kecelakaan', written)).meant()).toEqual([key]);
  });

  it('leads on to other topics from the same question', async () => {
    expect((await after('lapor kecelakaan', 'apakah ini kecelakaan kerja?')).meant()).toEqual(['accident.askKind']);
    expect((await after('lapor kecelakaan', 'batal')).meant()).toContain('menu.pick');
    expect((await after('bapak kecelakaan kemaren', 'hmm')).meant()).toEqual(['accidentReport.pickOne']);
  });

  it('is told before consent, the days too, and consent is asked for after it', async () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    await chat.says('anak sayo celako kemaren');
    expect(chat.meant()).toEqual([
      ...GUIDANCE,
      'accidentReport.by',
      'accidentReport.claimBy',
      'welcome.hello',
      'welcome.consent',
    ]);
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'accidentReport.askLater']);
  });
});
