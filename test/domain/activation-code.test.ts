import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../../locales/id/words.json' with { type: 'json' };
import {
  findActivationCode,
  makeActivationCode,
  maskActivationCodes,
  printActivationCode,
  readActivationCode,
  SIGNS,
} from '../../src/domain/activation-code.ts';
import { id } from '../../src/language/texts.ts';

/** Codes made of numbers that fast-check chooses; a run of it that gives none is no code. */
const codes = fc.infiniteStream(fc.nat(SIGNS.length - 1)).map((numbers) => {
  let drawn = 0;
  return makeActivationCode(() => (drawn++ < 200 ? (numbers.next().value as number) : randomInt(SIGNS.length)));
});

const gap = fc.constantFrom('', ' ', '-', ' - ', '\u2013', '\n', '\u00a0');

describe('an activation code', () => {
  it('has at least twenty signs to choose from, none of which looks like another', () => {
    expect(new Set(SIGNS).size).toBe(SIGNS.length);
    expect(SIGNS.length).toBeGreaterThanOrEqual(20);
    for (const pair of ['0O', '1I', '1L', 'IL', '2Z', '5S', '8B', 'UV', '6G'])
      expect([...pair].filter((sign) => SIGNS.includes(sign)).length, pair).toBeLessThan(2);
  });

  it('is read again as it was made, however it is typed', () => {
    fc.assert(
      fc.property(codes, fc.array(gap, { minLength: 11, maxLength: 11 }), fc.boolean(), (code, gaps, small) => {
        const typed = [...code].map((sign, at) => gaps[at] + sign).join('') + gaps[10];
        expect(readActivationCode(small ? typed.toLowerCase() : typed)).toBe(code);
      }),
    );
  });

  it('is printed as two fives, and found in a sentence as printed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(printActivationCode(code)).toMatch(/^[A-Z3-9]{5}-[A-Z3-9]{5}$/);
        expect(findActivationCode(`paket saya RT34K kode ${printActivationCode(code).toLowerCase()}, tolong`)).toBe(
          code,
        );
        expect(findActivationCode(`kodenya ${code.slice(0, 5)} ${code.slice(5)}`)).toBe(code);
      }),
    );
  });

  it('uses every sign at every place about as often', () => {
    const made = Array.from({ length: 20_000 }, () => makeActivationCode((below) => randomInt(below)));
    for (let place = 0; place < 10; place += 1) {
      const counts = Map.groupBy(made, (code) => code[place]!);
      expect(counts.size).toBe(SIGNS.length);
      // A digit is likelier than a letter, since each half must have one; within each kind all are alike.
      for (const kind of [/\d/, /\D/]) {
        const sizes = [...counts].filter(([sign]) => kind.test(sign)).map(([, { length }]) => length);
        expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.5);
      }
    }
  });

  it.each([
    'A3CDE4FHJ',
    'A3CDE4FHJKK',
    'A3CDE4FHJO',
    'A3CDE4FHJ1',
    'KECAMATANN',
    'ACDEF34679',
    '3467934679',
    'ACDEFHJKM3',
    'kerja 37 thn',
    '',
  ])('%s is none', (text) => {
    expect(readActivationCode(text)).toBeUndefined();
  });

  it('is never taken out of a sentence that has none', () => {
    // Two sentences show what a code looks like.
    const shown = 'A3CDE-4FHJK';
    const texts = (at: unknown): string[] =>
      typeof at === 'string'
        ? [at.replace(shown, '')]
        : typeof at === 'object' && at
          ? Object.values(at).flatMap(texts)
          : [];
    const all = [...texts(words), ...texts(id), 'ada 3 rt 4 pak', 'KECAMATAN PARET RAYA', 'rumah di rt 07 rw 04'];
    expect(all.length).toBeGreaterThan(800);
    const pairs = all.flatMap((one, at) => [one, `${one} ${all[(at + 1) % all.length]}`]);
    expect(pairs.filter((text) => findActivationCode(text))).toEqual([]);
  });
});

describe('masking', () => {
  it('leaves nothing of a code, however it is typed and whatever stands around it', () => {
    fc.assert(
      fc.property(codes, fc.array(gap, { minLength: 11, maxLength: 11 }), (code, gaps) => {
        const typed = [...code].map((sign, at) => (at ? gaps[at] : '') + sign).join('');
        const masked = maskActivationCodes(`/start ${typed} RT34K`);
        expect(masked.replace(/\W/g, '').replace(/RT34K$/, '')).toBe('start');
      }),
    );
  });

  it('leaves nothing of a code with one sign misread', () => {
    fc.assert(
      fc.property(codes, fc.nat(9), fc.constantFrom('O', 'I', 'S', '0', '8', ''), (code, at, wrong) => {
        const typed = printActivationCode(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`);
        // A code whose only digit of a half was misread as a letter is a word and a half.
        fc.pre(typed.split('-').every((half) => /\d/.test(half) && /\D/.test(half)));
        expect(maskActivationCodes(`kode: ${typed}`)).toMatch(/^kode: \*+$/);
      }),
    );
  });

  it.each(['KECAMATAN PARET RAYA', 'saya kerja di pasar', 'rt 07 rw 04', '17-08-1990', 'Rp20.000.000 besok'])(
    'leaves "%s" alone',
    (text) => {
      expect(maskActivationCodes(text)).toBe(text);
    },
  );
});
