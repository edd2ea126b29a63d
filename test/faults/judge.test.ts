import { describe, expect, it } from 'vitest';
import { type Facts, judge, type RowFact } from './judge.ts';
import { shownOf } from './shown.ts';

const sent: RowFact = { id: 1, status: 'sent', doubted: false, poison: false, shown: 1, inFlight: false };
const all: Facts = { rows: [sent], unwritten: [], unanswered: [], answeredTwice: [], unknown: 0 };

const complaints = (facts: Partial<Facts>): string[] => judge({ ...all, ...facts }).complaints.map(({ what }) => what);
const ofRow = (row: Partial<RowFact>): string[] => complaints({ rows: [{ ...sent, ...row }] });

describe('the judge of a drill', () => {
  it.each<[string, Partial<RowFact>]>([
    ['that was sent and shown', {}],
    [
      'that nobody knows of, because its process was killed, shown or not',
      { status: 'uncertain', inFlight: true, shown: 0 },
    ],
    ['that was repeated, and owns up to it', { doubted: true, inFlight: true, shown: 2 }],
    ['that is poisoned and has failed', { status: 'failed', poison: true, shown: 0 }],
    [
      'that is poisoned and was killed while it was about to fail',
      { status: 'uncertain', poison: true, shown: 0, inFlight: true },
    ],
  ])('has nothing against a row %s', (_, row) => {
    expect(ofRow(row)).toEqual([]);
  });

  it.each<[string, Partial<RowFact>]>([
    ['sent but never shown', { shown: 0 }],
    ['still open', { status: 'queued', shown: 0 }],
    ['still open', { status: 'sending', shown: 0 }],
    ['given up without need', { status: 'failed', shown: 0 }],
    ['in no state that this could end in', { status: 'expired', shown: 0 }],
    ['in no state that this could end in', { status: 'suppressed', shown: 0 }],
    ['shown although it says otherwise', { status: 'failed', poison: true }],
    ['shown twice without a doubt', { shown: 2 }],
    ['shown twice without a doubt', { shown: 2, status: 'uncertain', inFlight: true }],
    ['in doubt although nothing befell it', { status: 'uncertain' }],
    ['in doubt although nothing befell it', { doubted: true }],
    ['poisoned and not failed', { poison: true }],
  ])('finds a row that is %s', (what, row) => {
    expect(ofRow(row)).toEqual([what]);
  });

  it.each<[string, Partial<Facts>, 'lost' | 'twice']>([
    ['reminders never written', { unwritten: [7] }, 'lost'],
    ['messages never answered', { unanswered: ['1:7'] }, 'lost'],
    ['messages answered twice', { answeredTwice: ['1:7'] }, 'twice'],
    ['shown and in no row', { unknown: 1 }, 'twice'],
  ])('finds %s', (what, facts, as) => {
    expect(complaints(facts)).toEqual([what]);
    expect(judge({ ...all, ...facts })[as]).toBe(1);
  });

  it('counts what is lost and what came twice', () => {
    const rows = [sent, { ...sent, shown: 0 }, { ...sent, shown: 3 }, { ...sent, status: 'queued', shown: 0 }];
    expect(judge({ ...all, rows })).toMatchObject({ lost: 2, twice: 1, sent: 3 });
  });
});

describe('what was shown of each row', () => {
  const rows = [
    { id: 1, chat: 'a', words: 'x', status: 'sent' },
    { id: 2, chat: 'a', words: 'x', status: 'uncertain' },
    { id: 3, chat: 'b', words: 'x', status: 'sent' },
    { id: 4, chat: 'b', words: undefined, status: 'failed' },
  ];
  const timesOf = (seen: [string, string[]][]) => {
    const { times, unknown } = shownOf(rows, new Map(seen));
    return { times: [...times.values()], unknown };
  };

  it('is known by its words in its chat', () => {
    expect(
      timesOf([
        ['a', ['x', 'x']],
        ['b', ['x']],
      ]),
    ).toEqual({ times: [1, 1, 1, 0], unknown: 0 });
  });

  it('counts for the row that says it was sent, where several of a chat say the same', () => {
    expect(
      timesOf([
        ['a', ['x']],
        ['b', []],
      ]),
    ).toEqual({ times: [1, 0, 0, 0], unknown: 0 });
    expect(timesOf([['a', ['x', 'x', 'x']]])).toEqual({ times: [2, 1, 0, 0], unknown: 0 });
  });

  it('leaves over what no row says', () => {
    expect(
      timesOf([
        ['b', ['x', 'y']],
        ['c', ['x']],
      ]),
    ).toEqual({ times: [0, 0, 1, 0], unknown: 2 });
  });
});
