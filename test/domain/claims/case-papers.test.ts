import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import names from '../../../locales/id/paper.json' with { type: 'json' };
import { papersOfCase } from '../../../src/domain/claims/case-papers.ts';
import { papersFor } from '../../../src/domain/claims/papers.ts';
import { type Circumstances, claimKinds } from '../../../src/domain/claims/states.ts';

const worker = [
  'participant_card',
  'ektp_worker',
  'chronology',
  'proof_of_activity',
  'form_kk1',
  'form_kk2',
  'form_kk3',
];
const heirs = [
  ...['participant_card', 'ektp_deceased', 'ektp_heir', 'death_certificate', 'family_card', 'heir_letter'],
  ...['bank_book_heir', 'form_jkm'],
];
const death = [
  ...['form_kk1', 'form_kk2', 'form_kk3', 'participant_card', 'ektp_deceased', 'ektp_heir', 'death_certificate'],
  ...['family_card', 'heir_letter', 'bank_book_heir'],
];
const report = 'police_report_or_jasa_raharja';
const reimbursed = ['original_receipts', 'itemised_bill', 'prescriptions', 'examination_results', 'bank_account'];

describe('the papers of a work accident', () => {
  it.each([
    ['at work, treated in a contract facility', { traffic: false, outsidePlkk: false }, worker],
    ['in traffic', { traffic: true, outsidePlkk: false }, [...worker, report]],
    ['treated elsewhere', { traffic: false, outsidePlkk: true }, [...worker, ...reimbursed]],
    ['in traffic, treated elsewhere', { traffic: true, outsidePlkk: true }, [...worker, report, ...reimbursed]],
    ['that killed', { traffic: false, died: true }, death],
    ['that killed in traffic', { traffic: true, died: true }, [...death, report]],
    ['whose heir is not the spouse', { traffic: false, heir: 'child' }, death],
    ['whose heir is another', { traffic: false, heir: 'other' }, death],
    ['that killed after care elsewhere', { traffic: false, died: true, outsidePlkk: true }, [...death, ...reimbursed]],
  ] as const)('%s', (_, about, codes) => {
    expect(papersOfCase('jkk', about).codes).toEqual(codes);
  });

  it('whose heir is the spouse ask for the marriage book, in its place', () => {
    const { codes, perhaps } = papersOfCase('jkk', { traffic: false, heir: 'spouse' });
    expect(codes).toContain('marriage_book');
    expect(codes.indexOf('marriage_book')).toBe(codes.indexOf('heir_letter') + 1);
    expect(perhaps.map(({ code }) => code)).not.toContain('marriage_book');
  });

  it('stay "perhaps" where nobody said what they hang on', () => {
    expect(papersOfCase('jkk', {})).toMatchObject({
      codes: worker,
      perhaps: [
        { code: 'transport_receipts', only: 'transport_paid' },
        { code: 'medical_receipts', only: 'outside_plkk' },
        { code: report, only: 'public_road' },
        { code: 'accident_statement', only: 'off_public_road' },
        { code: 'two_witnesses', only: 'off_public_road' },
        { code: 'work_order_letter', only: 'overtime_or_duty' },
      ],
    });
  });

  it('ask for one thing once, though two lists call it by two names', () => {
    const elsewhere = papersOfCase('jkk', { outsidePlkk: true });
    expect([...elsewhere.codes, ...elsewhere.perhaps.map(({ code }) => code)]).not.toContain('medical_receipts');
    expect(papersOfCase('jkk', { died: true }).codes).not.toContain('ektp_worker');
  });

  it('are as sure as the least sure of their lists, and name them all once', () => {
    expect(papersOfCase('jkk', { traffic: false })).toMatchObject({ confidence: 'published' });
    expect(papersOfCase('jkk', { died: true })).toMatchObject({ confidence: 'unconfirmed' });
    expect(papersOfCase('jkk', { traffic: true, outsidePlkk: true }).cite).toBe(
      'Daftar berkas klaim JKK (Tribunnews, 13 Januari 2023); daftar periksa klaim JKK',
    );
  });
});

describe('the papers of JKM', () => {
  it.each([
    ['a spouse', { heir: 'spouse', segment: 'bpu' }, true, false],
    ['a child', { heir: 'child', segment: 'bpu' }, false, false],
    ['another', { heir: 'other', segment: 'pu' }, false, true],
  ] as const)('for %s', (_, about, book, reference) => {
    const { codes, perhaps } = papersOfCase('jkm', about);
    expect([codes.includes('marriage_book'), codes.includes('work_reference')]).toEqual([book, reference]);
    expect(perhaps).toEqual([{ code: 'npwp', only: 'jht_over_50m' }]);
    expect(codes).toEqual(expect.arrayContaining(heirs));
  });

  it('are those of the law and the lists where nothing is known', () => {
    expect(papersOfCase('jkm', {})).toMatchObject({
      codes: heirs,
      perhaps: [{ code: 'marriage_book' }, { code: 'work_reference' }, { code: 'npwp' }],
      cite: papersFor('jkm').cite,
      confidence: 'published',
    });
  });

  it('have nothing of an accident', () => {
    const { codes } = papersOfCase('jkm', { traffic: true, outsidePlkk: true, died: true });
    expect(codes).toEqual(heirs);
  });
});

describe('the papers of a scholarship', () => {
  it('are more the first time; where nobody said which, they are those of the first', () => {
    expect(papersOfCase('scholarship', { scholarship: 'first' }).codes).toHaveLength(7);
    expect(papersOfCase('scholarship', { scholarship: 'yearly' }).codes).toEqual([
      'active_study_letter',
      'latest_report',
    ]);
    expect(papersOfCase('scholarship', {})).toEqual(papersOfCase('scholarship', { scholarship: 'first' }));
  });
});

const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });
const anyCircumstances = fc
  .record({
    traffic: maybe(fc.boolean()),
    outsidePlkk: maybe(fc.boolean()),
    died: maybe(fc.boolean()),
    heir: maybe(fc.constantFrom('spouse', 'child', 'other')),
    scholarship: maybe(fc.constantFrom('first', 'yearly')),
    segment: maybe(fc.constantFrom('pu', 'bpu', 'construction', 'pmi')),
  })
  .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as Circumstances);

describe('in every circumstance', () => {
  it('each paper stands once, has a name, and something is surely needed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...claimKinds), anyCircumstances, (claim, about) => {
        const { codes, perhaps } = papersOfCase(claim, about);
        const all = [...codes, ...perhaps.map(({ code }) => code)];
        expect(new Set(all).size).toBe(all.length);
        expect(all.filter((code) => !Object.hasOwn(names, code))).toEqual([]);
        expect(codes.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('what is told settles a "perhaps" and leaves the other sure papers as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom('spouse', 'child', 'other'), fc.constantFrom('pu', 'bpu'), (heir, segment) => {
        const [untold, told] = [papersOfCase('jkm', {}), papersOfCase('jkm', { heir, segment })];
        expect(untold.codes.filter((code) => !told.codes.includes(code))).toEqual([]);
        const mightBe = new Set([...untold.codes, ...untold.perhaps.map(({ code }) => code)]);
        expect(told.codes.filter((code) => !mightBe.has(code))).toEqual([]);
      }),
    );
  });
});
