import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { maskNumbers } from '../../src/domain/mask.ts';
import { maskNik, type NikReading, readNik } from '../../src/domain/nik.ts';

const today = day.parse('2026-11-21');
const codes = (reading: NikReading) => reading.findings.map((finding) => `${finding.level} ${finding.code}`);

describe('readNik', () => {
  it('reads region, birth date and sex', () => {
    expect(readNik('1571015708900000', today)).toEqual({
      ok: true,
      findings: [{ level: 'soft', code: 'serial_0000' }],
      nik: '1571015708900000',
      region: '157101',
      birthDate: '1990-08-17',
      sex: 'f',
      masked: '************0000',
    });
    expect(readNik('1508030107850000', today)).toMatchObject({ region: '150803', birthDate: '1985-07-01', sex: 'm' });
  });

  it.each([
    ['takes spaces, dots and dashes', ' 157101.570890-0000 ', []],
    ['takes a region outside Jambi', '3201015708900000', []],
    ['takes a district that is no more', '1501035708900000', []],
    ['refuses letters', '15710157O8900000', ['hard not_digits']],
    ['refuses 15 digits', '157101570890000', ['hard not_16_digits']],
    ['refuses 17 digits', '15710157089000000', ['hard not_16_digits']],
    ['refuses nothing at all', '', ['hard not_16_digits']],
    ['refuses one digit sixteen times', '1111111111111111', ['hard same_digit']],
    ['notes province 10', '1071015708900000', ['soft province_unknown']],
    ['knows province 11', '1171015708900000', []],
    ['knows province 96', '9671015708900000', []],
    ['notes province 97', '9771015708900000', ['soft province_unknown']],
    ['notes day 00', '1571010008900000', ['soft day_impossible']],
    ['knows day 31', '1571013108900000', []],
    ['notes day 32', '1571013208900000', ['soft day_impossible']],
    ['notes day 40', '1571014008900000', ['soft day_impossible']],
    ['knows day 41', '1571014108900000', []],
    ['knows day 71', '1571017108900000', []],
    ['notes day 72', '1571017208900000', ['soft day_impossible']],
    ['notes 31 February', '1571013102900000', ['soft date_impossible']],
    ['notes month 00', '1571010100900000', ['soft date_impossible']],
    ['notes month 13', '1571010113900000', ['soft date_impossible']],
  ])('%s', (_, nik, expected) => {
    expect(codes(readNik(nik, today)).filter((code) => code !== 'soft serial_0000')).toEqual(expected);
  });

  it.each([
    ['11', '2011-11-21'], // 15 today
    ['12', '2012-11-21'], // 14; 1912 would be 114
    ['26', '1926-11-21'], // 100 today rather than born today
    ['25', '2025-11-21'], // 1; 1925 would be 101
    ['00', '2000-11-21'],
    ['99', '1999-11-21'],
  ])('takes the likely century of a year ending in %s', (year, born) => {
    expect(readNik(`1571012111${year}0000`, today).birthDate).toBe(born);
  });

  it('answers any string, and never shows more than four of its digits', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d .-]{0,40}$/)), (text) => {
        const { masked, ok, findings } = readNik(text, today);
        expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(4);
        expect(ok).toBe(findings.every((finding) => finding.level === 'soft'));
      }),
    );
  });

  it('reads back what a NIK was made of', () => {
    const born = fc.date({ min: new Date('1930-01-01'), max: new Date('2011-01-01'), noInvalidDate: true });
    const place = fc.integer({ min: 110101, max: 969999 });
    fc.assert(
      fc.property(place, born, fc.constantFrom('f', 'm'), (region, date, sex) => {
        const iso = date.toISOString().slice(0, 10) as Day;
        const days = Number(iso.slice(8)) + (sex === 'f' ? 40 : 0);
        const nik = `${region}${String(days).padStart(2, '0')}${iso.slice(5, 7)}${iso.slice(2, 4)}0000`;
        expect(readNik(nik, today)).toMatchObject({ ok: true, region: String(region), birthDate: iso, sex });
      }),
    );
  });
});

describe('maskNik', () => {
  it.each([
    ['1571015708900000', '************0000'],
    ['1571.0157.0890.0000', '************0000'],
    ['90000000001', '************0001'],
    ['1234567', '****************'],
    ['', '****************'],
  ])('shows %s as %s', (nik, masked) => expect(maskNik(nik)).toBe(masked));
});

describe('maskNumbers', () => {
  it.each([
    ['NIK saya 1571015708900000 ya', 'NIK saya ************0000 ya'],
    ['1571 0157 0890 0000', '************0000'],
    ['157101-570890-0000', '************0000'],
    ['157101.570890.0000', '************0000'],
    ['15710157O89OOOOO', '************OOOO'],
    ['l5710157089000l1', 'l***********00l1'],
    ['hp 0812-3456-7890.', 'hp ********7890.'],
    ['1571015708900000 lagi', '************0000 lagi'],
    ['15710157089 lagi 00000', '*******7089 lagi 00000'],
    ['tahun 1990 dan 2024', 'tahun 1990 dan 2024'],
    ['1234567', '1234567'],
    ['tanpa angka, oollII', 'tanpa angka, oollII'],
  ])('turns %j into %j', (text, masked) => expect(maskNumbers(text)).toBe(masked));

  it('leaves no eight digits together, whatever stands around them', () => {
    const word = fc.constantFrom(' ', 'nik', '.', '-', '1', '57', '0890', '0000', 'O', 'l', 'ya');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const masked = maskNumbers(words.join(''));
        expect(masked).not.toMatch(/\d(?:[ .-]{0,3}\d){7}/);
        expect(maskNumbers(masked)).toBe(masked);
      }),
    );
  });

  it('stays quick on a long text', () => {
    const started = performance.now();
    maskNumbers('0o'.repeat(20_000) + ' o'.repeat(20_000) + '1-'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});
