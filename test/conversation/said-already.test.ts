import { describe, expect, it } from 'vitest';
import type { FlowName, Seed } from '../../src/conversation/flow.ts';
import { begin } from '../../src/conversation/follow.ts';
import { readPlace } from '../../src/conversation/place.ts';
import type { NewReport } from '../../src/conversation/ports.ts';
import { given, kept, saidIn, seedOf } from '../../src/conversation/seed.ts';
import { hear } from '../../src/language/hear.ts';
import { render } from '../../src/language/render.ts';
import { SITI, talk, world } from '../support/talk.ts';

/** Saturday 21 November 2026. What a sentence tells. */
const seedIn = (text: string, made = world()): Seed => saidIn(hear({ text }, [], made.today()), made);

/** A topic that one sentence began: what was said, the question that is open, and the chat from there. */
async function after(flow: FlowName, text: string, made = world()) {
  const { says, place } = await begin(flow, seedIn(text, made), made);
  const chat = talk(made, JSON.parse(JSON.stringify(place)));
  const keys = says.map(({ key }) => key);
  return { keys, place, chat, asked: place && `${place.flow}.${place.question}`, taken: takenIn(says) };
}

/** How what was taken is named. */
const takenIn = (says: Parameters<typeof render>[0][]): string =>
  says
    .filter(({ key }) => key.startsWith('taken.'))
    .map((one) => render(one, '').text)
    .join(' ');

const ALL_OF_DEATH = 'suami saya meninggal karena sakit 12 Agustus, kami di Bungo';
const ESTIMATE =
  'istri saya meninggal karena sakit 5 Oktober 2026, kerja sendiri, iuran sudah 38 bulan, anak SD 4 dan SMP 1';

