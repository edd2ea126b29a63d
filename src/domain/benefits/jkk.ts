import type { Found } from './found.ts';
import { jkkCare, prosthesis } from './jkk-care.ts';
import { death, funeral, partialDisability, periodic, totalPermanent, withoutWork } from './jkk-sums.ts';
import type { Part } from './parts.ts';
import type { Asked } from './question.ts';
import { scholarshipPart } from './scholarship-part.ts';

type Some = (Partial<Found> | undefined)[];

const LIMB = /^(arm|hand|leg|legs|foot|feet|thumb|index|finger|toe)_/;

const isLimb = (part: Part): boolean => LIMB.test(part);

/** A limb that is lost or does not work may be replaced or braced; of a total disability nobody has told which. */
const needsProsthesis = ({ totalPermanent: all, disabilities = [] }: Asked): boolean =>
  all === true || disabilities.some(({ part }) => isLimb(part));

const ofChildren = ({ children = [], on }: Asked): Some => (children.length > 0 ? [scholarshipPart(children, on)] : []);

/** What stays after an accident that was survived. A total disability takes the place of partial ones. */
function ofSurvivor(asked: Asked, wage: number): Some {
  const { on, disabilities = [] } = asked;
  const stays = asked.totalPermanent
    ? [totalPermanent(wage, on), periodic(on), ...ofChildren(asked)]
    : disabilities.length > 0
      ? [partialDisability(asked, wage)]
      : [];
  return [...stays, ...(needsProsthesis(asked) ? [prosthesis(on)] : [])];
}

/** What the heirs receive; whether a disability that was settled before counts too, no rule known here says. */
const ofHeirs = (asked: Asked, wage: number): Some => [
  death(wage, asked.on),
  funeral(asked.on),
  periodic(asked.on),
  ...ofChildren(asked),
  ...(asked.totalPermanent || asked.disabilities?.length ? [{ askOfficer: ['disability_before_death' as const] }] : []),
];

/**
 * JKK: what an accident at work gives to the one who survives it, or to the heirs of the one who does not, by the law of
 * that day (PP 44/2015 and PP 82/2019 Pasal 25 ayat (2)). Asks no months of membership.
 */
export function jkk(asked: Asked): Some {
  const { wage = 0, stmbMonths = 0, on } = asked;
  return [
    ...jkkCare(asked),
    ...(stmbMonths > 0 ? [withoutWork(wage, stmbMonths, on)] : []),
    ...(asked.event === 'work_death' ? ofHeirs(asked, wage) : ofSurvivor(asked, wage)),
  ];
}
