import type { Condition, Result } from '../../domain/eligibility/conditions.ts';
import type { Judged, Judgement } from '../../domain/eligibility/judge.ts';
import { mostDesil, type PaidProgramme, paidProgrammes } from '../../domain/programmes.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';

const byCode = new Map(paidProgrammes.map((programme) => [programme.code, programme]));

/** The data of a judged programme. */
export const programmeOf = ({ code }: Judged): PaidProgramme => byCode.get(code)!;

const numbers = ({ age: { least, sureFrom, most } }: PaidProgramme) => ({ least, sureFrom, most, desil: mostDesil });

/** Conditions of a judged programme that came out so. */
const that = ({ because }: Judged, wanted: Result): Condition[] =>
  because.filter(({ result }) => result === wanted).map(({ condition }) => condition);

const isOfPerson = (condition: Condition): condition is Exclude<Condition, 'open'> => condition !== 'open';

/** Why a programme fits and what of it is not known, an item of a list each. */
export function fitSays(judged: Judged): Say[] {
  const values = numbers(programmeOf(judged));
  return [
    ...that(judged, 'pass')
      .filter(isOfPerson)
      .map((condition) => say(`eligibility.pass_${condition}`, values)),
    ...that(judged, 'unknown')
      .filter(isOfPerson)
      .map((condition) => say(`eligibility.unknown_${condition}`, values)),
  ];
}

/** What stands against someone in every programme alike, and against most people in some; the most telling first. */
const personal: Condition[] = ['not_covered', 'segment', 'age', 'working', 'healthy'];
const telling: Condition[] = ['poverty', 'occupation', 'period', 'domicile', 'open'];
const MOST_TOLD = 2;

/** Why none of the programmes of where someone lives fits, an item of a list each. */
export function refusalSays({ programmes }: Judgement): Say[] {
  const near = programmes.filter((one) => one.status === 'open' && !that(one, 'fail').includes('domicile'));
  const failed = new Set(near.flatMap((one) => that(one, 'fail')));
  const ofPerson = personal.filter((condition) => failed.has(condition));
  const told = ofPerson.length > 0 ? ofPerson : telling.filter((condition) => failed.has(condition));
  return told
    .slice(0, MOST_TOLD)
    .map((condition) => say(`eligibility.fail_${condition}`, numbers(programmeOf(near[0]!))));
}

/** Programmes that are only planned and have nothing else against them. */
export const plannedSays = ({ programmes }: Judgement): Say[] =>
  programmes
    .filter((one) => one.status === 'planned' && that(one, 'fail').join() === 'open')
    .map(programmeOf)
    .map(({ name, sponsor }) => say('eligibility.planned', { name, sponsor }));