describe('what one sentence said is not asked again', () => {
  it.each([
    ['bereaved', 'laki sayo meninggal', 'bereaved.cause', ''],
    ['bereaved', 'laki sayo meninggal kecelakaan pas kerjo', 'bereaved.when', 'meninggal karena kecelakaan kerja'],
    ['bereaved', 'suami meninggal sakit kemarin', 'bereaved.where', 'sakit atau sebab lain, tanggal 20 November 2026'],
    ['bereaved', ALL_OF_DEATH, 'bereaved.after', 'tanggal 12 Agustus 2026, di Kabupaten Bungo. Kalau keliru'],
    ['bereaved', 'ayah meninggal di rumah sakit di Tebo kemarin', 'bereaved.cause', ''],
    ['report', 'mau lapor suami meninggal karena stroke', 'bereaved.when', 'meninggal karena sakit'],
    ['report', 'lapor, kakak saya jatuh dari motor kemarin', 'accidentReport.later', ''],
    ['accidentReport', 'abang saya jatuh dari pohon sawit', 'accidentReport.when', ''],
    ['accidentReport', 'abang saya jatuh kemarin waktu manen', 'accidentReport.later', ''],
    ['accident', 'jatuh dari motor pas pulang kerja', 'accident.injury', 'pergi atau pulang kerja'],
    ['accident', 'jatuh dari motor', 'accident.kind', ''],
    ['estimate', 'suami meninggal karena kecelakaan kerja', 'estimate.wage', 'meninggal karena kecelakaan kerja'],
    ['estimate', 'kecelakaan kerja gaji 3 juta sebulan', 'estimate.outcome', 'upah Rp3.000.000 sebulan'],
    ['estimate', 'jari telunjuk putus, gaji 3 juta', 'estimate.side', 'cacat telunjuk tangan. Kalau'],
    ['estimate', 'jari telunjuk kanan putus', 'estimate.wage', 'kecelakaan kerja, selamat'],
    ['estimate', 'istri meninggal sakit 5 Oktober 2026', 'estimate.segment', 'tanggal 5 Oktober 2026'],
    ['estimate', 'istri meninggal sakit kemarin, karyawan di PT', 'estimate.children', 'digaji perusahaan'],
    ['eligibility', 'saya petani sawit di muara bungo', 'eligibility.age', ''],
    [
      'eligibility',
      'saya petani sawit umur 45 di bungo',
      'eligibility.cover',
      'KTP Kabupaten Bungo, umur 45 tahun, pekerjaan',
    ],
    ['eligibility', 'umur saya 45', 'eligibility.domicile', ''],
    ['eligibility', 'saya dari palembang umur 45', 'eligibility.domicile', ''],
    ['contribution', 'iuran kalau digaji perusahaan', 'contribution.wage', 'digaji perusahaan atau majikan'],
    ['contribution', 'iuran ojol berapa', 'contribution.payer', 'bekerja sendiri, pekerjaan ojek online'],
    ['contribution', 'iuran ojol bayar sendiri', 'contribution.income', 'iuran dibayar sendiri'],
    ['scholarship', 'suami meninggal kecelakaan kerja', 'scholarship.children', 'meninggal karena kecelakaan kerja'],
    ['scholarship', 'istri meninggal sakit, anak SD kelas 4', 'scholarship.months', 'sakit atau sebab lain'],
    ['claimPapers', 'syarat klaim jkm', 'claimPapers.heir', ''],
    ['claimPapers', 'syarat klaim kecelakaan kerja', 'claimPapers.traffic', ''],
    ['claimPapers', 'bapak saya meninggal kecelakaan, apa syaratnya', 'claimPapers.what', ''],
    ['remind', 'ingatkan klaim suami yang meninggal 12 Agustus', 'remind.when', ''],
  ] as const)('%s, "%s": next is %s', async (flow, text, question, taken) => {
    const { asked, taken: named } = await after(flow, text);
    expect(asked).toBe(question);
    if (taken) expect(named).toContain(taken);
    else expect(named).toBe('');
  });

  it.each([
    ['estimate', ESTIMATE, 'estimate.sum', 'iuran sudah 38 bulan, anak SD kelas 4, anak SMP kelas 1'],
    ['estimate', 'suami meninggal kecelakaan kerja gaji 2,5 juta anak 1 kelas 4 SD', 'estimate.sum', 'Rp2.500.000'],
    ['contribution', 'iuran ojol penghasilan 2 juta bayar sendiri', 'contribution.sum', 'penghasilan Rp2.000.000'],
    ['contribution', 'iuran petani sawit dibayar pemerintah', 'contribution.sum', 'iuran dibayar pemerintah'],
    ['contribution', 'saya karyawan gaji 3 juta', 'contribution.wages', 'upah Rp3.000.000'],
    ['contribution', 'iuran jasa konstruksi nilai kontrak 750 juta', 'contribution.contract', 'Rp750.000.000'],
    ['scholarship', 'suami meninggal kecelakaan kerja, anak SD kelas 4', 'scholarship.sum', 'anak SD kelas 4'],
    ['scholarship', 'suami meninggal sakit, iuran baru 10 bulan', 'scholarship.tooFew', 'iuran sudah 10 bulan'],
    ['claimPapers', 'saya istrinya, syarat klaim jkm', 'claimPapers.list', 'klaim diurus suami atau istri'],
    ['claimPapers', 'bapak saya meninggal kecelakaan kerja', 'claimPapers.list', 'klaim diurus anak'],
  ] as const)('%s answers at once where all is known: "%s"', async (flow, text, answer, taken) => {
    const { keys, taken: named } = await after(flow, text);
    expect(keys[0]).toBe('taken.andOver');
    expect(keys[1]).toBe(answer);
    expect(named).toContain(taken);
    expect(named).toContain('tulis lagi yang benar');
  });

  it('says sympathy first, then what was taken, then the sum', async () => {
    expect((await after('bereaved', ALL_OF_DEATH)).keys.slice(0, 3)).toEqual([
      'bereaved.condolence',
      'taken.said',
      'bereaved.jkm',
    ]);
  });

  it('sets a reminder for a day that is called one to come, also beside a death', async () => {
    for (const text of ['ingatkan saya 7 hari lagi', 'ingatkan 7 hari lagi klaim suami yang meninggal'])
      expect((await after('remind', text)).keys).toEqual(['remind.set']);
  });

  it('reads the number of a case and of a record as before', async () => {
    const made = world();
    const heard = hear({ text: `cek ${SITI.nik}` }, [], made.today());
    expect(seedOf(heard, undefined, made).number).toBe(SITI.nik);
  });
});

describe('while it is asked which of two was meant', () => {
  it('what was said waits, and goes on with the one that is picked', async () => {
    const made = world();
    const known = { ...given(kept, seedIn('kecelakaan kerja gaji 3 juta', made)), offered: ['estimate', 'jkk'] };
    const chat = talk(made, { flow: 'menu', question: 'which', known, trail: [] });
    await chat.says({ choice: 'estimate' });
    expect(chat.meant()).toEqual(['taken.said', 'estimate.askOutcome']);
  });
});

