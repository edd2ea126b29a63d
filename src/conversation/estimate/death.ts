import { scholarshipValue } from '../../domain/benefits/scholarship.ts';
import type { Day } from '../../domain/day.ts';
import type { Heard } from '../../language/hear.ts';
import { hearChildren } from '../../language/hearing/hear-children.ts';
import { hearMonths } from '../../language/hearing/hear-months.ts';
import { hearPastDay } from '../../language/hearing/hear-past-day.ts';
import { say } from '../../language/texts.ts';
import type { Ports } from '../ports.ts';
import { isBareNumber } from './bare-number.ts';
import { finish } from './end.ts';
import { ownFacts } from './own.ts';
import type { Base, Died, EstimateMove, Told } from './questions.ts';

/** Children change the answer only where the contributions may be enough for a scholarship. */
function afterMonths(told: Told & { on: Day }, ports: Ports): EstimateMove | Promise<EstimateMove> {
  const law = scholarshipValue('jkmContributionMonths', told.on);
  const enough = law && (told.contributionMonths ?? law.value) >= law.value;
  return enough ? { next: 'children', known: told } : finish(told, {}, ports);
}

/** The day of a death that work did not cause; what the record tells of the person is not asked. */
export async function afterDeathDate(on: Day, { other, said }: Base, ports: Ports): Promise<EstimateMove> {
  const own = other ? undefined : await ownFacts('jkm', on, ports);
  if (!own) return { next: 'segment', known: { on, other, said } };
  const told = { event: 'other_death' as const, on, other, said };
  const move = await afterMonths({ ...told, contributionMonths: own.contributionMonths }, ports);
  // The months stay in the roll: they are read again for the answer.
  return 'next' in move && move.next === 'children' ? { next: 'children', known: told } : move;
}

export function answerDeathDate(heard: Heard, known: Base, ports: Ports): EstimateMove | Promise<EstimateMove> {
  const on = heard.choice === 'notYet' ? ports.today() : hearPastDay(heard.words, ports.today());
  return on ? afterDeathDate(on, known, ports) : { again: say('estimate.badDate', { example: ports.today() }) };
}

/** Who pays the contributions. */
export function answerSegment({ choice }: Pick<Heard, 'choice'>, { on, other, said }: Died): EstimateMove {
  if (choice === 'ownWork') return { next: 'months', known: { on, other, said } };
  if (choice !== 'employed') return { again: say('estimate.pickSegment') };
  return { next: 'children', known: { event: 'other_death', on, other, said, segment: 'pu' } };
}

/** How many months were paid; who does not know is told what they would change. */
export function answerMonths(heard: Heard, known: Died, ports: Ports): EstimateMove | Promise<EstimateMove> {
  if (isBareNumber(heard)) return { again: say('estimate.bareMonths', { number: heard.words }) };
  const months = hearMonths(heard.words);
  if (months === undefined && heard.choice !== 'monthsUnknown') return { again: say('estimate.badMonths') };
  return ofMonths(heard.choice === 'monthsUnknown' ? undefined : months, known, ports);
}

/** Months in a row of someone who works for themselves; undefined where nobody knows. */
export const ofMonths = (
  contributionMonths: number | undefined,
  { on, other, said }: Died,
  ports: Ports,
): EstimateMove | Promise<EstimateMove> =>
  afterMonths({ event: 'other_death', on, other, said, segment: 'bpu', contributionMonths }, ports);

/** Children at school or college. */
export function answerChildren(heard: Heard, told: Told, ports: Ports): EstimateMove | Promise<EstimateMove> {
  if (isBareNumber(heard)) return { again: say('estimate.bareChildren', { number: heard.words }) };
  const children = heard.choice === 'noChildren' ? [] : hearChildren(heard.words);
  return children ? finish(told, { children }, ports) : { again: say('estimate.badChildren') };
}
