import { estimate } from '../../domain/benefits/estimate.ts';
import { type JkkName, jkkValue } from '../../domain/benefits/jkk-law.ts';
import { scholarshipValue } from '../../domain/benefits/scholarship.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { flow } from '../flow.ts';

/** The base of everyone whose contribution is the least (10.000 a month × 100): most people in the paid programmes. */
const EXAMPLE_WAGE = 1_000_000;

const lawOf = (today: Day) => ({
  value: (name: JkkName) => jkkValue(name, today)!.value,
  cite: (name: JkkName) => jkkValue(name, today)!.cite,
});

/** While she lives: care, the way there, the months without work, what stays. */
function careSays(today: Day): Say[] {
  const { value, cite } = lawOf(today);
  return [
    say('jkk.care', {
      homeCare: value('homeCareMost'),
      cite: cite('homeCareMost'),
      land: value('transportLandMost'),
      sea: value('transportSeaMost'),
      air: value('transportAirMost'),
      transportCite: cite('transportLandMost'),
    }),
    say('jkk.stmb', {
      first: value('stmbFirstPercent'),
      later: value('stmbLaterPercent'),
      cite: cite('stmbFirstPercent'),
    }),
    say('jkk.disability', {
      percent: value('permanentTotalPercent'),
      months: value('wageMonths'),
      cite: cite('permanentTotalPercent'),
    }),
  ];
}

/** For the heirs, worked out for the lowest base. */
function deathSay(today: Day): Say {
  const { value, cite } = lawOf(today);
  const { total } = estimate({ event: 'work_death', on: today, wage: EXAMPLE_WAGE });
  return say('jkk.death', {
    percent: value('deathPercent'),
    months: value('wageMonths'),
    least: value('deathLeast'),
    funeral: value('funeral'),
    periodic: value('periodic'),
    wage: EXAMPLE_WAGE,
    total: total!,
    scholarship: scholarshipValue('allMost', today)!.value,
    cite: cite('deathPercent'),
  });
}

/** *Manfaat JKK*: what a work accident gives, by the law of today. */
export const jkk = flow('jkk', {}, {}, (_seed, ports) => {
  const today = ports.today();
  return {
    end: [
      { ...say('jkk.intro'), more: careSays(today) },
      { ...deathSay(today), more: [say('jkk.report')] },
      say('jkk.next', {}, ['check', 'estimate', 'accident', 'jkm', 'officer', 'menu']),
    ],
  };
});
