import { describe, expect, it } from 'vitest';
import { person } from '../../../src/domain/eligibility/person.ts';
import { willing } from './people.ts';

const read = (changes: Record<string, unknown>) => person.safeParse({ ...willing, ...changes });

describe('a person asked about', () => {
  it.each([
    ['a province', '15', '15'],
    ['a regency', '1571', '1571'],
    ['a district', '157101', '157101'],
    ['a village', '1571011002', '1571011002'],
    ['a village with dots', '15.71.01.1002', '1571011002'],
  ])('lives in %s', (_, domicile, code) => expect(read({ domicile }).data?.domicile).toBe(code));

  it.each(['', '1', '157', '15710', '1571010', '15710110', '157101100', '15710110021', '0571', 'Kota Jambi', ' 1571'])(
    'does not live in %j',
    (domicile) => {
      expect(read({ domicile }).error?.issues).toMatchObject([
        { path: ['domicile'], params: { code: 'programmeDomicile' } },
      ]);
    },
  );

  it('was not born after the day asked about, and may be born on it', () => {
    expect(read({ birthDate: '2026-11-21' }).success).toBe(true);
    expect(read({ birthDate: '2026-11-22' }).error?.issues).toMatchObject([
      { path: ['birthDate'], params: { code: 'bornLater' } },
    ]);
  });

  it('may leave everything out but the day', () => {
    expect(read(Object.fromEntries(Object.keys(willing).map((name) => [name, null]))).success).toBe(false);
    expect(person.safeParse({ on: '2026-11-21' }).success).toBe(true);
  });

  it.each([
    ['desil', 0],
    ['desil', 11],
    ['desil', 1.5],
    ['occupation', 'pilot'],
    ['segment', 'pmi'],
    ['nik', '1571015708900000'],
  ])('has no %s %j', (field, value) => {
    expect(read({ [field]: value }).success).toBe(false);
  });

  it.each([1, 10])('may have desil %i', (desil) => expect(read({ desil }).data?.desil).toBe(desil));
});
