import { describe, expect, it } from 'vitest';
import type { NewReport } from '../../src/conversation/ports.ts';
import { id } from '../../src/language/texts.ts';
import type { Content } from '../../src/message.ts';
import { heldCase } from '../support/held-cases.ts';
import { SITI, siti, talk, world } from '../support/talk.ts';

/** The longest reply that a tired person reads on a small screen. */
const MOST = 1_500;

/** Saturday 21 November 2026. Every reply of a report is short, and nothing told for it stands open in the saved place. */
async function after(messages: (string | Content)[], made = world()) {
  const chat = talk(made);
  for (const message of messages) {
    await chat.says(message);
    const { flow } = (chat.place ?? {}) as { flow?: string };
    if (flow !== 'report') continue;
    expect(chat.texts().join('\n\n').length, String(message)).toBeLessThan(MOST);
    const kept = JSON.stringify(chat.place).replaceAll(/"(nikIndex|index)":"[^"]*"/g, '');
    expect(kept, String(message)).not.toMatch(/ahmad|nur.?aini|duren|0812|1990|15710157/i);
  }
  return chat;
}

const reportOf = ({ world: { effects } }: Awaited<ReturnType<typeof after>>): NewReport => {
  const found = effects.findLast((effect) => effect.do === 'report');
  if (found?.do !== 'report') throw new Error('nothing was reported');
  return found.report;
};

const bereaved = ['keluarga sayo meninggal kemaren', 'sakit', 'bungo'];

describe('a report of a death', () => {
  it('can be begun by a widow with nothing but a name', async () => {
    const made = world();
    const keys: string[][] = [];
    const chat = talk(made);
    for (const message of [
      ...bereaved,
      'buat laporan',
      'dak ado',
      'namanyo M. Ahmad Uji',
      'lupo',
      'Desa Sungai Duren',
      'laki sayo',
      "Nur'aini",
      'chat ini be',
    ]) {
      await chat.says(message);
      keys.push(chat.meant());
    }
    expect(keys.slice(3).map((said) => said.at(-1))).toEqual([
      'report.askWorker_death',
      'report.askName_death',
      'report.askBirthDate',
      'report.askVillage',
      'report.askRelation_death',
      'report.askReporter',
      'report.askPhone',
      'report.next',
    ]);
    expect(chat.meant()).toEqual(['report.done', 'report.officer', 'offices.muara_bungo', 'report.next']);
    expect(reportOf(chat)).toEqual({
      kind: 'death',
      number: 'LP26112100000001',
      codeIndex: expect.stringMatching(/^access:/),
      relation: 'spouse',
      participantId: null,
      nikIndex: null,
      eventOn: '2026-11-20',
      circumstances: { heir: 'spouse' },
      told: {
        worker: made.seal('M. Ahmad Uji'),
        village: made.seal('desa sungai duren'),
        reporter: made.seal("Nur'aini"),
      },
    });
  });

  it('shows the number and the access code once, with the request to write both down and keep them', async () => {
    const chat = await after([...bereaved, '1', 'Ahmad Uji', 'lewati', 'lewati', 'suami', 'lewati', 'chat ini saja']);
    const words = chat.texts().join('\n');
    for (const fact of ['LP26112100000001', 'A3CDE-4FHJM', 'Tulis keduanya', 'hanya ditampilkan sekali'])
      expect(words).toContain(fact);
    await chat.says('status klaim');
    expect(chat.texts().join()).toContain('LP26112100000001');
    expect(chat.texts().join()).not.toContain('A3CDE');
  });

  it('asks nothing that is known: not the day, not the cause, not the sum again', async () => {
    const chat = await after([...bereaved, '1']);
    expect(chat.meant()).toEqual(['report.begin_death', 'taken.said', 'report.askWorker_death']);
    const done = await after([...bereaved, '1', SITI.nik, 'tidak ada', 'suami', 'lewati', 'chat ini saja']);
    expect(done.meant().join()).not.toMatch(/bereaved\.jkm|estimate/);
    expect(reportOf(done)).toMatchObject({ eventOn: '2026-11-20', nikIndex: `nik:${SITI.nik}`, participantId: null });
  });

  it('keeps that work was the cause, and who the heir is', async () => {
    const chat = await after([
      ...['keluarga meninggal', 'ya', 'kemarin', 'lewati', 'buat laporan', 'Ahmad Uji', 'lewati', 'lewati'],
      ...['sayo anaknyo', 'lewati', 'chat ini saja'],
    ]);
    expect(reportOf(chat)).toMatchObject({ relation: 'parent', circumstances: { died: true, heir: 'child' } });
  });

  it('shows cover and dates where the family card is right', async () => {
    const chat = await after([...bereaved, '1', SITI.nik, SITI.family]);
    expect(chat.meant()).toEqual([
      'cover.head',
      'cover.active',
      'cover.paid',
      'cover.keepPaying',
      'report.askRelation_death',
    ]);
    for (const message of ['suami', 'lewati', 'chat ini saja']) await chat.says(message);
    expect(reportOf(chat).participantId).toBe(1);
  });

  it('shows nothing of the roll otherwise: one answer for a wrong card and for a stranger, and goes on', async () => {
    const wrong = await after([...bereaved, '1', SITI.nik, '1571010101010009']);
    const stranger = await after([...bereaved, '1', '1571015708910000', '1571010101010009']);
    expect(wrong.texts()).toEqual(stranger.texts());
    expect(wrong.meant()).toEqual(['report.notMatched', 'report.askRelation_death']);
  });

  it('of one of both parents whom a daughter has checked asks neither number nor relation', async () => {
    const made = world();
    made.bound = [
      { participantId: 1, name: 'Siti Uji', relation: 'parent', until: siti.covers[0]!.endsOn! },
      { participantId: 2, name: 'Marwan Uji', relation: 'parent', until: siti.covers[0]!.endsOn! },
    ];
    made.record = async (one) => ({ ...siti, participantId: one, name: one === 1 ? 'Siti Uji' : 'Marwan Uji' });
    const chat = await after(['cek kepesertaan', 'Siti Uji', 'cek kepesertaan', 'Marwan Uji'], made);
    expect(chat.texts().join()).toContain('Marwan Uji');
    for (const message of ['bapak sayo meninggal kemaren', 'sakit', 'bungo', 'buat laporan']) await chat.says(message);
    expect(chat.choices()).toEqual(['Siti Uji', 'Marwan Uji', 'Orang lain']);
    await chat.says('Marwan Uji');
    expect(chat.meant()).toEqual(['report.askReporter']);
    for (const message of ["Nur'aini", 'chat ini saja']) await chat.says(message);
    expect(reportOf(chat)).toMatchObject({ participantId: 2, relation: 'parent', circumstances: { heir: 'child' } });
  });

  it('comes after a word of sympathy and consent, and the day that was told before is not asked again', async () => {
    const chat = talk(world(), null);
    chat.world.consented = false;
    await chat.says('suami sayo meninggal kemaren');
    expect(chat.meant()).toEqual(['bereaved.condolence', 'welcome.hello', 'welcome.consent']);
    for (const message of ['setuju', 'sakit', 'lewati', '1', 'Ahmad Uji', 'lewati', 'lewati', 'suami', 'lewati'])
      await chat.says(message);
    expect(chat.meant()).toEqual(['report.askPhone']);
    await chat.says('chat ini saja');
    expect(reportOf(chat).eventOn).toBe('2026-11-20');
  });

  it('keeps its voice low', () => {
    for (const words of Object.values(id.report)) expect(words).not.toMatch(/!|selamat|\p{Extended_Pictographic}/iu);
  });
});

