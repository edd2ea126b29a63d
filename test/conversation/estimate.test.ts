import { describe, expect, it } from 'vitest';
import { citesOnce } from '../../src/conversation/estimate/rules.ts';
import { estimateSays } from '../../src/conversation/estimate/says.ts';
import type { Cover, Person, RollRecord } from '../../src/conversation/ports.ts';
import { type Estimate, estimate } from '../../src/domain/benefits/estimate.ts';
import { question } from '../../src/domain/benefits/question.ts';
import type { Day } from '../../src/domain/day.ts';
import { render } from '../../src/language/render.ts';
import { siti, talk, world } from '../support/talk.ts';

const at = async (...messages: string[]) => {
  const chat = talk();
  for (const message of messages) await chat.says(message);
  return chat;
};

/** What is said in the end, all of it. */
const said = async (...messages: string[]) => (await at(...messages)).texts().join('\n');

const bind = (participantId: number): Person => ({
  participantId,
  name: 'Siti Uji',
  relation: 'self',
  until: '2027-05-20' as Day,
});

/** A chat that speaks for Siti, with her cover as given. */
const bound = (cover: Partial<Cover> = {}, people = [bind(1)]) => {
  const made = world();
  made.bound = people;
  const record: RollRecord = { ...siti, covers: [{ ...siti.covers[0]!, ...cover }] };
  made.record = async (id) => (id === 1 ? record : null);
  return talk(made);
};

const START = 'perkiraan manfaat';

