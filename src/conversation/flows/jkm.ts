import type { Component } from '../../domain/benefits/component.ts';
import { estimate } from '../../domain/benefits/estimate.ts';
import { jkmValue } from '../../domain/benefits/jkm.ts';
import { scholarshipValue } from '../../domain/benefits/scholarship.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

const YEAR = 12;

/** *Manfaat JKM*: what the heirs receive for a death that work did not cause, by the law of today. */
export const jkm = flow('jkm', {}, {}, (_seed, ports) => {
  const today = ports.today();
  const { components, total } = estimate({ event: 'other_death', on: today });
  const [lumpSum, funeral, periodic] = components as [Component, Component, Component];
  const limited = jkmValue('fullFromMonths', today)!;
  const months = scholarshipValue('jkmContributionMonths', today)!;
  return {
    end: [
      {
        ...say('jkm.intro'),
        more: [
          say('jkm.sums', {
            lumpSum: lumpSum.amount!,
            periodic: periodic.amount!,
            funeral: funeral.amount!,
            total: total!,
            cite: lumpSum.cite,
          }),
          say('jkm.scholarship', {
            most: scholarshipValue('allMost', today)!.value,
            years: months.value / YEAR,
            cite: months.cite,
          }),
          say('jkm.limited', { months: limited.value, funeral: funeral.amount!, cite: limited.cite }),
        ],
      },
      say('jkm.next', {}, ['check', 'estimate', 'scholarship', 'bereaved', 'jkk', 'officer', 'menu']),
    ],
  };
});
