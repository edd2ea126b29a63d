import { describe, expect, it } from 'vitest';
import { hearMine, hearName } from '../../../src/language/hearing/hear-name.ts';
import { normalise } from '../../../src/language/normalise.ts';
import { hearPhone } from '../../../src/language/phone.ts';

describe('a name', () => {
  it.each([
    ['siti aminah', 'Siti Aminah'],
    ['SITI AMINAH', 'Siti Aminah'],
    ['Namanyo alm. pak Ahmad Yani', 'Ahmad Yani'],
    ['nama suami saya Budi', 'Budi'],
    ['M. Yusuf', 'M. Yusuf'],
    ["Nur'aini", "Nur'aini"],
    ['NUR’AINI', "Nur'aini"],
    ["Hj. Sa'diah.", "Hj. Sa'diah"],
    ["M. Syafi'i, S.Pd.", "M. Syafi'i S.Pd."],
    ['Nurhayati binti H. Umar', 'Nurhayati Binti H. Umar'],
    ['Rts. Halimah', 'Rts. Halimah'],
    ['*Rd. Syahbuddin*', 'Rd. Syahbuddin'],
    ['Abdullah M.', 'Abdullah M.'],
    ['nama: al-habsyi', 'Al-Habsyi'],
    ["'Siti'", 'Siti'],
  ])('is heard in "%s"', (written, name) => {
    expect(hearName(written)).toBe(name);
  });

  it('is heard in a normalised text too', () => {
    expect(hearName(normalise('Namanyo alm. pak Ahmad Yani'))).toBe('Ahmad Yani');
  });

  it.each([
    'dak tau',
    'suami saya',
    'status klaim',
    'apo itu nik?',
    'ktp hilang',
    'lupo',
    'X',
    '1234',
    '',
    '👍',
    'X.',
    'dak tau.',
    '...',
  ])('is not heard in "%s"', (written) => {
    expect(hearName(written)).toBeUndefined();
  });

  it('is no whole story', () => {
    expect(hearName('ahmad budi cici dodi eko fani gani')).toBeUndefined();
  });
});

it.each([
  ['sayo anaknyo', 'parent'],
  ['saya ibunya', 'child'],
  ['sayo bininyo', 'spouse'],
  ['saya adiknya', 'sibling'],
  ['anak', undefined],
])('"%s" says who the worker is', (written, relation) => {
  expect(hearMine(written)).toBe(relation);
});

it.each([
  ['081234567890', '+6281234567890'],
  ['6281234567890', '+6281234567890'],
  ['81234567890', '+6281234567890'],
  ['1571015708900000', undefined],
  ['', undefined],
])('the digits %s are a phone or none', (digits, phone) => {
  expect(hearPhone(digits)).toBe(phone);
});
