import { describe, expect, it } from 'vitest';
import { handedUntil, officersNext, usualOfficerHours } from '../../src/domain/officer-hours.ts';
import { MOST_WORDS, mistakeOf } from '../../src/domain/officer-words.ts';

const next = (at: string) => officersNext(usualOfficerHours, new Date(`${at}+07:00`));

describe('officers', () => {
  it.each([
    ['are there from the first minute of their hours', '2026-11-23T08:00', '2026-11-23', true],
    ['are there until the last', '2026-11-23T14:59', '2026-11-23', true],
    ['come later the same day', '2026-11-23T07:59', '2026-11-23', false],
    ['come the next day once their hours are over', '2026-11-23T15:00', '2026-11-24', false],
    ['come on Monday from Friday afternoon on', '2026-11-20T15:00', '2026-11-23', false],
    ['come on Monday on a Saturday morning', '2026-11-21T09:00', '2026-11-23', false],
    ['are not there on a holiday', '2026-12-25T09:00', '2026-12-28', false],
  ])('%s', (_, at, on, open) => {
    expect(next(at)).toEqual({ on, open });
  });

  it('have a chat for a day, by the clock', () => {
    expect(handedUntil(new Date('2026-11-23T09:00:00+07:00'))).toEqual(new Date('2026-11-24T09:00:00+07:00'));
  });
});

describe("an officer's words", () => {
  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['a'.repeat(MOST_WORDS), undefined],
    ['a'.repeat(MOST_WORDS + 1), 'long'],
    ['NIK Ibu 1571015708900000 ya?', 'number'],
    ['1571 0157 0890 0000', 'number'],
    ['1571-0157-0890-0000.', 'number'],
    ['1571.0157.0890.0000', 'number'],
    ['Nomor yang berakhiran 0000', undefined],
    ['157101570890000', undefined],
    ['Nomor klaim KL26111600000017', undefined],
    ['Telepon 0812-0000-0001, buka 08.00 sampai 15.00', undefined],
  ])('%j: %s', (words, mistake) => {
    expect(mistakeOf(words)).toBe(mistake);
  });
});
