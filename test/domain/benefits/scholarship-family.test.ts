import { describe, expect, it } from 'vitest';
import { estimated, partOf, sumOf } from './asked.ts';

const birthDate = '2022-06-02';
const asked = { event: 'work_death', segment: 'pu', wage: 1_000_000, unpaidMonths: 0 };
const of = (...children: object[]) => ({ ...asked, children });
const sum = (...children: object[]) => sumOf(of(...children), 'scholarship');

const tk = { level: 'tk', grade: 1, birthDate };
const sd = { level: 'sd', grade: 1, birthDate };
const sma = { level: 'sma', grade: 3, birthDate };
const pt = { level: 'pt', grade: 5, birthDate };

describe('the scholarship of a family', () => {
  it('adds two children', () => {
    expect(partOf(of(sma, pt), 'scholarship')).toMatchObject({
      amount: 75_000_000,
      how: '1 × 3.000.000 + 5 × 12.000.000 + 1 × 12.000.000',
    });
    expect(estimated(of(sma, pt))).toMatchObject({ assumed: [], askOfficer: [] });
  });

  it('is at most what two children in their first year get', () => {
    expect(sum(tk, tk)).toBe(174_000_000);
    expect(sum(tk, tk, tk)).toBe(174_000_000);
  });

  it.each([[[pt, sma, sd]], [[pt, sd, sma]], [[sma, pt, sd]], [[sma, sd, pt]], [[sd, pt, sma]], [[sd, sma, pt]]])(
    'is that of the two with the most to come, in whatever order',
    (children) => {
      const found = estimated(of(...children));
      expect(partOf(of(...children), 'scholarship')).toMatchObject({
        amount: 147_000_000,
        how: '6 × 1.500.000 + 3 × 2.000.000 + 3 × 3.000.000 + 5 × 12.000.000 + 1 × 3.000.000 + 5 × 12.000.000',
      });
      expect(found.assumed).toEqual(['two_highest_children']);
      expect(found.askOfficer).toEqual(['which_children']);
    },
  );

  it('leaves out who has no right before it chooses', () => {
    const found = estimated(of({ ...tk, married: true }, { ...tk, birthDate: '2003-01-01' }, sma, pt));
    expect(found).toMatchObject({ total: 145_000_000, assumed: [], askOfficer: [] });
  });

  it('is no part of an answer when no child has a right, or there is none', () => {
    expect(sum({ ...tk, married: true })).toBeUndefined();
    expect(sum()).toBeUndefined();
    expect(estimated(of({ ...tk, married: true }))).toMatchObject({ total: 70_000_000, assumed: [], askOfficer: [] });
  });

  it('says of the chosen ones alone what was assumed of grades and work', () => {
    const least = { level: 'pt', birthDate: '2003-12-31', working: true };
    expect(estimated(of(sd, sma, least))).toMatchObject({
      assumed: ['two_highest_children'],
      askOfficer: ['which_children'],
    });
    expect(estimated(of(sd, least))).toMatchObject({ assumed: ['child_grade'], askOfficer: ['child_works'] });
  });

  it('says of all that they are taken for under 23, for that decides who is chosen', () => {
    const unknown = { level: 'pt', grade: 5 };
    expect(estimated(of(sd, sma, unknown)).assumed).toEqual(['child_under_23', 'two_highest_children']);
    expect(estimated(of(sd, unknown)).assumed).toEqual(['child_under_23']);
  });

  it('was one sum for all children before PP 82/2019', () => {
    const old = { ...of(tk, sd, sma), on: '2019-12-01' };
    expect(partOf(old, 'scholarship')).toMatchObject({
      amount: 12_000_000,
      how: '12.000.000',
      cite: 'PP 44/2015 Pasal 25 ayat (3) dan Pasal 34 ayat (2)',
      confidence: 'statute',
      when: 'now',
    });
    expect(estimated(old)).toMatchObject({ assumed: [], askOfficer: [] });
    expect(sumOf({ ...of(tk), on: '2019-12-02' }, 'scholarship')).toBe(87_000_000);
  });
});
