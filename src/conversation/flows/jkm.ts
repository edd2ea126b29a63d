import { total } from '../../domain/benefit.ts';
import { jkmBenefits, jkmFullFromMonths, jkmScholarship } from '../../domain/jkm.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** *Manfaat JKM*: what the heirs receive for a death that work did not cause, by the law of today. */
export const jkm = flow('jkm', {}, {}, (_seed, ports) => {
  const today = ports.today();
  const benefits = jkmBenefits(today);
  const scholarship = jkmScholarship(today)!;
  const limited = jkmFullFromMonths(today)!;
  const amounts = Object.fromEntries(benefits.map(({ name, amount }) => [name, amount]));
  return {
    end: [
      {
        ...say('jkm.intro'),
        more: [
          say('jkm.sums', { ...amounts, total: total(benefits), cite: benefits[0]!.cite }),
          say('jkm.scholarship', {
            most: scholarship.most.value,
            years: scholarship.years.value,
            cite: scholarship.most.cite,
          }),
          say('jkm.limited', { months: limited.value, funeral: amounts.funeral!, cite: limited.cite }),
        ],
      },
      say('jkm.next', {}, ['check', 'jkk', 'officer', 'menu']),
    ],
  };
});
