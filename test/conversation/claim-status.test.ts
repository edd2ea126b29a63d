import { describe, expect, it } from 'vitest';
import { claimStates } from '../../src/domain/claims/states.ts';
import type { Day } from '../../src/domain/day.ts';
import { CODE, type HeldCase, heldCase } from '../support/held-cases.ts';
import { SITI, talk, world } from '../support/talk.ts';

const NUMBER = heldCase().number;
const MOST = 1_500;

/** Saturday 21 November 2026, in a chat that agreed and follows nothing. */
function knowing(...held: Partial<HeldCase>[]) {
  const made = world();
  made.held = held.map((one, at) => heldCase({ id: 70 + at, ...one }));
  return made;
}

async function after(messages: string[], made = knowing({})) {
  const chat = talk(made);
  for (const message of messages) await chat.says(message);
  expect(chat.texts().join('\n\n').length).toBeLessThan(MOST);
  return chat;
}

/** The status of one claim, as its texts. */
const told = async (change: Partial<HeldCase>) => {
  const chat = await after([`${NUMBER} ${CODE}`], knowing(change));
  return { keys: chat.meant(), words: chat.texts().join('\n'), chat };
};

describe('status klaim', () => {
  it('takes four messages from cold', async () => {
    const chat = talk(knowing({}), null);
    chat.world.consented = false;
    const said = ['status klaim', 'setuju', NUMBER, CODE];
    expect(said.length).toBeLessThanOrEqual(4);
    const keys: string[] = [];
    for (const message of said) {
      await chat.says(message);
      keys.push(chat.meant().at(-1)!);
    }
    expect(keys).toEqual(['welcome.consent', 'claimStatus.askNumber', 'claimStatus.askCode', 'claimStatus.next']);
    expect(chat.meant()).toContain('claim.stage_submitted');
  });

  it.each([
    ['in one message', ['status klaim', `${NUMBER} ${CODE}`]],
    ['without any word before', [`${NUMBER} ${CODE}`]],
    ['in lower case with spaces and letters for digits', ['kl 261116 OOOO oo17', 'c7def 9hjkm']],
    ['with every sign apart', ['status klaim', NUMBER, 'C 7 D E F 9 H J K M']],
    ['in the middle of something else', ['1', SITI.nik, `nomor sayo ${NUMBER} kode ${CODE}`]],
    ['after a slip', ['status klaim', 'dak tau', NUMBER, 'lupo', CODE]],
  ])('hears number and code %s', async (_, messages) => {
    const chat = await after(messages);
    expect(chat.meant()).toContain('claimStatus.head');
    expect(chat.world.effects).toContainEqual({ do: 'follow', caseId: 70 });
  });

  it('remembers a number that came before consent, and asks for nothing but the code', async () => {
    const chat = talk(knowing({}), null);
    chat.world.consented = false;
    await chat.says(`${NUMBER} ${CODE}`);
    expect(chat.meant()).toEqual(['welcome.hello', 'welcome.consent']);
    expect(chat.world.effects).toEqual([]);
    expect(JSON.stringify(chat.place)).not.toContain(CODE);
    await chat.says(CODE);
    expect(chat.meant()).toContain('welcome.consent');
    await chat.says('setuju');
    expect(chat.meant()).toEqual(['welcome.thanks', 'claimStatus.askCode']);
    await chat.says(CODE);
    expect(chat.meant()).toContain('claim.stage_submitted');
  });

  it('takes no access code for an activation code, and no activation code for an access code', async () => {
    expect((await after(['status klaim', CODE])).meant()).toEqual(['claimStatus.codeAlone']);
    expect((await after([CODE])).meant()).toEqual(['check.askNikForCode', 'check.codeOfCase']);
    expect((await after(['status klaim', `/start ${SITI.code}`])).meant()).toEqual([
      'check.askNikForCode',
      'check.codeOfCase',
    ]);
  });

  it.each([
    ['says where missing papers go while the agency looks for them', 'required', true],
    ['sends nobody to the office once they are in', 'received', false],
  ] as const)('%s', async (_, status, brings) => {
    const { keys } = await told({ papers: [{ code: 'death_certificate', status, reason: null }] });
    expect(keys.includes('claim.next_bring_papers')).toBe(brings);
  });

  it('asks for number and code again after *keluar*', async () => {
    const chat = await after(['keluar', 'status klaim'], knowing({ followed: true }));
    expect(chat.world.effects).toContainEqual({ do: 'unbind' });
    expect(chat.meant()).toEqual(['claimStatus.askNumber']);
  });

  it('comes at once to a chat that follows one or speaks for the worker, without a word about following', async () => {
    const chat = await after(['klaim sayo sampai mano'], knowing({ followed: true, worker: 'Siti Uji' }));
    expect(chat.meant()[0]).toBe('claimStatus.head');
    expect(chat.meant()).not.toContain('claimStatus.follows');
    expect(chat.texts().join()).toContain('Siti Uji');
    expect(chat.world.effects).toMatchObject([{ do: 'audit', action: 'case.shown' }]);
  });

  it('offers a list where there are several, with a way to another number', async () => {
    const made = knowing(
      { followed: true },
      { followed: true, number: 'LP26112000000024', claim: null, status: 'reported' },
    );
    const chat = await after(['cair belum'], made);
    expect(chat.choices()).toEqual(['LP26112000000024 (laporan masuk)', `${NUMBER} (diajukan)`, 'Nomor lain']);
    await chat.says('2');
    expect(chat.texts()[0]).toContain(NUMBER);
    expect((await after(['cair belum', 'nomor lain'], made)).meant()).toEqual(['claimStatus.askNumber']);
  });

  it('says once that this chat is told of changes, and how to stop that', async () => {
    const chat = await after([`${NUMBER} ${CODE}`]);
    expect(chat.meant()).toContain('claimStatus.follows');
    expect(chat.texts().join()).toContain('*berhenti*');
    for (const again of ['status klaim', `${NUMBER} ${CODE}`]) {
      await chat.says(again);
      expect(chat.meant()).toContain('claimStatus.head');
      expect(chat.meant()).not.toContain('claimStatus.follows');
    }
  });

  it('helps whoever has no number', async () => {
    const chat = await after(['status klaim', 'hilang']);
    expect(chat.meant()).toEqual(['claimStatus.noNumber']);
    expect(chat.choices()).toEqual(['Cek kepesertaan', 'Buat laporan ke petugas', 'Minta petugas memeriksa', 'Menu']);
  });
});

