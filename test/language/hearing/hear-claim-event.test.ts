import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { hear } from '../../../src/language/hear.ts';
import { hearClaimEvent } from '../../../src/language/hearing/hear-claim-event.ts';

const topicOf = (text: string) => hear({ text }, [], '2026-11-21' as Day).topic;

it.each([
  ['syarat klaim jkm', 'other_death'],
  ['berkas kecelakaan kerja', 'work_accident'],
  ['meninggal karena kecelakaan kerja', 'work_death'],
  ['berkas beasiswa', 'scholarship'],
  ['jkk dan jkm', undefined],
  ['syarat klaim', undefined],
])('"%s" says what is claimed', (written, event) => {
  expect(hearClaimEvent(written)).toBe(event);
});

describe('what a message is about', () => {
  it.each([
    ['klaim sayo sampai mano', 'claimStatus'],
    ['cair belum', 'claimStatus'],
    ['status klaim suami saya yang meninggal dunia', 'claimStatus'],
    ['berkas apo be', 'claimPapers'],
    ['syarat klaim kecelakaan kerja', 'claimPapers'],
    ['suami meninggal, berkas apo be', 'claimPapers'],
    ['bapak kecelakaan kerja terus meninggal', 'bereaved'],
    ['lapor', 'report'],
    ['lapor kecelakaan', 'accidentReport'],
    ['mau lapor kematian', 'bereaved'],
    ['klaim beasiswa', 'scholarship'],
  ])('"%s": %s', (written, topic) => {
    expect(topicOf(written)).toBe(topic);
  });
});

it('hears the number of a case beside a code', () => {
  expect(hear({ text: 'lp 261121-00000001 C7DEF-9HJKM' }, [], '2026-11-21' as Day)).toMatchObject({
    caseNumber: 'LP26112100000001',
    code: { signs: 'C7DEF9HJKM', begins: false },
  });
});
