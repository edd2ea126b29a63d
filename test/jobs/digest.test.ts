import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { digestSay } from '../../src/jobs/digest.ts';
import { render } from '../../src/language/render.ts';
import { id } from '../../src/language/texts.ts';
import type { CaseSubject, CoverSubject } from '../../src/store/reminders/facts.ts';
import type { Told } from '../../src/store/reminders/found.ts';

const day = (text: string): Day => text as Day;
const today = day('2026-11-23');

const claim = (change: Partial<CaseSubject> = {}): CaseSubject => ({
  id: 1,
  number: 'KL26111600000017',
  chats: [7],
  kind: 'accident',
  claim: 'jkk',
  status: 'incomplete',
  since: day('2026-11-16'),
  openedOn: day('2026-11-10'),
  completeOn: null,
  eventOn: day('2026-11-08'),
  circumstances: {},
  papers: [
    { code: 'family_card', status: 'required', reason: null },
    { code: 'bank_book', status: 'returned', reason: 'unreadable' },
    { code: 'pay_slip', status: 'checked', reason: null },
  ],
  ...change,
});

const cover = (change: Partial<CoverSubject> = {}): CoverSubject => ({
  id: 2,
  name: 'Siti Uji',
  programme: 'BKBK Dumisake',
  chats: [7],
  startsOn: day('2026-01-01'),
  endsOn: day('2026-12-31'),
  paidThrough: day('2026-09-30'),
  paidSourceOn: day('2026-11-21'),
  others: [],
  ...change,
});

const told = (kind: Told['kind'], about: CaseSubject | CoverSubject | null, on = today): Told =>
  about ? { kind, on, ...('claim' in about ? { case: about } : { cover: about }) } : { kind, on };

const words = (...all: Told[]): string => render(digestSay(all, today), '').text;

describe('what one chat is reminded of', () => {
  it.each([
    [
      'missing papers, by name',
      told('missing_papers', claim()),
      ['KL26111600000017', '2 berkas', 'Kartu Keluarga', 'Buku tabungan'],
    ],
    [
      'papers that nobody listed',
      told('missing_papers', claim({ papers: [] })),
      ['belum lengkap', '175', 'status klaim'],
    ],
    [
      'a stage that takes too long, with its day',
      told('stage_overdue', claim({ status: 'verifying', completeOn: day('2026-11-02') })),
      ['paling lambat 11 November 2026', 'berhak bertanya'],
    ],
    ['an aim as about', told('stage_overdue', claim({ status: 'verifying' })), ['sekitar 25 November 2026']],
    [
      'the limit of the report, with its article',
      told('report_limit', claim({ claim: null, status: 'reported', eventOn: day('2026-11-22') })),
      ['22 November 2026', 'Selasa, 24 November 2026', 'PP 44/2015'],
    ],
    [
      'the limit of the claim',
      told('claim_limit', claim({ status: 'in_care' })),
      ['8 November 2031', 'PP 82/2019 Pasal 26'],
    ],
    [
      'the scholarship of a year as unconfirmed',
      told('scholarship_yearly', claim({ claim: 'scholarship', status: 'paid', since: day('2025-12-23') })),
      ['sekitar 23 Desember 2026', 'belum pasti', 'Rapor'],
    ],
    [
      'the end of a cover, and whose',
      told('cover_ends', cover()),
      ['Siti Uji', 'BKBK Dumisake', 'Kamis, 31 Desember 2026', 'iuran'],
    ],
    [
      'unpaid months as of the roll',
      told('arrears', cover()),
      ['Siti Uji', 'September 2026', '1 bulan', '21 November 2026', 'Pasal 39'],
    ],
    [
      'the day on which the cover lapses',
      told('arrears', cover({ paidThrough: day('2026-07-31') })),
      ['mulai Selasa, 1 Desember 2026', 'Bayar atau tanyakan'],
    ],
    ['a day of one’s own', told('own_date', null), ['Senin, 23 November 2026']],
    [
      'a day of one’s own that is past',
      told('own_date', null, day('2026-11-22')),
      ['Minggu, 22 November 2026', 'terlambat'],
    ],
  ])('tells %s', (_, one, holds) => {
    const text = words(one);
    for (const hold of holds) expect(text).toContain(hold);
    expect(text).toContain('*berhenti*');
  });

  it('is one message, case by case and cover by cover', () => {
    const second = claim({ id: 3, number: 'KL26111700000001' });
    const say = digestSay(
      [
        told('own_date', null),
        told('arrears', cover()),
        told('missing_papers', second),
        told('missing_papers', claim()),
      ],
      today,
    );
    expect(say.more?.map(({ key, values }) => [key, values?.number ?? values?.name])).toEqual([
      ['reminder.missing', 'KL26111600000017'],
      ['reminder.missing', 'KL26111700000001'],
      ['reminder.arrears', 'Siti Uji'],
      ['reminder.due', undefined],
      ['reminder.foot', undefined],
    ]);
  });

  it.each([
    ['a JKM claim', { claim: 'jkm' }],
    ['a death that was reported', { kind: 'death', claim: null, status: 'reported' }],
    ['an accident that somebody died of', { circumstances: { died: true } }],
    ['an heir', { circumstances: { heir: 'child' } }],
  ] as const)('begins gently where a death is among it: %s', (_, change) => {
    expect(digestSay([told('own_date', null), told('missing_papers', claim(change))], today).key).toBe(
      'reminder.gentle',
    );
    expect(digestSay([told('own_date', null), told('missing_papers', claim())], today).key).toBe('reminder.head');
  });

  it('leaves out the name of a paper that it does not know', () => {
    const papers = [{ code: 'from_tomorrow', status: 'required' as const, reason: null }];
    expect(words(told('missing_papers', claim({ papers })))).toContain('1 berkas');
  });
});

describe('words that may reach the bereaved', () => {
  const texts = [...Object.entries(id.reminder), ...Object.entries(id.notices)];

  it.each(texts)('hold nothing cheerful: %s', (_, text) => {
    expect(text).not.toMatch(/!|selamat|hore|asyik|gembira|senang|kabar baik|\p{Extended_Pictographic}/iu);
  });
});
