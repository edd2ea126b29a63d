import { describe, expect, it } from 'vitest';
import { SITI } from '../support/talk.ts';
import { cli } from './cli.ts';

describe('a command that is written wrongly', () => {
  it.each([
    [
      'without what it needs',
      ['inbox', 'to-claim', 'LP26112000000024'],
      'Perintah ini perlu --as <claim>: jenis klaim: jkm',
    ],
    ['with a value left out', ['claims', 'move', 'KL26112000000024', '--to'], '--to <status> perlu diisi'],
    ['without its number', ['claims', 'show'], 'Perintah ini perlu number: nomor klaim KL'],
    ['with a slip in an option', ['claims', 'show', '1', '--jsno'], 'Mungkin maksudnya --json'],
    ['with a slip in its name', ['klaims'], 'Mungkin maksudnya claims'],
    ['with a name in two words', ['claims', 'show', '1', SITI.nik], 'tanda kutip'],
  ])('%s is told in Indonesian what would have worked', async (_, args, words) => {
    const { code, out, err } = await cli(args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(err).toContain('--help');
    expect(err).not.toMatch(/error:|Did you mean/);
    expect(err).not.toContain(SITI.nik);
  });
});
