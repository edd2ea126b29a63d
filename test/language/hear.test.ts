import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { hear } from '../../src/language/hear.ts';
import { hearChoice } from '../../src/language/hearing/hear-choice.ts';
import { hearCourtesy } from '../../src/language/hearing/hear-courtesy.ts';
import { hearDay } from '../../src/language/hearing/hear-day.ts';
import { longNumbers, normalise } from '../../src/language/normalise.ts';

const today = '2026-11-21' as Day;

describe('a day', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['25/11/26', '2026-11-25'],
    ['25-11-2026', '2026-11-25'],
    ['tanggal 25 november', '2026-11-25'],
    ['1 jan', '2027-01-01'],
    ['besok pagi', '2026-11-22'],
    ['lusa', '2026-11-23'],
    ['tiga hari lagi', '2026-11-24'],
    ['dalam 2 minggu', '2026-12-05'],
    ['bulan depan', '2026-12-21'],
    ['hari Senin', '2026-11-23'],
    ['Sabtu', '2026-11-28'],
    ["Jum'at", '2026-11-27'],
  ])('is heard in %s', (written, on) => expect(hearDay(written, today)).toBe(on));

  it.each(['31/2/2027', '30 februari', 'kapan-kapan', '', '32/13/2026', 'empat puluh lima hari lagi'])(
    'is not heard in %s',
    (written) => {
      expect(hearDay(written, today)).toBeUndefined();
    },
  );

  it('is always one that exists, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const on = hearDay(written, today);
        if (on !== undefined) expect(day.safeParse(on).success).toBe(true);
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['1571015708900000', ['1571015708900000']],
    ['NIK: 1571 0157 0890 0000 pak', ['1571015708900000']],
    ['1571.0157.0890.0000', ['1571015708900000']],
    ['1571-0157\n0890-0000', ['1571015708900000']],
    ['nik1571015708900000', ['1571015708900000']],
    ['l57lO157O8900000', ['1571015708900000']],
    ['90000000001', ['90000000001']],
    ['halooooooooo', []],
    ['1 2 3', []],
  ])('is heard in %j', (written, numbers) => expect(longNumbers(written)).toEqual(numbers));

  it('is heard however sixteen digits are spaced', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '.', '-', '  '), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{15}$/), gaps, (nik, between) => {
        const written = [...nik].map((digit, at) => digit + (between[at] ?? '')).join('');
        expect(longNumbers(written)).toEqual([nik]);
      }),
    );
  });
});

describe('a choice', () => {
  const offered = [
    { id: 'agree', label: 'Setuju' },
    { id: 'decline', label: 'Tidak setuju' },
  ];

  it.each([
    ['1', 'agree'],
    ['2.', 'decline'],
    ['nomor 2', 'decline'],
    ['pilih no 1', 'agree'],
    ['1 setuju', 'agree'],
    ['2 setuju', undefined],
    ['2 hari', undefined],
    ['setuju', 'agree'],
    ['tidak setuju', 'decline'],
    ['iyo', 'agree'],
    ['3', undefined],
    ['0', undefined],
    ['mungkin', undefined],
    ['duo', 'decline'],
    ['yang kedua', 'decline'],
    ['ke-2', 'decline'],
    ['pertamo', 'agree'],
    ['terakhir', 'decline'],
    ['2\ufe0f\u20e3', 'decline'],
    ['saya pilih tidak setuju', 'decline'],
    ['setuju 👍🏽', 'agree'],
    ['dua setuju', undefined],
    ['setuju kak', 'agree'],
    ['oh iya setuju pak', 'agree'],
    ['2 ya bu', 'decline'],
    ['pak', undefined],
    ['setengah', undefined],
    ['1,5', undefined],
  ])('%s is %s', (written, choice) => {
    expect(hearChoice(written, offered)).toBe(choice);
  });

  it.each([
    ['tidak setuju lah, takut data saya', 'decline'],
    ['saya setuju. mau cek bpjs', 'agree'],
    ['saya setuju, eh tidak setuju', undefined],
    ['ya, tidak', undefined],
    ['tidak setuju, nik saya 1571015708900000', undefined],
    ['saya setuju, kerja saya dagang sayur', undefined],
  ])('is heard in a part of two words or more that stands alone: %s is %s', (text, choice) => {
    expect(hear({ text }, offered, today).choice).toBe(choice);
  });

  it('by button counts only while it is offered', () => {
    expect(hear({ choice: 'agree' }, offered, today).choice).toBe('agree');
    expect(hear({ choice: 'cancel-7' }, offered, today).choice).toBeUndefined();
  });
});

describe('a command', () => {
  it.each([
    ['batal pak', 'cancel'],
    ['batal dulu, saya ke rumah sakit', 'cancel'],
    ['kembali ya', 'back'],
    ['sudah batal dulu', undefined],
    ['tolong bantu, suami saya jatuh', undefined],
  ])('%s: %s', (text, command) => expect(hear({ text }, [], today).command).toBe(command));
});

describe('a courtesy', () => {
  it.each([
    ['mokasih banyak yo pak', 'thanks'],
    ['Baik, terima kasih informasinya.', 'thanks'],
    ['ok thanks 🙏', 'thanks'],
    ['pagi pak', 'greeting'],
    ['terima kasih sudah bayar', undefined],
    ['makasih, jkm', undefined],
    ['banyak', undefined],
  ])('%s: %s', (text, courtesy) => expect(hearCourtesy(normalise(text))).toBe(courtesy));
});

describe('what people of Jambi write', () => {
  it.each([
    ['cak mano sayo ni masih dijamin bpjs dak', 'check'],
    ['kartu sayo berlaku sampe kapan', 'check'],
    ['brp yg didapat klu sayo kecelakaan pas krjo', 'estimate'],
    ['ngomong sm orang aja lah', 'talk'],
  ])('%s: %s', (text, topic) => expect(hear({ text }, [], today).topic).toBe(topic));

  it.each([
    ['gk ada nik nya', 'noProof'],
    ['gak tau nomernya', 'noCaseNumber'],
    ['pas lagi kerjo', 'deathByWork'],
  ])('%s: the choice %s', (text, id) => expect(hear({ text }, [{ id, label: 'x' }], today).choice).toBe(id));
});
