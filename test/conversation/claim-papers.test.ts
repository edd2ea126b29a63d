import { describe, expect, it } from 'vitest';
import { papersOfCase } from '../../src/domain/claims/case-papers.ts';
import type { Circumstances, ClaimKind } from '../../src/domain/claims/states.ts';
import { id } from '../../src/language/texts.ts';
import { CODE, type HeldCase, heldCase } from '../support/held-cases.ts';
import { talk, world } from '../support/talk.ts';

const MOST = 1_500;

async function after(messages: string[], ...held: Partial<HeldCase>[]) {
  const made = world();
  made.held = held.map((one, at) => heldCase({ id: 70 + at, followed: true, ...one }));
  const chat = talk(made);
  for (const message of messages) await chat.says(message);
  expect(chat.texts().join('\n\n').length).toBeLessThan(MOST);
  return chat;
}

const nameOf = (code: string): string => (id.paper as Record<string, string>)[code]!;

describe('syarat klaim', () => {
  const told: [said: string[], claim: ClaimKind, about: Circumstances][] = [
    [['syarat klaim', '1', 'istri'], 'jkm', { heir: 'spouse' }],
    [['syarat klaim', '1', 'anak'], 'jkm', { heir: 'child' }],
    [['berkas apo be', 'jkm', 'lainnya'], 'jkm', { heir: 'other' }],
    [['syarat klaim jkm', 'suami'], 'jkm', { heir: 'spouse' }],
    [['syarat klaim', '2', 'anak'], 'jkk', { died: true, heir: 'child' }],
    [['syarat klaim', '3', 'ya', 'ya'], 'jkk', { traffic: true, outsidePlkk: false }],
    [['syarat klaim', '3', 'tidak', 'tidak'], 'jkk', { traffic: false, outsidePlkk: true }],
    [['berkas klaim kecelakaan kerja', 'dak tau', 'dak tau'], 'jkk', {}],
    [['syarat klaim', 'beasiswa', 'pertama kali'], 'scholarship', { scholarship: 'first' }],
    [['syarat beasiswa', 'lanjutan tahunan'], 'scholarship', { scholarship: 'yearly' }],
  ];

  it.each(told)(
    '%j gives the whole list in three parts, and nothing that does not belong',
    async (said, claim, about) => {
      const chat = await after(said);
      const papers = papersOfCase(claim, about);
      const parts = chat.texts().slice(0, -1);
      expect(parts.length).toBeLessThanOrEqual(3);
      expect(said.length).toBeLessThanOrEqual(4);
      const [needed, ...others] = parts;
      for (const code of papers.codes) expect(needed).toContain(`• ${nameOf(code)}`);
      for (const { code } of papers.perhaps) expect(others.join()).toContain(nameOf(code));
      const items = parts
        .join('\n')
        .split('\n')
        .filter((line) => line.startsWith('•'));
      expect(items).toHaveLength(papers.codes.length + papers.perhaps.length);
    },
  );

  it('says where papers go, who lists them, and that no photo is taken here', async () => {
    const words = (await after(['syarat klaim jkm', 'istri'])).texts().join();
    for (const fact of [
      'kantor cabang BPJS Ketenagakerjaan',
      'lapakasik.bpjsketenagakerjaan.go.id',
      '175',
      'PP 44/2015 Pasal 40',
      'chat ini',
    ])
      expect(words).toContain(fact);
    expect((await after(['syarat klaim', '2', 'istri'])).meant()).toContain('claimPapers.unconfirmed');
  });

  it('leaves nothing written that is nobody’s own case', async () => {
    const chat = await after(['syarat klaim jkm', 'istri', 'sudah saya kirim']);
    expect(chat.world.effects.filter((effect) => effect.do === 'paperSaid')).toEqual([]);
  });

  it.each([
    ['what it is for', ['syarat klaim'], 'claimPapers.pickWhat'],
    ['who claims', ['syarat klaim', '1'], 'claimPapers.pickHeir'],
    ['the road', ['syarat klaim', '3'], 'claimPapers.pickYesNo'],
    ['the care', ['syarat klaim', '3', 'ya'], 'claimPapers.pickYesNo'],
    ['the payment', ['syarat beasiswa'], 'claimPapers.pickTurn'],
  ])('asks for %s again after a slip', async (_, before, key) => {
    expect((await after([...before, 'kucing hitam'])).meant()).toEqual([key]);
  });
});