describe('a report of an accident', () => {
  const told = ['bapak jatuh dari pohon sawit kemaren', 'buat laporan'];
  const rest = ['Ahmad Uji', 'lewati', 'lewati', 'bapak', 'lewati', 'chat ini saja'];

  it('knows the day, says that it is no report to the agency, by when that is due and when it reminds', async () => {
    const chat = await after([...told, ...rest]);
    expect(reportOf(chat)).toMatchObject({ kind: 'accident', eventOn: '2026-11-20', circumstances: {} });
    expect(chat.meant().slice(0, 3)).toEqual(['report.done', 'report.limit', 'report.reminded']);
    for (const fact of ['2×24 jam', 'Minggu, 22 November 2026', 'PP 44/2015 Pasal 43', '175'])
      expect(chat.texts().join()).toContain(fact);
  });

  it('asks for the day where nobody told it, and can do without', async () => {
    const chat = await after(['lapor kecelakaan', 'buat laporan']);
    expect(chat.meant().at(-1)).toBe('report.askWhen');
    await chat.says('tidak ingat');
    for (const message of rest) await chat.says(message);
    expect(chat.meant()).toContain('report.tellAgency');
    expect(reportOf(chat).eventOn).toBeNull();
  });

  it('says so when the two days are over', async () => {
    const chat = await after(['lapor kecelakaan', '3 hari lepas', 'buat laporan', ...rest]);
    expect(chat.meant()).toContain('report.limitOver');
  });

  it('may be one’s own, and then asks for no other name', async () => {
    const chat = await after([...told, SITI.nik, 'tidak ada', 'saya sendiri']);
    expect(chat.meant()).toEqual(['report.askPhone']);
  });
});

