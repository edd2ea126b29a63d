import { total } from '../../domain/benefit.ts';
import { jkkDeath, jkkValue } from '../../domain/jkk.ts';
import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** The base of everyone whose contribution is the least (10.000 a month × 100): most people in the paid programmes. */
const EXAMPLE_WAGE = 1_000_000;

/** *Manfaat JKK*: what a work accident gives, by the law of today, with the death benefit worked out for the lowest base. */
export const jkk = flow('jkk', {}, {}, (_seed, ports) => {
  const today = ports.today();
  const value = (name: Parameters<typeof jkkValue>[0]) => jkkValue(name, today)!.value;
  const death = jkkDeath(EXAMPLE_WAGE, today);
  const cite = jkkValue('deathPercent', today)!.cite;
  return {
    end: [
      {
        ...say('jkk.intro'),
        more: [
          say('jkk.care', {
            homeCare: value('homeCareMost'),
            land: value('transportLandMost'),
            sea: value('transportSeaMost'),
            air: value('transportAirMost'),
            cite: jkkValue('homeCareMost', today)!.cite,
          }),
          say('jkk.stmb', { first: value('stmbFirstYearPercent'), later: value('stmbLaterPercent'), cite }),
          say('jkk.disability', { percent: value('permanentTotalPercent'), months: value('wageMonths'), cite }),
          say('jkk.death', {
            percent: value('deathPercent'),
            months: value('wageMonths'),
            least: value('deathLeast'),
            funeral: value('funeral'),
            periodic: value('periodic'),
            wage: EXAMPLE_WAGE,
            total: total(death),
            scholarship: value('scholarshipMost'),
            cite,
          }),
          say('jkk.report'),
        ],
      },
      say('jkk.next', {}, ['check', 'jkm', 'officer', 'menu']),
    ],
  };
});
