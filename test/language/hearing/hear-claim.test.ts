import { describe, expect, it } from 'vitest';
import words from '../../../locales/id/words-claim.json' with { type: 'json' };
import { papersOfCase } from '../../../src/domain/claims/case-papers.ts';
import {
  cancelledReasons,
  incompleteReasons,
  paperReasons,
  reasonCodes,
  refusedReasons,
} from '../../../src/domain/claims/reasons.ts';
import {
  type CaseState,
  claimKinds,
  claimStates,
  paperStates,
  reportStates,
} from '../../../src/domain/claims/states.ts';
import { kindWord, reasonWord, stateWord } from '../../../src/language/hearing/claim-words.ts';
import {
  hearClaimKind,
  hearPaper,
  hearPaperReason,
  hearReason,
  hearState,
} from '../../../src/language/hearing/hear-claim.ts';
import { id, text } from '../../../src/language/texts.ts';

const allStates: CaseState[] = [...reportStates, ...claimStates];

describe('where a claim stands', () => {
  it.each(allStates)('is read again as it is written, in code and in words: %s', (state) => {
    expect(hearState(state)).toBe(state);
    expect(hearState(state.toUpperCase())).toBe(state);
    expect(hearState(stateWord(state))).toBe(state);
    expect(hearState(` ${stateWord(state).toUpperCase().replaceAll(' ', '_')} `)).toBe(state);
  });

  it.each([
    ['LAPOR_TAHAP_1', 'stage_one_reported'],
    ['DIRAWAT', 'in_care'],
    ['LAPOR_TAHAP_2', 'stage_two_reported'],
    ['DIAJUKAN', 'submitted'],
    ['BERKAS_KURANG', 'incomplete'],
    ['VERIFIKASI', 'verifying'],
    ['DITETAPKAN', 'decided'],
    ['DIBAYARKAN', 'paid'],
    ['DITOLAK', 'refused'],
    ['DIBATALKAN', 'cancelled'],
    ['Laporan Tahap II', 'stage_two_reported'],
    ['lapor-tahap-1', 'stage_one_reported'],
    ['sudah cair.', 'paid'],
    ['diproses', 'verifying'],
    ['belum lengkap', 'incomplete'],
  ])('is understood from %s', (text, state) => expect(hearState(text)).toBe(state));

  it.each(['', 'lapor tahap 3', 'kapan cair', 'berkas kurang ditolak', 'masuk'])('is not guessed from %j', (text) =>
    expect(hearState(text)).toBeUndefined(),
  );
});

describe('the kind of a claim', () => {
  it.each(claimKinds)('is read again as it is written: %s', (kind) => {
    expect([hearClaimKind(kind), hearClaimKind(kind.toUpperCase()), hearClaimKind(kindWord(kind))]).toEqual([
      kind,
      kind,
      kind,
    ]);
  });

  it.each([
    ['Jaminan Kematian', 'jkm'],
    ['kecelakaan kerja', 'jkk'],
    ['BEASISWA', 'scholarship'],
    ['JHT', undefined],
    ['', undefined],
  ])('of %j is %s', (text, kind) => expect(hearClaimKind(text)).toBe(kind));
});

describe('a reason', () => {
  it.each(reasonCodes)('is read again as it is written, in code and in words: %s', (code) => {
    expect([hearReason(code), hearReason(code.toUpperCase()), hearReason(reasonWord(code))]).toEqual([
      code,
      code,
      code,
    ]);
  });

  it.each([
    ['Berkas belum lengkap', 'papers_missing'],
    ['beda nama', 'data_differs'],
    ['Kepesertaan tidak aktif', 'not_covered'],
    ['menunggak lebih dari 3 bulan', 'arrears_over_three_months'],
    ['kadaluarsa', 'too_late'],
    ['dobel', 'duplicate'],
    ['rumahnya jauh', undefined],
    ['', undefined],
  ])('is understood from %j: %s', (text, code) => expect(hearReason(text)).toBe(code));

  it('of another state is none', () => {
    expect(hearReason('kadaluarsa', 'refused')).toBe('too_late');
    expect(hearReason('kadaluarsa', 'incomplete')).toBeUndefined();
    expect(hearReason('papers_missing', 'refused')).toBeUndefined();
    expect(hearReason('withdrawn', 'cancelled')).toBe('withdrawn');
  });

  it.each(paperReasons)('why a paper came back is read again: %s', (code) => {
    expect([hearPaperReason(code), hearPaperReason(text(`claim.returned_${code}`))]).toEqual([code, code]);
  });

  it.each([
    ['buram', 'unreadable'],
    ['Belum tanda tangan', 'not_signed'],
    ['tidak suka', undefined],
  ])('why a paper came back is understood from %s: %s', (text, code) => expect(hearPaperReason(text)).toBe(code));
});