describe('the papers of a case', () => {
  const papers: HeldCase['papers'] = [
    { code: 'death_certificate', status: 'required', reason: null },
    { code: 'family_card', status: 'returned', reason: 'unreadable' },
    { code: 'ektp_heir', status: 'received', reason: null },
  ];

  it('come without a question, each with where it stands', async () => {
    const chat = await after(['syarat klaim'], { papers });
    expect(chat.meant()[0]).toBe('claimPapers.ofCase');
    for (const fact of ['Akta kematian: belum', 'dikembalikan, tidak terbaca', 'e-KTP ahli waris: sudah diterima'])
      expect(chat.texts().join()).toContain(fact);
  });

  it('are not said to be missing where nobody noted any', async () => {
    const chat = await after(['syarat klaim'], {});
    expect(chat.texts()[0]).toContain('• Akta kematian');
    expect(chat.texts()[0]).not.toContain('belum');
    expect(chat.choices()).not.toContain('Sudah saya serahkan');
  });

  it('are kept as the person’s word, one by one, and said to be so', async () => {
    const chat = await after(['syarat klaim', 'sudah saya kirim', 'akta kematian'], { papers });
    expect(chat.world.effects.at(-1)).toEqual({ do: 'paperSaid', caseId: 70, papers: ['death_certificate'] });
    expect(chat.meant()).toEqual(['claimPapers.said', 'claimPapers.askSent']);
    expect(chat.texts().join()).toContain('menurut kabar Anda');
    expect(chat.choices()).toEqual(['Kartu Keluarga', 'Semuanya sudah', 'Menu']);
    await chat.says('kartu keluarga');
    expect(chat.meant()).toEqual(['claimPapers.said', 'claimPapers.allSaid']);
    expect(chat.world.held[0]!.papers.map(({ status }) => status)).toEqual(['said', 'said', 'received']);
  });

  it('are kept all at once, and a photo of one is answered with where papers go', async () => {
    const chat = await after(['status klaim', 'sudah saya kirim'], { papers });
    await chat.says({ media: 'photo' });
    expect(chat.meant()).toEqual(['media.photo', 'claimPapers.askSent']);
    for (const fact of ['tidak saya simpan', 'kantor BPJS Ketenagakerjaan', 'Lapak Asik'])
      expect(chat.texts().join()).toContain(fact);
    await chat.says('semuanya');
    expect(chat.world.effects.at(-1)).toMatchObject({ do: 'paperSaid', papers: ['death_certificate', 'family_card'] });
    await chat.says('status klaim');
    expect(chat.texts().join()).toContain('belum dilihat petugas');
  });

  it('are those of the case that was just shown, else of the one that is picked', async () => {
    const two = [{ papers }, { number: 'KL26111500000029', claim: 'jkk', circumstances: {} }] as const;
    const shown = await after(['status klaim', '2', 'syarat klaim'], ...two);
    expect(shown.texts()[0]).toContain('KL26111600000017');
    const asked = await after(['syarat klaim'], ...two);
    expect(asked.choices()).toEqual(['KL26111500000029', 'KL26111600000017', 'Klaim lain']);
    await asked.says('1');
    expect(asked.texts()[0]).toContain('KL26111500000029');
    await asked.says('klaim lain');
    expect(asked.meant()).toEqual(['claimPapers.askWhat']);
  });

  it('of a report of an accident are known already; a paid claim needs none', async () => {
    expect((await after(['syarat klaim'], { kind: 'accident', claim: null, status: 'reported' })).meant()[0]).toBe(
      'claimPapers.ofCase',
    );
    expect((await after(['syarat klaim'], { status: 'paid' })).meant()).toEqual(['claimPapers.askWhat']);
  });

  it('are asked about anew once this chat may not see the case any more', async () => {
    const chat = await after([`${heldCase().number} ${CODE}`], { papers, followed: false });
    chat.world.held = [];
    await chat.says('syarat klaim');
    expect(chat.meant()).toEqual(['claimPapers.askWhat']);
  });
});