describe('"please check"', () => {
  it('after a proof that failed gives number and code after relation and phone', async () => {
    const chat = await after(['1', SITI.nik, '90000000009', 'minta petugas memeriksa']);
    expect(chat.meant()).toEqual(['report.begin_check', 'report.askRelation_check']);
    await chat.says('suami');
    await chat.says({ contact: { phone: '+6280000000001', own: true } });
    expect(chat.meant()[0]).toBe('report.done');
    expect(reportOf(chat)).toMatchObject({
      kind: 'check',
      nikIndex: `nik:${SITI.nik}`,
      told: { phone: chat.world.seal('+6280000000001') },
    });
  });

  it('begins from a word alone, and asks which of three where only "lapor" was said', async () => {
    expect((await after(['petugas', 'ya'])).meant()).toEqual(['report.begin_check', 'report.askWorker_check']);
    expect((await after(['lapor'])).meant()).toEqual(['report.askKind']);
    expect((await after(['lapor', '1'])).meant()).toEqual(['bereaved.condolence', 'bereaved.askCause']);
    expect((await after(['lapor', '2'])).meant().at(-1)).toBe('accidentReport.askWhen');
    expect((await after(['lapor', '3'])).meant().at(-1)).toBe('report.askWorker_check');
  });

  it.each([
    ['keluarga meninggal', 'bereaved.askCause'],
    ['suami sayo meninggal seminggu lalu', 'bereaved.askCause'],
    ['kakak sayo jatuh dari motor', 'accidentReport.'],
  ])('takes what happened for an answer to which of three: %s', async (written, key) => {
    expect((await after(['lapor', written])).meant().some((one) => one.startsWith(key))).toBe(true);
  });

  it('waits for an officer three times at most', async () => {
    const made = world();
    made.held = [1, 2, 3].map((one) => heldCase({ id: one, claim: null, status: 'reported', followed: true }));
    expect((await after(['lapor'], made)).meant()).toEqual(['report.tooMany']);
    made.held = made.held.map((one) => ({ ...one, status: 'answered' }));
    expect((await after(['lapor'], made)).meant()).toEqual(['report.askKind']);
  });
});

describe('what is asked', () => {
  const death = [...bereaved, '1'];
  it.each([
    ['the worker', [], 'yang itu la', 'report.needWorker'],
    ['a NIK', [], '157101570890', 'report.badLength'],
    ['a possible NIK', [], '1111111111111111', 'report.badNik'],
    ['a name', ['dak ado'], 'dak tau', 'report.badName'],
    ['a birth date', ['Ahmad Uji'], 'lah tuo', 'report.badBirthDate'],
    ['a family card', [SITI.nik], '90000000001', 'report.badFamily'],
    ['the family card, not the NIK', [SITI.nik], SITI.nik, 'report.sameNik'],
    ['the relation', [SITI.nik, 'dak ado'], 'hmm', 'report.needRelation'],
    ['the own name', [SITI.nik, 'dak ado', 'suami'], 'siapo yo', 'report.badOwnName'],
    ['a phone', [SITI.nik, 'dak ado', 'suami', 'lewati'], '12345', 'report.badPhone'],
  ])('is asked again for %s after a slip', async (_, before, slip, key) => {
    expect((await after([...death, ...before, slip])).meant()).toEqual([key]);
  });

  it('takes the NIK where the name was asked, and a phone however it is typed', async () => {
    expect((await after([...death, 'dak ado', SITI.nik])).meant()).toEqual(['report.askFamily']);
    const chat = await after([...death, SITI.nik, 'dak ado', 'suami', 'lewati', '0812 3456-7890']);
    expect(reportOf(chat).told.phone).toBe(chat.world.seal('+6281234567890'));
  });

  it('is not lost to a photo, which says where papers go', async () => {
    const chat = await after([...death, { media: 'photo' }]);
    expect(chat.meant()).toEqual(['media.photo', 'report.askWorker_death']);
    expect(chat.texts().join()).toContain('kantor BPJS Ketenagakerjaan');
    await chat.says('Ahmad Uji');
    expect(chat.meant()).toEqual(['report.askBirthDate']);
  });

  it('leaves nothing written when the person changes their mind', async () => {
    const before = [...death, 'Ahmad Uji', 'lewati', 'lewati', 'suami', "Nur'aini"];
    const stopped = await after([...before, 'batal']);
    expect(stopped.meant()).toContain('menu.cancelled');
    expect(stopped.world.effects).toEqual([]);
    const back = await after([...before, 'kembali']);
    expect(back.meant()).toEqual(['report.askReporter']);
    expect(back.world.effects).toEqual([]);
    expect((await after([...before, 'menu'])).world.effects).toEqual([]);
  });
});

it('an answer of an officer is seen under the number, and from when', async () => {
  const chat = await after(['lapor', '3', SITI.nik, 'dak ado', 'saya sendiri', 'chat ini saja']);
  await chat.says('status klaim');
  expect(chat.meant()).toContain('claim.stage_reported');
  chat.world.held = chat.world.held.map((one) => ({ ...one, status: 'answered' }));
  await chat.says('status klaim');
  expect(chat.meant()).toEqual([
    'claimStatus.head',
    'claim.stage_answered',
    'claimStatus.answered',
    'claimStatus.sinceToday',
    'claimStatus.next',
  ]);
});