describe('what was heard only vaguely is asked', () => {
  it.each([
    ['past', 'suami meninggal bulan lalu'],
    ['past', 'suami meninggal minggu kemarin'],
    ['past', 'suami meninggal 2 bulan yang lalu'],
    ['past', 'suami meninggal beberapa hari lalu'],
    ['past', 'suami meninggal sekitar tanggal 5'],
    ['income', 'gaji 2 juta sampai 3 juta'],
    ['income', 'gaji 2 juta, santunan 42 juta'],
    ['income', 'santunan 42 juta itu benar dak'],
    ['income', 'upah 100 ribu sehari'],
    ['months', 'nunggak iuran 3 bulan'],
    ['months', 'terakhir bayar iuran 3 bulan lalu'],
    ['age', 'sudah 20 tahun kerja di kebun'],
    ['part', 'tangan kanan saya luka'],
    ['children', 'saya guru SD'],
    ['children', 'anak saya kerja di PT'],
    ['children', 'rawat inap kelas 1'],
    ['children', 'beasiswa anak tapi kartu tidak ada'],
    ['how', 'saya bpu, dulu karyawan'],
    ['kind', 'jatuh dari motor'],
    ['regency', 'antara bungo dan tebo'],
    ['cause', 'bapak meninggal di rumah sakit'],
    ['about', 'suami kecelakaan motor meninggal'],
    ['day', 'suami meninggal 12 Agustus'],
    ['happened', 'kartu bpjs sayo mati'],
    ['happened', 'klaim sayo gugur'],
    ['happened', 'berapa santunan kematian'],
  ] as const)('%s of "%s"', (name, text) => expect(seedIn(text)[name]).toBeUndefined());

  it.each([
    ['past', 'suami meninggal tanggal 5 bulan lalu', '2026-10-05'],
    ['past', 'suami meninggal seminggu yang lalu', '2026-11-14'],
    ['cause', 'kecelakaan terus meninggal di rumah sakit', 'accident'],
    ['cause', 'meninggal bukan karena kecelakaan', 'other'],
    ['about', 'laki sayo mati kecelakaan kerjo', 'work_death'],
    ['months', 'sudah 3 tahun ikut bpjs', 36],
    ['age', 'usio dak tau, umur sayo empat puluh limo', 45],
    ['part', 'jempol kiri diamputasi', { part: 'thumb', side: 'left' }],
    ['children', 'suami meninggal 12 Agustus, punya 2 anak masih SD', [{ level: 'sd' }, { level: 'sd' }]],
    ['payer', 'kartu dumisake', 'state'],
    ['regency', 'saya orang palembang', 'elsewhere'],
  ] as const)('%s of "%s" is clear enough', (name, text, value) => expect(seedIn(text)[name]).toEqual(value));
});

describe('a wrong guess', () => {
  it('is corrected with kembali, the last answer first', async () => {
    const { chat } = await after('bereaved', ALL_OF_DEATH);
    const asked: (string | undefined)[] = [];
    for (const _ of [1, 2, 3]) {
      await chat.says('kembali');
      asked.push(chat.meant().at(-1));
    }
    expect(asked).toEqual(['bereaved.askWhere', 'bereaved.askWhen', 'bereaved.askCause']);
    await chat.says('ya');
    expect(chat.meant().at(-1)).toBe('bereaved.askWhen');
  });

  it('of the wage alone is corrected without losing the rest', async () => {
    const { chat } = await after('estimate', 'jari telunjuk kanan putus kena mesin, gaji 3 juta');
    expect((chat.place as { question: string }).question).toBe('handed');
    for (const message of ['kembali', 'kembali', 'kembali', '2 juta', 'cacat sebagian', 'telunjuk kanan', 'kanan'])
      await chat.says(message);
    expect(chat.meant()).toContain('estimate.sum');
    expect(chat.texts().join()).toContain('2.000.000');
  });

  it('about a sum that can be no wage is asked for', async () => {
    const { asked } = await after('estimate', 'suami meninggal kecelakaan kerja, upah 20 ribu');
    expect(asked).toBe('estimate.wage');
  });

  it('takes no record of one person for another', async () => {
    const made = world();
    made.bound = [{ participantId: 1, name: 'Siti Uji', relation: 'self', until: '2027-05-20' as never }];
    expect((await after('estimate', 'suami saya meninggal karena kecelakaan kerja', made)).asked).toBe('estimate.wage');
    expect((await after('estimate', 'meninggal karena kecelakaan kerja', made)).asked).toBe('estimate.children');
  });
});

