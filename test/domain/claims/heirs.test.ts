import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstHeirs, type Heir, heirCodes, heirRanks } from '../../../src/domain/claims/heirs.ts';

const first = (...alive: Heir[]) => firstHeirs(new Set(alive));

describe('the first heirs', () => {
  it.each([
    ['are widow and children together', ['sibling', 'child', 'widow'], 'family', ['widow', 'child']],
    ['are the children where there is no spouse', ['parent', 'child'], 'family', ['child']],
    ['are the widower before the parents', ['parent', 'widower'], 'family', ['widower']],
    [
      'are blood relatives up and down before siblings',
      ['sibling', 'grandparent', 'parent', 'grandchild'],
      'blood',
      ['parent', 'grandchild', 'grandparent'],
    ],
    ['are siblings before parents-in-law', ['parent_in_law', 'sibling'], 'sibling', ['sibling']],
    ['are parents-in-law before a will', ['named_in_will', 'parent_in_law'], 'parent_in_law', ['parent_in_law']],
    ['are those that a will names when nobody else is left', ['named_in_will'], 'will', ['named_in_will']],
    ['are nobody when nobody is alive', [], 'none', []],
  ] as const)('%s', (_, alive, rank, heirs) => expect(first(...alive)).toMatchObject({ rank, heirs }));

  it('by kinship stand in the statute and leave nothing to ask', () => {
    for (const heir of ['widow', 'parent', 'sibling', 'parent_in_law'] as const) {
      expect(first(heir)).toMatchObject({
        cite: 'PP 44/2015 Pasal 37 ayat (5) dan Pasal 40 ayat (2)',
        confidence: 'statute',
      });
      expect(first(heir).askOfficer).toBeUndefined();
    }
  });

  it('by a will leave to an officer whether it is a notary’s deed', () => {
    expect(first('named_in_will')).toMatchObject({ askOfficer: 'will_by_notary', confidence: 'unconfirmed' });
    expect(first('named_in_will').cite).toContain('Permenaker 1/2025 Pasal 79 ayat (2a)');
  });

  it('where there are none leave to an officer whether a court has named others', () => {
    expect(first()).toMatchObject({ askOfficer: 'court_ruling', confidence: 'unconfirmed' });
    expect(first().cite).toContain('PP 82/2019 Pasal 34 ayat (2)');
    expect(first().note).toMatch(/pemakaman.*Dana Jaminan Sosial/);
  });

  it('are all alive, all of one rank, and never changed by who stands further off', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...heirCodes)), (alive) => {
        const { rank, heirs } = first(...alive);
        const at = heirRanks.findIndex((one) => one.rank === rank);
        const nearer = new Set(heirRanks.slice(0, at + 1).flatMap((one) => one.heirs));
        expect(heirs.filter((heir) => !alive.includes(heir))).toEqual([]);
        expect(first(...alive.filter((heir) => nearer.has(heir)))).toEqual(first(...alive));
      }),
    );
  });
});

it('every heir has exactly one rank, and the last rank has none', () => {
  expect(heirRanks.flatMap(({ heirs }) => heirs).toSorted()).toEqual([...heirCodes].toSorted());
  expect(heirRanks.map(({ rank }) => rank)).toEqual(['family', 'blood', 'sibling', 'parent_in_law', 'will', 'none']);
});
