import { describe, expect, it } from 'vitest';
import offices from '../../../locales/id/offices.json' with { type: 'json' };
import { branches, branchOf } from '../../../src/domain/claims/branch.ts';

describe('the branch', () => {
  it.each([
    ['Kerinci', '1501', 'muara_bungo'],
    ['Merangin', '1502', 'muara_bungo'],
    ['Sarolangun', '1503', 'muara_bungo'],
    ['Batanghari', '1504', 'jambi'],
    ['Muaro Jambi', '1505', 'jambi'],
    ['Tanjung Jabung Barat', '1506', 'jambi'],
    ['Tanjung Jabung Timur', '1507', 'jambi'],
    ['Bungo', '1508', 'muara_bungo'],
    ['Tebo', '1509', 'muara_bungo'],
    ['Kota Jambi', '1571', 'jambi'],
    ['Sungai Penuh', '1572', 'muara_bungo'],
  ])('of %s (%s) is %s', (_, code, branch) => {
    expect(branchOf(code)).toMatchObject({ branch, confidence: 'published' });
  });

  it('of a district is that of its regency', () => expect(branchOf('157101')).toEqual(branchOf('1571')));

  it.each(['1609', '15', '', '1510'])('of a code that is not of Jambi (%j) is not known', (code) => {
    expect(branchOf(code)).toBeUndefined();
  });

  it('knows of a smaller office only where the press named one, in which years and who says so', () => {
    const named = ['1501', '1505', '1506', '1507', '1508', '1571'].filter((code) => branchOf(code)?.subOffice);
    expect(named).toEqual(['1501', '1506', '1507']);
    expect(branchOf('1507')?.subOffice).toMatchObject({ place: 'Kuala Tungkal', years: '2023–2025' });
  });

  it('of Kerinci and Sungai Penuh was only named in 2024', () => {
    const noted = ['1501', '1502', '1508', '1571', '1572'].filter((code) => branchOf(code)?.note?.includes('2024'));
    expect(noted).toEqual(['1501', '1572']);
  });
});

it('every office has a sentence with 175 and the official directory, and with no address or hours', () => {
  expect(Object.keys(offices).toSorted()).toEqual([...branches].toSorted());
  for (const sentence of Object.values(offices)) {
    expect(sentence).toContain('bpjsketenagakerjaan.go.id/kontak.html');
    expect(sentence.match(/\d+/g)?.filter((number) => number !== '2024')).toEqual(['175']);
    expect(sentence).not.toMatch(/Jalan|Jl\.|pukul/);
  }
});