describe('a paper', () => {
  it.each(Object.entries(id.paper))('is read again as it is written: %s', (code, name) => {
    expect([hearPaper(code), hearPaper(name), hearPaper(name.toUpperCase())]).toEqual([code, code, code]);
  });

  it.each([
    ['akte kematian', 'death_certificate'],
    ['KK', 'family_card'],
    ['kk1', 'form_kk1'],
    ['surat nikah', 'marriage_book'],
    ['raport', 'latest_report'],
    ['ktp', undefined],
    ['rekening', undefined],
    ['surat cinta', undefined],
    ['', undefined],
  ])('is understood from %j: %s', (text, code) => expect(hearPaper(text)).toBe(code));

  it('that several words could name is the one that the claim knows', () => {
    const { codes } = papersOfCase('scholarship', { scholarship: 'first' });
    expect(hearPaper('KTP', codes)).toBe('guardian_id');
    expect(hearPaper('buku tabungan', codes)).toBe('savings_account');
    expect(hearPaper('buku tabungan', papersOfCase('jkm', {}).codes)).toBe('bank_book_heir');
    expect(hearPaper('ktp', papersOfCase('jkm', {}).codes)).toBeUndefined();
    expect(hearPaper('akta kematian', codes)).toBeUndefined();
  });
});

describe('the usual words', () => {
  it('stand for codes that there are', () => {
    expect(Object.keys(words.states).filter((code) => !allStates.includes(code as CaseState))).toEqual([]);
    expect(Object.keys(words.kinds)).toEqual([...claimKinds]);
    expect(Object.keys(words.reasons)).toEqual([...incompleteReasons, ...refusedReasons, ...cancelledReasons]);
    expect(Object.keys(words.returned)).toEqual([...paperReasons]);
    expect(Object.keys(words.papers).filter((code) => !Object.hasOwn(id.paper, code))).toEqual([]);
  });

  it('each mean one state, one kind and one reason', () => {
    for (const [code, said] of Object.entries(words.states)) expect(said.map(hearState)).toEqual(said.map(() => code));
    for (const [code, said] of Object.entries(words.kinds))
      expect(said.map(hearClaimKind)).toEqual(said.map(() => code));
    for (const [code, said] of Object.entries(words.reasons)) {
      expect(said.map((one) => hearReason(one))).toEqual(said.map(() => code));
    }
    for (const [code, said] of Object.entries(words.returned)) {
      expect(said.map(hearPaperReason)).toEqual(said.map(() => code));
    }
  });

  it('bring a paper back where only it is asked for', () => {
    for (const [code, said] of Object.entries(words.papers)) {
      expect(said.map((one) => hearPaper(one, [code]))).toEqual(said.map(() => code));
    }
  });
});

describe('the words for a family', () => {
  it('say of every stage whose turn it is, as whole sentences', () => {
    for (const state of allStates) expect(text(`claim.stage_${state}`)).toMatch(/^[A-Z].*\.$/);
    expect(text('claim.stage_incomplete')).toContain('Anda');
    expect(text('claim.stage_submitted')).toContain('giliran BPJS Ketenagakerjaan');
  });

  it('have no cheer in them, for most readers are bereaved', () => {
    for (const said of Object.values(id.claim)) expect(said).not.toMatch(/!|selamat|😀/i);
  });

  it('fit into a sentence, or are one', () => {
    for (const state of paperStates) expect(text(`claim.paper_${state}`)).toMatch(/^[a-z].*[^.]$/);
    for (const code of reasonCodes) expect(reasonWord(code)).toMatch(/^[a-z].*[^.]$/);
    expect(text('claim.next_ask_officer')).toMatch(/175\.$/);
  });
});