describe('a report', () => {
  const reportOf = ({ world: { effects } }: ReturnType<typeof talk>): NewReport | undefined =>
    effects.flatMap((effect) => (effect.do === 'report' ? [effect.report] : []))[0];

  it('of a death is written with what the first sentence said, none of it asked', async () => {
    const { chat } = await after('bereaved', ALL_OF_DEATH);
    await chat.says('buat laporan');
    expect(chat.meant()).toEqual(['report.begin_death', 'taken.said', 'report.askWorker_death']);
    expect(chat.texts().join()).toContain('tanggal 12 Agustus 2026, beliau suami atau istri Anda');
    for (const message of ['Ahmad Uji', 'lewati', 'lewati', 'lewati', 'chat ini saja']) await chat.says(message);
    expect(reportOf(chat)).toMatchObject({
      relation: 'spouse',
      eventOn: '2026-08-12',
      circumstances: { heir: 'spouse' },
      told: { village: chat.world.seal('Kabupaten Bungo') },
    });
  });

  it('of an accident too, and who was meant is corrected with kembali', async () => {
    const { chat } = await after('accidentReport', 'abang saya jatuh kemarin waktu manen di bangko');
    await chat.says('buat laporan');
    expect(chat.texts().join()).toContain('tanggal 20 November 2026, yang kecelakaan kakak atau adik Anda');
    for (const message of ['kembali', 'kembali', 'anak']) await chat.says(message);
    expect(chat.meant()).toEqual(['report.askWorker_accident']);
    for (const message of ['Ahmad Uji', 'lewati', 'lewati', 'lewati', 'chat ini saja']) await chat.says(message);
    expect(reportOf(chat)).toMatchObject({ relation: 'child', eventOn: '2026-11-20' });
  });
});

describe('over the question of consent', () => {
  const newcomer = async (wanted: FlowName, text: string) => {
    const made = world();
    made.consented = false;
    const seed: Seed = { wanted, ...given(kept, seedIn(text, made)) };
    const { place } = await begin('welcome', seed, made);
    const chat = talk(made, JSON.parse(JSON.stringify(place)));
    await chat.says('setuju');
    return chat;
  };

  it('nothing is lost that a saved place may hold', async () => {
    const chat = await newcomer('estimate', ESTIMATE);
    expect(chat.meant()).toContain('estimate.sum');
    expect(chat.texts().join()).toContain('iuran sudah 38 bulan');
  });

  it('what a family was told before is not said twice, and not asked', async () => {
    const chat = await newcomer('bereaved', 'suami meninggal sakit kemarin');
    expect(chat.meant()).toEqual(['welcome.thanks', 'bereaved.askWhere']);
  });

  it('something else that is wanted then is kept with what is said of it', async () => {
    const made = world();
    made.consented = false;
    const { place } = await begin('welcome', { wanted: 'remind', income: 1_000_000 }, made);
    const chat = talk(made, JSON.parse(JSON.stringify(place)));
    await chat.says({ text: 'perkiraan manfaat kecelakaan kerja gaji 3 juta' });
    await chat.says('setuju');
    expect(chat.texts().join()).toContain('upah Rp3.000.000');
  });

  it('no number, no code and no word is kept', () => {
    expect(kept).not.toEqual(expect.arrayContaining(['number']));
    for (const name of ['number', 'access', 'digits', 'code', 'caseNumber', 'named', 'report', 'caseId', 'wanted'])
      expect(kept).not.toContain(name);
    const seed = seedIn(`NIK ${SITI.nik} kode ${SITI.code} nama Ahmad, ${ALL_OF_DEATH}`);
    expect(JSON.stringify(given(kept, seed))).not.toMatch(/1571|A3CDE|ahmad/i);
  });

  it('goes on from a place in which everything was kept', () => {
    const known = given(kept, seedIn(`${ALL_OF_DEATH}, petani sawit umur 45, gaji 2 juta, jempol kiri putus`));
    expect(readPlace({ flow: 'welcome', question: 'consent', known })?.known).toEqual(known);
  });
});
