import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../src/channels/split.ts';

/** Texts as people and programs write them: words, ends of sentences, blank lines, signs of two and of many units. */
const piece = fc.constantFrom(
  'kata',
  'panjang'.repeat(9),
  ' ',
  '  ',
  '. ',
  '! ',
  '\n',
  '\n\n\n',
  '👷🏽',
  'ꦱ',
  '\u{1f1ee}\u{1f1e9}',
);
const written = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
const most = fc.integer({ min: 2, max: 200 });

const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, '');

describe('a text that is split', () => {
  it('loses nothing but blanks, in parts that fit and are whole signs', () => {
    fc.assert(
      fc.property(written, most, (text, limit) => {
        const parts = splitText(text, limit);
        expect(withoutBlanks(parts.join(''))).toBe(withoutBlanks(text));
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(limit);
          expect(part.isWellFormed()).toBe(true);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('has no part that nobody could send, unless it is all blank', () => {
    fc.assert(
      fc.property(written, most, (text, limit) => {
        fc.pre(text.trim() !== '');
        expect(splitText(text, limit).filter((part) => part.trim() === '')).toEqual([]);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('keeps a heading with what it stands over', () => {
    const text = `${'a'.repeat(30)}\n\n*Petugas yang memastikan:*\n\n• ${'b'.repeat(30)}`;
    expect(splitText(text, 62)).toEqual(['a'.repeat(30), `*Petugas yang memastikan:*\n\n• ${'b'.repeat(30)}`]);
  });

  it('that fits stays as it is', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(splitText(text, Math.max(text.length, 1))).toEqual([text]);
      }),
      { seed: 8 },
    );
  });

  it.each([
    ['between paragraphs', 'aaaa bbbb.\n\ncccc dddd', ['aaaa bbbb.', 'cccc dddd']],
    ['else between lines', 'aaaa bbbb.\ncccc dddd', ['aaaa bbbb.', 'cccc dddd']],
    ['else between sentences', 'aaaa. bbbb cccc dddd', ['aaaa.', 'bbbb cccc dddd']],
    ['else between words', 'aaaa bbbb cccc dddd', ['aaaa bbbb cccc', 'dddd']],
    ['else anywhere', 'a'.repeat(18), ['a'.repeat(14), 'aaaa']],
    ['not for the sake of blanks', `${'a'.repeat(14)} \n`, ['a'.repeat(14)]],
  ])('is cut %s', (_, text, parts) => {
    expect(splitText(text, 14)).toEqual(parts);
  });
});
