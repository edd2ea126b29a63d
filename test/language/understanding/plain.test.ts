import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords, stemOf } from '../../../src/language/understanding/plain.ts';

describe('plain words', () => {
  it.each([
    ['Sayo dak biso byr, cak mano??', 'saya tidak bisa bayar bagaimana ? ?'],
    ['LAKIKU MENINGGL KMRN', 'suami meninggal kemarin'],
    ['makasiiiih', 'terima kasih'],
    ['apa itu jeka em', 'apa itu jkm'],
    ['beda je ka ka samo be pe je es', 'beda jkk dengan bpjs'],
    ['nick sy 1571 0157 0890 0000', 'nik saya <n16>'],
    ['klaim KL-261121-00000000 tgl 17/8/26', 'klaim <case> tgl <day>'],
    ['klik www.hadiah-bpjs.xyz/ambil ya', 'klik <link> ya'],
    ["hari jum'at", 'hari jumat'],
    ['naik motor ke Mendalo', 'naik motor ke mendalo'],
    ['🙏🙏 pak', '🙏 🙏 pak'],
    ['s\u200ba\u200cy\u200da', 'saya'],
    ['', ''],
    ['…', ''],
  ])('of %j are %j', (written, words) => {
    expect(plainWords(written).join(' ')).toBe(words);
  });

  it('keep the beginning and the end of a long message, where its question stands', () => {
    const words = plainWords(`berapa iuran ${'lalu '.repeat(2_000)} terdaftar`);
    expect(words.slice(0, 2)).toEqual(['berapa', 'iuran']);
    expect(words.at(-1)).toBe('terdaftar');
    expect(words.length).toBeLessThan(400);
  });

  it('hold no long number, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^\d{5,20}$/), (around, number) => {
        expect(plainWords(`${around} ${number} ${around}`).join(' ')).not.toContain(number);
      }),
    );
  });
});

it.each([
  ['klaimnya', 'klaim'],
  ['suamiku', 'suami'],
  ['bukunya', 'buku'],
  ['nya', 'nya'],
  ['desa', 'desa'],
])('the stem of %s is %s', (word, stem) => expect(stemOf(word)).toBe(stem));
