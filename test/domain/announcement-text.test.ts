import { describe, expect, it } from 'vitest';
import { MOST_SIGNS, readAnnouncement } from '../../src/domain/announcement-text.ts';

const read = (text: string) => readAnnouncement(Buffer.from(text));

describe('the text of an announcement', () => {
  it.each([
    [
      'stays as it is',
      '*Penting*: kantor buka.\n\nTelepon 175, 0812-0000-0000.',
      '*Penting*: kantor buka.\n\nTelepon 175, 0812-0000-0000.',
    ],
    ['loses what nobody sees', '\ufeff\r\n  Halo  \r\n\r\n\r\n\r\nwarga\u200b\t.\r\n', 'Halo\n\nwarga .'],
    ['may name a programme by its code', 'Program dumisake_bkbk dan bungo_gdm', 'Program dumisake_bkbk dan bungo_gdm'],
    ['may name days and hours', '01-12-2026 08.00-16.00, 12 12 2026', '01-12-2026 08.00-16.00, 12 12 2026'],
    ['may have a list', '- satu\n- dua\n#1', '- satu\n- dua\n#1'],
    ['may be as long as is allowed', 'é'.repeat(MOST_SIGNS), 'é'.repeat(MOST_SIGNS)],
  ])('%s', (_, written, text) => {
    expect(read(written)).toEqual({ text });
  });

  it.each([
    ['nothing', '', { what: 'empty' }],
    ['nothing but blanks', ' \n\u200b\n', { what: 'empty' }],
    ['more than is read', 'a'.repeat(MOST_SIGNS + 1), { what: 'long', signs: MOST_SIGNS + 1 }],
    ['a NIK', 'NIK 1571015708900000 sudah terdaftar', { what: 'number' }],
    ['a NIK with spaces', 'NIK 1571 0157 0890 0000.', { what: 'number' }],
    ['a NIK with dots', '157101.570890.0000', { what: 'number' }],
    ['a family card with dashes', '1571-0101-0115-0000', { what: 'number' }],
    ['a heading', 'Halo\n## Warga', { what: 'marks', line: 2, mark: '##' }],
    ['double stars', 'Ini **penting**', { what: 'marks', line: 1, mark: '**' }],
    ['a link in brackets', '[daftar](https://example.id)', { what: 'marks', line: 1, mark: '](' }],
    ['code', 'ketik `menu`', { what: 'marks', line: 1, mark: '`' }],
    ['slanted words', 'ini _penting sekali_ ya', { what: 'marks', line: 1, mark: '_' }],
  ])('is refused with %s', (_, written, mistake) => {
    expect(read(written)).toEqual({ mistake });
  });

  it('is refused where it is no UTF-8', () => {
    expect(readAnnouncement(Buffer.from([0x48, 0xe9, 0x21]))).toEqual({ mistake: { what: 'not_utf8' } });
  });
});
