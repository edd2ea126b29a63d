import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hearPart } from '../../../src/language/hearing/hear-part.ts';
import { normalise } from '../../../src/language/normalise.ts';

const hear = (written: string) => hearPart(normalise(written));

describe('a part of the body', () => {
  it.each([
    ['jempol kanan', { part: 'thumb', side: 'right' }],
    ['ibu jari kiri', { part: 'thumb', side: 'left' }],
    ['jempol tangan sebelah kanan', { part: 'thumb', side: 'right' }],
    ['telunjuk', { part: 'index' }],
    ['jari tengah', { part: 'finger_other' }],
    ['kelingking kiri', { part: 'finger_other', side: 'left' }],
    ['ruas jari telunjuk', { part: 'index_joint' }],
    ['ujung jari manis kanan', { part: 'finger_joint', side: 'right' }],
    ['tangan kiri sampai pergelangan', { part: 'hand', side: 'left' }],
    ['tangan kanan sampai siku', { part: 'arm_elbow', side: 'right' }],
    ['lengan', { part: 'arm_elbow' }],
    ['lengan kanan dari bahu', { part: 'arm_shoulder', side: 'right' }],
    ['sebelah mata', { part: 'eye_one' }],
    ['mata kiri', { part: 'eye_one' }],
    ['dua mata', { part: 'eyes_both' }],
    ['mata kanan dan kiri', { part: 'eyes_both' }],
    ['telinga', { part: 'ear_one' }],
    ['kedua kuping', { part: 'ears_both' }],
    ['pendengaran', { part: 'hearing_one' }],
    ['telinga kiri tuli', { part: 'hearing_one' }],
    ['budek duo-duonyo', { part: 'hearing_both' }],
    ['kaki', { part: 'foot_one' }],
    ['kaki kanan sampai mata kaki', { part: 'foot_one' }],
    ['kedua kaki', { part: 'feet_both' }],
    ['kaki kiri sampai pangkal paha', { part: 'leg_one' }],
    ['kedua tungkai', { part: 'legs_both' }],
    ['jempol kaki kanan', { part: 'toe_big' }],
    ['telunjuk kaki', { part: 'toe_index' }],
    ['kelingking kaki', { part: 'toe_other' }],
    ['cuping hidung', { part: 'nose_wing' }],
    ['sekat hidung', { part: 'nose_septum' }],
    ['mata buta warna', { part: 'colour_vision' }],
    ['kulit kepala', { part: 'scalp' }],
    ['kaki memendek 4,9 cm', { part: 'leg_short_5' }],
    ['kaki pendek 5 cm', { part: 'leg_short_7_5' }],
    ['kaki pendek 7,5cm', { part: 'leg_short_more' }],
  ])('is heard in %s', (written, part) => expect(hear(written)).toEqual(part));

  it.each([
    ...['jempol dan telunjuk', 'dua tangan', 'kedua jempol', 'kedua jempol kaki', 'mata dan tangan'],
    ...['lutut', 'kaki sampai lutut', 'ruas jempol', 'ruas jari kaki', 'hidung', 'kaki pendek sebelah', 'sakit', ''],
  ])('is not guessed from %j', (written) => expect(hear(written)).toBeUndefined());

  it('has the side that was said, wherever it was said', () => {
    const parts = {
      jempol: 'thumb',
      telunjuk: 'index',
      'jari manis': 'finger_other',
      tangan: 'hand',
      siku: 'arm_elbow',
    };
    const sides = { kanan: 'right', kiri: 'left' };
    const one = <T extends object>(table: T) => fc.constantFrom(...(Object.entries(table) as [string, string][]));
    fc.assert(
      fc.property(one(parts), one(sides), fc.boolean(), ([word, part], [said, side], first) => {
        expect(hear(first ? `${said} ${word}` : `${word} sayo sebelah ${said}`)).toEqual({ part, side });
      }),
    );
  });
});
