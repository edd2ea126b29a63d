import { describe, expect, it } from 'vitest';
import { knownWords, meantWord } from '../../../src/language/understanding/known-words.ts';

const known = knownWords(['kabar', 'depan', 'makan', 'makam', 'warung'], 2);

describe('a misspelt word', () => {
  it.each([
    ['kbr', 'kabar'],
    ['dpn', 'depan'],
    ['kecelkaan', 'kecelakaan'],
    ['kecelakaann', 'kecelakaan'],
    ['kecelakkaan', 'kecelakaan'],
    ['kecelakaam', 'kecelakaan'],
    ['kecelaakan', 'kecelakaan'],
    ['formlir', 'formulir'],
  ])('%s stands for %s', (word, meant) => expect(meantWord(word, known)).toBe(meant));

  it.each(['warung', 'kecelakaan', 'mkn', 'sawah', 'xyzzyx', '12345', '?', 'zxc'])('%s stands for none', (word) => {
    expect(meantWord(word, known)).toBeUndefined();
  });
});