describe('what an officer said', () => {
  it('of a report is shown, from whichever phone it is asked', async () => {
    const change = { number: 'LP26112000000024', claim: null, status: 'answered', reason: 'need_papers' } as const;
    const chat = await after([`LP26112000000024 ${CODE}`], knowing(change));
    expect(chat.meant()).toEqual(expect.arrayContaining(['claim.stage_answered', 'caseNotice.answer_need_papers']));
    expect(chat.meant()).not.toContain('claimStatus.answered');
  });

  it('of a refused claim is why and what can be done, and no list of papers', async () => {
    const papers = [{ code: 'death_certificate', status: 'required' as const, reason: null }];
    const { keys, chat } = await told({ status: 'refused', reason: 'not_working', papers });
    expect(keys).toContain('claim.next_show_work');
    expect(keys).not.toContain('claimStatus.missing');
    expect(chat.choices()).not.toContain('Sudah saya serahkan');
  });
});

describe('a wrong code', () => {
  it('gets the same answer as an unknown number', async () => {
    const wrong = await after([`${NUMBER} A3CDE4FHJK`]);
    const unknown = await after([`LP26112000000099 ${CODE}`]);
    expect(wrong.texts()).toEqual(unknown.texts());
    expect(wrong.choices()).toEqual(unknown.choices());
    expect(wrong.meant()).toEqual(['claimStatus.notOpened', 'claimStatus.askCode']);
    expect((await after(['status klaim', NUMBER, 'A3CDE4FHJK'])).texts()).toEqual(
      (await after(['status klaim', 'LP26112000000099', CODE])).texts(),
    );
  });

  it('five times makes the chat wait, even with the right one; then it is heard again', async () => {
    const made = knowing({});
    const wrong = ['A', 'C', 'D', 'E', 'F'].map((sign) => `A3CDE4FHJ${sign}`);
    const chat = await after(['status klaim', NUMBER, ...wrong], made);
    expect(chat.meant()).toEqual(['claimStatus.notOpened']);
    await chat.says(CODE);
    expect(chat.meant()).toEqual(['claimStatus.waitMinutes']);
    expect(chat.texts().join()).toContain('60 menit');
    made.clock = new Date(made.clock.getTime() + 61 * 60_000);
    await chat.says(CODE);
    expect(chat.meant()).toContain('claimStatus.head');
  });

  it('is counted where it came beside the number too', async () => {
    const made = knowing({});
    const tries = ['A', 'C', 'D', 'E', 'F'].map((sign) => `${NUMBER} A3CDE4FHJ${sign}`);
    const chat = await after([...tries, `${NUMBER} ${CODE}`], made);
    expect(chat.meant()[0]).toBe('claimStatus.waitMinutes');
    made.openCase = async () => ({ ok: false, why: 'wait', until: new Date(made.clock.getTime() + 5 * 3_600_000) });
    await chat.says(CODE);
    expect(chat.texts().join()).toContain('5 jam');
  });

  it('is not what a slip is: a short code is asked for again', async () => {
    const chat = await after(['status klaim', NUMBER, 'A3CDE-4FH']);
    expect(chat.meant()).toEqual(['claimStatus.needCode']);
    expect(chat.world.wrong).toEqual([]);
    await chat.says('nomor lain');
    expect(chat.meant()).toEqual(['claimStatus.askNumber']);
  });
});

