import { ruleOn, values } from '../../domain/contributions/rules.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { owed } from '../contribution/owed.ts';

/** A wage for which the sum is worked out; nobody was asked for one. */
const EXAMPLE_WAGE = 3_000_000;

/** What an employer pays for one worker, from the lowest risk to the highest. */
function workersPriceSay(today: Day): Say {
  const [least, most] = [ruleOn(values.puJkkVeryLow, today), ruleOn(values.puJkkVeryHigh, today)];
  const jkm = ruleOn(values.puJkm, today);
  const [from, to] = (['very_low', 'very_high'] as const).map((risk) =>
    owed({ segment: 'pu', wage: EXAMPLE_WAGE, risk }, today),
  );
  return say('register.workersPrice', {
    least: least.value,
    most: most.value,
    jkm: jkm.value,
    wage: EXAMPLE_WAGE,
    from: from!.total,
    to: to!.total,
    cite: [...new Set([least, most, jkm].map(({ cite }) => cite))].join('; '),
  });
}

/** To whoever pays others a wage: they must enrol them, and pay (PP 44/2015 Pasal 15). */
export const workersSay = (today: Day): Say => ({
  ...say('register.workers'),
  more: [workersPriceSay(today), say('register.workersWays'), say('register.domestic')],
});

/** To whoever is paid a wage: their employer must enrol them. */
export const employeeSay = (today: Day): Say => ({
  ...say('register.employee', { cite: ruleOn(values.puJkm, today).cite }),
  more: [say('contribution.wagesNext')],
});