describe('perkiraan manfaat', () => {
  it.each([
    ['a death at work', ['2', '1 juta', 'dak ado'], ['Rp70.000.000', 'Rp48.000.000 (60% × 80 × 1.000.000)']],
    ['a death at work with a child', ['meninggal waktu begawe', '1', 'SMA kelas 2'], ['Rp136.000.000', 'Rp66.000.000']],
    ['a thumb', ['1', 'sejuta', 'cacat', 'jempol kanan putus', 'dak kidal'], ['Rp12.000.000']],
    ['the other thumb', ['1', '1jt', '2', 'jempol kiri', 'kanan'], ['Rp9.600.000']],
    ['the other thumb of a left-handed person', ['1', '1jt', '2', 'jempol kiri', 'sayo kidal'], ['Rp12.000.000']],
    ['a thumb whose side was not said', ['1', '1jt', '2', 'jempol putus', 'kiri'], ['Rp9.600.000', 'kidal']],
    ['an eye', ['1', '2,5 juta', '2', 'buto sebelah'], ['Rp70.000.000']],
    ['hearing in decibels', ['1', '1,5jt', '2', 'pendengaran kedua telinga', '30 db'], ['Rp21.600.000']],
    ['four months without work', ['1', '1', '1', '4 bulan'], ['Rp4.000.000']],
    ['eight months without work', ['1', '1', 'masih berobat', 'delapan bulan'], ['Rp8.000.000']],
    ['fourteen months without work', ['1', '1', '1', 'setahun 2 bulan'], ['Rp13.000.000', '2 × 50% × 1.000.000']],
    ['a total disability', ['1', '1', 'cacat total', 'tidak ada'], ['Rp68.000.000']],
    ['two months paid', ['3', 'kemarin', 'petani', '2 bulan'], ['Rp10.000.000', 'hanya biaya pemakaman']],
    ['five months paid', ['meninggal karna sakit', 'kmrn', '2', 'limo bulan'], ['Rp42.000.000']],
    ['38 months and two children', ['3', 'kemarin', '2', '38', 'SD 4, SMP 1'], ['Rp196.500.000']],
    [
      'a third child',
      ['3', 'kemarin', '2', '3 tahun 2 bulan', 'SD 4, SMP 1, TK'],
      ['dua anak', 'Rp208.500.000', 'Rp166.500.000'],
    ],
  ])('answers %s as a worker types it', async (_, answers, facts) => {
    const text = await said(START, ...answers);
    for (const fact of [...facts, 'bukan janji']) expect(text).toContain(fact);
    expect(text.length).toBeLessThan(1_500);
  });

  it('says the sum, its parts, the articles, what it rests on, and then that it is no promise', async () => {
    const chat = await at(START, '3', 'kemarin', '2', '5 bulan');
    expect(chat.meant()).toEqual([
      'estimate.sum',
      'estimate.since',
      'estimate.part_lump_sum',
      'estimate.part_funeral',
      'estimate.part_periodic',
      'estimate.rules',
      'estimate.stillActive',
      'estimate.assumed',
      'estimate.assumed_paid_up',
      'estimate.assumed_enough_months',
      'estimate.noPromise',
      'estimate.next',
    ]);
    expect(chat.texts()[0]).toContain('PP 82/2019 Pasal 34 ayat (1) huruf a, b, c.');
    expect(chat.texts()[0]).toContain('sejak 2 Desember 2019');
  });

  it('counts a death by the law of its day', async () => {
    expect(await said(START, '3', '1 Desember 2019', '2', '38 bulan')).toContain('Rp24.000.000');
  });

  it('takes a death that has not come as one of today', async () => {
    expect((await at(START, '3', 'belum')).meant()).toEqual(['estimate.askSegment']);
  });

  it('asks an employee no months, and leaves those of the scholarship to an officer', async () => {
    const chat = await at(START, '3', 'kemarin', 'karyawan', 'SD 4');
    expect(chat.meant()).toContain('estimate.ask_scholarship_months');
    expect(chat.meant()).not.toContain('estimate.assumed_enough_months');
  });

  it('goes on when nobody knows the months', async () => {
    const chat = await at(START, '3', 'kemarin', '2', 'dak tau', 'tidak ada');
    expect(chat.meant()).toEqual(expect.arrayContaining(['estimate.ask_three_months', 'estimate.sum']));
  });

  it('tells care alone, without a sum, where the months are not known', async () => {
    const chat = await at(START, '1', '1', 'masih berobat', 'dak tau');
    expect(chat.meant()).toEqual(
      expect.arrayContaining(['estimate.careOnly', 'estimate.unfitUnknown', 'estimate.care_medical_care']),
    );
    expect(chat.texts()[0]).not.toContain('Rp0');
  });

  it('leaves a part that nobody can name to the doctor', async () => {
    expect((await at(START, '1', '1', '2', 'dak tau')).meant()).toContain('estimate.partUnknown');
  });

  it.each([
    ['hearing, the most where nobody measured it', 'tuli dua-duanya', 'dak tau', 'Rp48.000.000', 'paling banyak'],
    ['hearing, all of it', 'pendengaran sebelah', 'tuli total', 'Rp24.000.000', 'menurut jawaban'],
    ['sight by percent', 'lapangan pandang', '40%', 'Rp33.600.000', 'menurut jawaban'],
  ])('asks how much is lost of %s', async (_, part, loss, sum, note) => {
    const text = await said(START, '1', '1,5 juta', '2', part, loss);
    expect(text).toContain(sum);
    expect(text).toContain(note);
  });

  it.each([
    ['an event', [], 'bingung nian', 'estimate.pickEvent'],
    ['a day', ['3'], 'tahun lalu', 'estimate.badDate'],
    ['who pays', ['3', 'kemarin'], 'macam-macam', 'estimate.pickSegment'],
    ['months', ['3', 'kemarin', '2'], 'lamo nian', 'estimate.badMonths'],
    ['a bare number that is a choice too', ['3', 'kemarin', '2'], '1', 'estimate.bareMonths'],
    ['children', ['2', '1'], 'ado anak tigo', 'estimate.badChildren'],
    ['a bare number for children', ['2', '1'], '1', 'estimate.bareChildren'],
    ['a wage', ['2'], 'cukup lah', 'estimate.badWage'],
    ['a wage by the day', ['2'], '100rb sehari', 'estimate.wageNotMonthly'],
    ['a contribution for a wage', ['2'], '20.000', 'estimate.wageLow'],
    ['a wage beyond belief', ['2'], '5 miliar', 'estimate.badWage'],
    ['how it ended', ['1', '1'], 'begitulah', 'estimate.pickOutcome'],
    ['months without work', ['1', '1', '1'], '3 minggu', 'estimate.badUnfit'],
    ['a bare number of months without work', ['1', '1', '1'], '1', 'estimate.bareMonths'],
    ['a part', ['1', '1', '2'], 'jempol dan telunjuk', 'estimate.badPart'],
    ['a side', ['1', '1', '2', 'jempol'], 'atas', 'estimate.pickSide'],
    ['the hand that is used', ['1', '1', '2', 'jempol kiri'], 'entahlah', 'estimate.pickHanded'],
    ['decibels', ['1', '1', '2', 'pendengaran sebelah'], '500', 'estimate.badLoss_db'],
    ['percent', ['1', '1', '2', 'lapangan pandang'], '140', 'estimate.badLoss_percent'],
  ])('asks again for %s, with an example, and the question stays', async (_, before, slip, key) => {
    const chat = await at(START, ...before);
    const place = chat.place;
    await chat.says(slip);
    expect(chat.meant()).toEqual([key]);
    expect(chat.place).toEqual(place);
  });

  it('goes back question by question, and may be cancelled', async () => {
    const chat = await at(START, '1', '1', '2', 'jempol');
    for (const key of ['askPart', 'askOutcome', 'askWage', 'askEvent']) {
      await chat.says('kembali');
      expect(chat.meant()).toEqual([`estimate.${key}`]);
    }
    await chat.says('batal');
    expect(chat.meant()).toContain('menu.cancelled');
  });

  it('keeps nothing of the injury once it is answered', async () => {
    const chat = await at(START, '1', '1', '2', 'jempol', 'kiri');
    expect(JSON.stringify(chat.place)).not.toMatch(/thumb|wage/);
    expect(chat.choices()).toContain('Lapor kecelakaan kerja');
  });

  it('asks nobody more than five questions', async () => {
    for (const answers of [
      ['3', 'kemarin', '2', '38 bulan', 'SD 4'],
      ['1', '1', '2', 'jempol', 'kiri'],
      ['1', '1', '2', 'pendengaran sebelah', '30'],
    ]) {
      const chat = await at(START, ...answers);
      expect(chat.meant()).toContain('estimate.next');
    }
  });
});