describe('what the status says', () => {
  it.each(claimStates)('of %s: the stage in plain words, and since when', async (status) => {
    for (const claim of ['jkk', 'jkm', 'scholarship'] as const) {
      const { keys } = await told({ status, claim });
      expect(keys).toContain(`claim.stage_${status}`);
      expect(keys.filter((key) => /^claimStatus\.(since|on)/.test(key))).toHaveLength(1);
    }
  });

  it('names everything that is missing at once, each with its state', async () => {
    const { keys, words } = await told({
      status: 'incomplete',
      reason: 'papers_missing',
      papers: [
        { code: 'death_certificate', status: 'required', reason: null },
        { code: 'family_card', status: 'returned', reason: 'unreadable' },
        { code: 'ektp_heir', status: 'said', reason: null },
        { code: 'heir_letter', status: 'checked', reason: null },
      ],
    });
    expect(keys).toContain('claimStatus.missing');
    for (const fact of [
      'Akta kematian: belum',
      'Kartu Keluarga: dikembalikan, tidak terbaca',
      'ahli waris: menurut kabar Anda sudah diserahkan',
    ])
      expect(words).toContain(fact);
    expect(words).not.toContain('Surat keterangan ahli waris');
  });

  it('offers "sudah saya kirim" only where something is missing', async () => {
    expect((await told({})).chat.choices()[0]).toBe('Syarat klaim');
    const { chat } = await told({ papers: [{ code: 'family_card', status: 'required', reason: null }] });
    expect(chat.choices()).toEqual([
      'Sudah saya serahkan',
      'Syarat klaim',
      'Ingatkan saya',
      'Minta petugas memeriksa',
      'Menu',
    ]);
  });

  it.each([
    ['JKM in three working days', 'jkm', '2026-11-19', 'Selasa, 24 November 2026', 'PP 44/2015 Pasal 40'],
    ['JKK in seven', 'jkk', '2026-11-19', 'Senin, 30 November 2026', 'PP 44/2015 Pasal 37'],
  ] as const)(
    'expects %s after the papers were complete, and says what to do after it',
    async (_, claim, on, by, cite) => {
      const { keys, words } = await told({ claim, status: 'verifying', since: on as Day, completeOn: on as Day });
      expect(keys.slice(-4)).toEqual([
        'claimStatus.target_pay',
        'claimStatus.whenPassed',
        'claimStatus.follows',
        'claimStatus.next',
      ]);
      for (const fact of [by, cite, 'Perkiraan', '175']) expect(words).toContain(fact);
    },
  );

  it('says "about" where nobody noted when the papers were complete', async () => {
    const { keys, words } = await told({ claim: 'jkm', status: 'verifying', since: '2026-11-19' as Day });
    expect(keys).toContain('claimStatus.about_pay');
    expect(words).toContain('sekitar');
  });

  it('names lateness, its compensation with the article, and for JKK who settles a dispute', async () => {
    const late = { status: 'verifying', since: '2026-10-20' as Day, completeOn: '2026-10-20' as Day } as const;
    const jkk = await told({ ...late, claim: 'jkk' });
    expect(jkk.keys).toEqual(
      expect.arrayContaining(['claimStatus.overdue', 'claimStatus.compensation', 'claimStatus.dispute']),
    );
    for (const fact of ['1% sehari', 'PP 44/2015 Pasal 37', 'Pengawas Ketenagakerjaan', 'Pasal 45', '175'])
      expect(jkk.words).toContain(fact);
    const jkm = await told({ ...late, claim: 'jkm' });
    expect(jkm.words).toContain('PP 44/2015 Pasal 40 ayat (4)');
    expect(jkm.keys).not.toContain('claimStatus.dispute');
  });

  it('names the five years where JKK may still have to be claimed, and only there', async () => {
    const open = { claim: 'jkk', status: 'incomplete', reason: 'papers_missing' } as const;
    expect((await told({ ...open, eventOn: '2024-01-10' as Day })).words).toContain('10 Januari 2029');
    expect((await told({ ...open, eventOn: '2020-01-10' as Day })).keys).toContain('claimStatus.claimOver');
    expect((await told({ claim: 'jkk', status: 'verifying' })).keys).not.toContain('claimStatus.claimBy');
    expect((await told({ status: 'incomplete', reason: 'papers_missing' })).keys).not.toContain('claimStatus.claimBy');
  });

  it('of a refusal: why, by which article, and what can be done', async () => {
    const { keys, words } = await told({ status: 'refused', reason: 'not_working' });
    expect(keys.slice(1, 6)).toEqual([
      'claim.stage_refused',
      'claimStatus.since',
      'claimStatus.reasonByLaw',
      'claim.next_show_work',
      'claim.next_ask_officer',
    ]);
    expect(words).toContain('PP 82/2019 penjelasan Pasal 34');
    const other = await told({
      status: 'refused',
      reason: 'not_work_accident',
      claim: 'jkk',
      circumstances: { died: true },
    });
    expect(other.keys).toEqual(expect.arrayContaining(['claim.next_claim_jkm', 'claim.next_dispute_inspector']));
  });

  it('of a payment: the day, and what to do when the money is not there; nothing more is promised', async () => {
    const { keys, words } = await told({ status: 'paid' });
    expect(keys).toEqual(['claimStatus.head', 'claim.stage_paid', 'claimStatus.on', 'claimStatus.next']);
    expect(words).toContain('16 November 2026');
  });

  it('shows the agency’s own number beside ours', async () => {
    expect((await told({ agencyNumber: 'JKM-0007' })).words).toContain('JKM-0007');
  });

  it('of a report: that it waits for an officer, and since when', async () => {
    const { keys, words } = await told({ claim: null, status: 'reported' });
    expect(keys.slice(0, 3)).toEqual(['claimStatus.head', 'claim.stage_reported', 'claimStatus.since']);
    expect(words).toContain('laporan kematian');
  });
});
