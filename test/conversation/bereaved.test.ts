import { describe, expect, it } from 'vitest';
import { branches } from '../../src/domain/claims/branch.ts';
import { heirRanks } from '../../src/domain/claims/heirs.ts';
import { paperLists } from '../../src/domain/claims/papers.ts';
import { id } from '../../src/language/texts.ts';
import { talk, world } from '../support/talk.ts';

/** Saturday 21 November 2026. */
const after = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

describe('ditinggal meninggal', () => {
  it.each([
    'laki sayo meninggal kemaren',
    'ibu wafat',
    'bapak kecelakaan kerja terus meninggal',
    'almarhum suami sayo',
  ])('says a word of sympathy first: %s', async (written) => {
    expect((await after(written)).meant()[0]).toBe('bereaved.condolence');
  });

  it('gives JKM with its sum for an illness, on the day that was told at once', async () => {
    const chat = await after('laki sayo meninggal kemaren', 'sakit');
    expect(chat.meant().slice(0, 2)).toEqual(['taken.said', 'bereaved.jkm']);
    expect(chat.meant().at(-1)).toBe('bereaved.askWhere');
    const words = chat.texts().join();
    for (const fact of ['Kalau beliau terlindungi', 'Rp42.000.000', 'PP 82/2019 Pasal 34'])
      expect(words).toContain(fact);
  });

  it('gives JKK worked out for the lowest base for an accident at work', async () => {
    const words = (await after('suami meninggal', 'ya', 'kemarin')).texts().join();
    for (const fact of ['Kalau beliau terlindungi', 'Rp70.000.000', 'Rp1.000.000', 'PP 82/2019 Pasal 25'])
      expect(words).toContain(fact);
  });

  it('gives both sums where nobody knows the cause, and the way to find out', async () => {
    const chat = await after('suami meninggal', 'dak tau', 'tidak ingat');
    expect(chat.meant()).toEqual(['bereaved.either', 'bereaved.askWhere']);
    for (const fact of ['Rp42.000.000', 'Rp70.000.000', 'petugas yang memastikan'])
      expect(chat.texts().join().toLowerCase()).toContain(fact.toLowerCase());
    await chat.says('lewati');
    expect(chat.choices()[1]).toBe('Ini kecelakaan kerja?');
  });

  it('uses the law of the day of death', async () => {
    expect((await after('suami meninggal', 'sakit', '1/12/2019')).texts().join()).toContain('Rp24.000.000');
    expect((await after('suami meninggal', 'sakit', '1/6/2015')).meant()[0]).toBe('bereaved.earlier');
    expect((await after('suami meninggal', 'sakit', '1/6/2015', 'lewati')).meant()).not.toContain('bereaved.noLimit');
  });

  it('then says where, who, with what, until when and how soon, for JKM', async () => {
    const chat = await after('suami meninggal', 'sakit', 'kemarin', 'bungo');
    expect(chat.meant().filter((key) => !/^papers\.one/.test(key))).toEqual([
      'offices.muara_bungo',
      'bereaved.heirs',
      ...heirRanks.map(({ rank }) => `bereaved.rank_${rank}`),
      'bereaved.rankAsk_will_by_notary',
      'bereaved.rankAsk_court_ruling',
      'papers.list',
      'papers.published',
      'bereaved.noLimit',
      'bereaved.paid_jkm',
      'bereaved.next',
    ]);
    const words = chat.texts().join();
    for (const fact of [
      'istri, suami, atau anak',
      'Akta kematian',
      'Buku nikah (untuk suami atau istri)',
      '3 hari kerja',
    ])
      expect(words).toContain(fact);
    expect(chat.choices()).toEqual([
      'Buat laporan ke petugas',
      'Cek kepesertaan',
      'Perkiraan manfaat',
      'Beasiswa anak',
      'Status klaim',
      'Menu',
    ]);
  });

  it('names for JKK the report, the day of the five years and seven working days', async () => {
    const chat = await after('suami meninggal', 'ya', 'kemarin', 'kota jambi');
    expect(chat.meant()[0]).toBe('offices.jambi');
    const words = chat.texts().join();
    for (const fact of ['2×24 jam', '20 November 2031', '7 hari kerja', 'Formulir 3 KK1', 'belum pasti'])
      expect(words).toContain(fact);
  });

  it.each([
    ['the last day of five years', '21/11/2021', 'bereaved.claimBy'],
    ['the day after it', '20/11/2021', 'bereaved.claimOver'],
    ['a day that nobody remembers', 'lupo', 'bereaved.claimYears'],
  ])('knows %s', async (_, written, key) => {
    expect((await after('suami meninggal', 'ya', written, 'lewati')).meant()).toContain(key);
  });

  it.each([
    ['lewati', 'bereaved.anyOffice'],
    ['di palembang', 'bereaved.anyOffice'],
    ['muaro bungo', 'offices.muara_bungo'],
    ['sengeti', 'offices.jambi'],
    ['kerinci', 'offices.muara_bungo'],
  ])('finds the office of %s', async (written, key) => {
    expect((await after('suami meninggal', 'sakit', 'kemarin', written)).meant()[0]).toBe(key);
  });

  it.each([
    ['the cause', [], 'hmm', 'bereaved.needCause'],
    ['the day', ['sakit'], 'pokoknyo lah lamo nian', 'bereaved.badDay'],
    ['a day gone by', ['sakit'], 'besok', 'bereaved.badDay'],
    ['the place', ['sakit', 'kemarin'], 'disano', 'bereaved.needPlace'],
  ])('asks for %s again after a slip', async (_, before, slip, key) => {
    expect((await after('suami meninggal', ...before, slip)).meant()).toEqual([key]);
  });

  it.each(['kecelakaan motor', 'jatuh dari tangga', 'laka lantas'])(
    'asks of "%s" whether it was at work, and sends nobody to the hospital',
    async (written) => {
      const chat = await after('suami meninggal', written);
      expect(chat.meant()).toEqual(['bereaved.whichAccident', 'bereaved.askCause']);
      await chat.says('bukan');
      expect(chat.meant()).toEqual(['bereaved.askWhen']);
    },
  );

  it.each([
    ['kecelakaan waktu pulang kerjo', 'bereaved.jkk'],
    ['kecelakaan kerja kemarin', 'bereaved.jkk'],
    ['bukan kecelakaan kerja', 'bereaved.jkm'],
    ['stroke', 'bereaved.jkm'],
  ])('hears the cause in "%s"', async (written, key) => {
    const chat = await after('suami meninggal kemarin', written);
    expect(chat.meant().find((one) => one.startsWith('bereaved.'))).toBe(key);
  });

  it('goes back and stops when asked', async () => {
    expect((await after('suami meninggal', 'sakit', 'kembali')).meant()).toEqual(['bereaved.askCause']);
    expect((await after('suami meninggal', 'sakit', 'batal')).meant()).toContain('menu.pick');
  });

  it('says the word of sympathy before consent, once, and goes on after it', async () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    await chat.says('laki sayo meninggal kemaren');
    expect(chat.meant()).toEqual(['bereaved.condolence', 'welcome.hello', 'welcome.consent']);
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'bereaved.askCause']);
    await chat.says('sakit');
    expect(chat.meant(), 'the day was told before consent').toContain('bereaved.askWhere');
  });

  it('keeps its voice low', () => {
    for (const words of Object.values(id.bereaved)) expect(words).not.toMatch(/!|selamat|\p{Extended_Pictographic}/iu);
  });
});

describe('every code that a person may meet has its words', () => {
  it('ranks of heirs, and what an officer must settle of them', () => {
    for (const { rank, askOfficer } of heirRanks) {
      expect(id.bereaved).toHaveProperty(`rank_${rank}`);
      if (askOfficer) expect(id.bereaved).toHaveProperty(`rankAsk_${askOfficer}`);
    }
  });

  it('papers, and when each is asked for', () => {
    for (const { code, only } of paperLists.flatMap(({ papers }) => papers)) {
      expect(id.paper).toHaveProperty(code);
      if (only) expect(id.papers).toHaveProperty(`one_${only}`);
    }
  });

  it('branches', () => {
    for (const branch of branches) expect(id.offices).toHaveProperty(branch);
  });
});
