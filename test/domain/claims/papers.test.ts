import { describe, expect, it } from 'vitest';
import names from '../../../locales/id/paper.json' with { type: 'json' };
import {
  type PaperClaim,
  type PaperFacts,
  paperClaims,
  paperLists,
  papersFor,
} from '../../../src/domain/claims/papers.ts';
import { kindLaw } from '../../../src/domain/claims/work-accident-law.ts';

const codes = (claim: PaperClaim, facts?: PaperFacts) => papersFor(claim, facts).papers.map(({ code }) => code);
const find = (claim: PaperClaim, code: string, facts?: PaperFacts) =>
  papersFor(claim, facts).papers.find((paper) => paper.code === code);

describe('the papers', () => {
  it('of JKM are those that the law and the published lists name', () => {
    expect(codes('jkm')).toEqual([
      ...['participant_card', 'ektp_deceased', 'ektp_heir', 'death_certificate', 'family_card', 'heir_letter'],
      ...['marriage_book', 'work_reference', 'bank_book_heir', 'npwp', 'form_jkm'],
    ]);
  });

  it.each([
    ['marriage_book', 'spouse', { spouse: true }, { spouse: false }],
    ['work_reference', 'pu', { segment: 'pu' }, { segment: 'bpu' }],
  ] as const)('of JKM hold %s on a condition until it is known', (code, only, met, unmet) => {
    expect(find('jkm', code)).toEqual({ code, only });
    expect(find('jkm', code, met)).toEqual({ code });
    expect(find('jkm', code, unmet)).toBeUndefined();
  });

  it('of an accident hold the receipts of the care until it is known where that was', () => {
    const receipts = 'medical_receipts';
    expect(find('jkk_bpu', receipts)).toEqual({ code: receipts, only: 'outside_plkk' });
    expect(find('jkk_bpu', receipts, { outsidePlkk: true })).toEqual({ code: receipts });
    expect(find('jkk_bpu', receipts, { outsidePlkk: false })).toBeUndefined();
  });

  it('hold the tax number on a condition that only the savings tell', () => {
    expect(find('jkm', 'npwp', { segment: 'pu', spouse: true })).toEqual({ code: 'npwp', only: 'jht_over_50m' });
  });

  it('of a traffic accident are the usual ones and the police report, or two witnesses off the public road', () => {
    const usual = codes('jkk_bpu');
    const report = 'police_report_or_jasa_raharja';
    const witnesses = ['accident_statement', 'two_witnesses'];
    expect(codes('jkk_traffic')).toEqual([...usual, report, ...witnesses, 'work_order_letter']);
    expect(codes('jkk_traffic', { publicRoad: true })).toEqual([...usual, report, 'work_order_letter']);
    expect(codes('jkk_traffic', { publicRoad: false })).toEqual([...usual, ...witnesses, 'work_order_letter']);
    expect(find('jkk_traffic', report)).toEqual({ code: report, only: 'public_road' });
    expect(find('jkk_traffic', 'two_witnesses')).toEqual({ code: 'two_witnesses', only: 'off_public_road' });
    expect(find('jkk_traffic', report, { publicRoad: true })).toEqual({ code: report });
    expect(find('jkk_traffic', 'two_witnesses', { publicRoad: false })).toEqual({ code: 'two_witnesses' });
  });

  it.each([
    ['jkk_bpu', 9, 'published'],
    ['jkk_traffic', 13, 'published'],
    ['reimbursement', 5, 'published'],
    ['stmb', 4, 'published'],
    ['jkk_death', 13, 'unconfirmed'],
    ['disability', 3, 'unconfirmed'],
    ['jkm', 11, 'published'],
    ['scholarship_first', 7, 'published'],
    ['scholarship_yearly', 2, 'published'],
  ] as const)('of %s are %d, %s', (claim, count, confidence) => {
    expect(papersFor(claim)).toMatchObject({ code: claim, confidence });
    expect(codes(claim)).toHaveLength(count);
    expect(new Set(codes(claim)).size).toBe(count);
  });

  it('of a scholarship name the article for the first year', () => {
    expect(papersFor('scholarship_first').cite).toBe('Permenaker 1/2025 Pasal 104 ayat (1)');
  });

  it('exist for every claim once, and every paper has a name and is asked for somewhere', () => {
    expect(paperLists.map(({ code }) => code).toSorted()).toEqual([...paperClaims].toSorted());
    const asked = [
      ...paperLists.flatMap(({ papers }) => papers.map(({ code }) => code)),
      ...[...kindLaw.values()].flatMap(({ papers }) => papers),
    ];
    expect(Object.keys(names).toSorted()).toEqual([...new Set(asked)].toSorted());
  });
});