describe('perkiraan manfaat of a chat that speaks for one person', () => {
  const tell = async (chat: ReturnType<typeof talk>, ...messages: string[]) => {
    for (const message of [START, ...messages]) await chat.says(message);
    return chat;
  };

  it('takes her registered wage instead of asking, says so, and notes that her record was shown', async () => {
    const chat = await tell(bound(), '2', 'tidak ada');
    expect(chat.texts()[0]).toContain('Rp70.000.000');
    expect(chat.texts()[0]).toContain('Menurut data peserta *Siti Uji*: dasar upah Rp1.000.000');
    expect(chat.meant()).not.toContain('estimate.assumed_paid_up');
    expect(chat.world.effects).toEqual([{ do: 'audit', action: 'record.shown', subject: 'participant:1' }]);
  });

  it('takes her months, and asks for no children where they are too few', async () => {
    const chat = await tell(bound(), '3', 'belum');
    expect(chat.meant()).toContain('estimate.own');
    expect(chat.texts()[0]).toContain('iuran tercatat 10 bulan berturut-turut, belum dibayar 0 bulan');
    expect(chat.texts()[0]).toContain('Rp42.000.000');
  });

  it('asks for children where the months are enough, and keeps no figure of the record in the place', async () => {
    const chat = await tell(bound({ startsOn: '2023-01-01' as Day }), '3', 'belum');
    expect(chat.meant()).toEqual(['estimate.askChildren']);
    expect(JSON.stringify(chat.place)).not.toMatch(/wage|contributionMonths/);
    await chat.says('SD 4, SMP 1');
    expect(chat.texts()[0]).toContain('Rp196.500.000');
  });

  it('says what is paid at once and what waits for unpaid months', async () => {
    const chat = await tell(bound({ startsOn: '2026-01-01' as Day, paidThrough: '2026-08-31' as Day }), '3', 'belum');
    expect(chat.meant()).toEqual(expect.arrayContaining(['estimate.atOnce', 'estimate.afterArrears']));
    expect(chat.texts()[0]).toContain('Rp33.600');
  });

  it('says that nothing may be due after more than three unpaid months', async () => {
    const chat = await tell(bound({ paidThrough: '2026-06-30' as Day }), '3', 'belum');
    expect(chat.meant()).toContain('estimate.lapsed');
  });

  it('asks all the same for someone else', async () => {
    const chat = await tell(bound(), 'orang lain', '2');
    expect(chat.meant()).toEqual(['estimate.askWage']);
    await chat.says('3 juta');
    await chat.says('tidak ada');
    expect(chat.meant()).not.toContain('estimate.own');
    expect(chat.world.effects).toEqual([]);
  });

  it.each([
    ['the roll knows no base', { wageBase: null }],
    ['the roll knows no paid month', { paidThrough: null }],
    ['the cover is over', { endsOn: '2026-06-30' as Day }],
    ['the cover is without JKK', { jkk: false }],
  ])('asks where %s', async (_, cover) => {
    expect((await tell(bound(cover), '1')).meant()).toEqual(['estimate.askWage']);
  });

  it('asks where the chat speaks for several', async () => {
    expect((await tell(bound({}, [bind(1), bind(2)]), '1')).meant()).toEqual(['estimate.askWage']);
  });

  it.each([
    ['the wage', ['2'], 'estimate.askWage'],
    ['who pays', ['3', 'belum'], 'estimate.askSegment'],
  ])('asks for %s when the binding ended before the last answer', async (_, messages, key) => {
    const chat = await tell(bound({ startsOn: '2023-01-01' as Day }), ...messages);
    chat.world.bound = [];
    await chat.says('SD 4');
    expect(chat.meant()).toEqual([key]);
  });
});

describe('an estimate in words', () => {
  const on = '2026-11-21';
  const read = (asked: object) => render(estimateSays(estimate(question.parse(asked))), '').text;
  const bare = (some: Partial<Estimate>): string =>
    render(estimateSays({ components: [], total: 0, assumed: [], askOfficer: [], ...some }), '').text;

  it('says that no sum is known for a migrant worker or an earlier law', () => {
    expect(read({ event: 'work_death', on, segment: 'pmi' })).toContain('belum bisa kami hitung');
    expect(read({ event: 'other_death', on: '2001-01-01' })).toContain('belum ada di data kami');
  });

  it('says where the law held a sum up, and where it held one down, without a formula', () => {
    const floor = read({ event: 'work_death', on, wage: 400_000 });
    expect(floor).toContain('paling sedikit menurut aturan');
    expect(floor).not.toMatch(/max\(|min\(/);
    expect(read({ event: 'work_accident', on, glasses: 2_000_000 })).toContain('paling banyak menurut aturan');
  });

  it('says all kinds of parts by name', () => {
    const receipts = { homeCare: 1_000_000, dentures: 500_000, hearingAid: 600_000, glasses: 700_000, daysLate: 5 };
    const text = read({ event: 'work_accident', on, ...receipts, transport: { land: 350_000 } });
    for (const name of ['Perawatan di rumah', 'Gigi', 'Alat bantu dengar', 'Kacamata', 'Angkutan', 'terlambat'])
      expect(text).toContain(name);
  });

  it('says the arrears without their sum where no wage is known', () => {
    const text = read({ event: 'other_death', on, contributionMonths: 24, unpaidMonths: 2 });
    expect(text).toContain('Setelah tunggakan iuran dilunasi');
  });

  it('says how sure it is once, by the least sure of its parts', () => {
    const part = { name: 'funeral', amount: 1, how: '1', cite: 'PP 1/2000 Pasal 1', when: 'now' } as const;
    const of = (...some: ('statute' | 'published' | 'unconfirmed')[]) =>
      bare({ components: some.map((confidence) => ({ ...part, confidence })) });
    expect(of('statute')).not.toMatch(/Sebagian/);
    expect(of('statute', 'published')).toContain('diterbitkan pihak lain');
    expect(of('unconfirmed', 'published')).toContain('belum pasti');
  });
});

it.each([
  [
    ['PP 82/2019 Pasal 34 ayat (1) huruf b', 'PP 82/2019 Pasal 34 ayat (1) huruf a'],
    'PP 82/2019 Pasal 34 ayat (1) huruf a, b',
  ],
  [
    ['PP 44/2015 Pasal 34; PP 82/2019 Lampiran III', 'PP 44/2015 Pasal 34'],
    'PP 44/2015 Pasal 34. PP 82/2019 Lampiran III',
  ],
  [['PP 82/2019 Pasal 25 huruf b angka 4 dan Lampiran III'], 'PP 82/2019 Pasal 25 huruf b angka 4; Lampiran III'],
  [['Pembagi hari belum ditemukan'], ''],
])('names each article once: %j', (cites, once) => {
  expect(citesOnce(cites)).toBe(once);
});
