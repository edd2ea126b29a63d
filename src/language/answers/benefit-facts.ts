import { weightOf } from '../../domain/benefits/disability.ts';
import { type Estimate, estimate } from '../../domain/benefits/estimate.ts';
import { type JkkName, jkkValue } from '../../domain/benefits/jkk-law.ts';
import { jkmValue } from '../../domain/benefits/jkm.ts';
import type { Part } from '../../domain/benefits/parts.ts';
import type { Asked } from '../../domain/benefits/question.ts';
import { scholarshipValue } from '../../domain/benefits/scholarship.ts';
import { leastBase } from '../../domain/contributions/bpu.ts';
import type { Day } from '../../domain/day.ts';
import { type Fact, inLaw, worked } from './fact.ts';

type Name<Of extends (name: never, on: Day) => unknown> = Parameters<Of>[0];

const jkk = (name: JkkName): Fact => inLaw((today) => jkkValue(name, today));
const jkm = (name: Name<typeof jkmValue>): Fact => inLaw((today) => jkmValue(name, today));
const school = (name: Name<typeof scholarshipValue>): Fact => inLaw((today) => scholarshipValue(name, today));

const YEAR = 12;

const inYears =
  (months: Fact): Fact =>
  (today) => {
    const { value, confidence } = months(today);
    return { value: Number(value) / YEAR, confidence };
  };

const summed = ({ total, components }: Estimate) => worked(total!, components);

const sum =
  (asked: (today: Day) => Omit<Asked, 'on'>): Fact =>
  (today) =>
    summed(estimate({ ...asked(today), on: today }));

/** On the least base, which everyone has whose contribution is the least: most people in the paid programmes. */
const onLeast = (asked: Omit<Asked, 'on' | 'wage'>): Fact => sum((today) => ({ ...asked, wage: leastBase(today) }));

const partPercent =
  (part: Part): Fact =>
  (today) => {
    const { percent, law } = weightOf({ part }, undefined, today)!;
    return worked(percent, [law]);
  };

/** The money for one lost part; that of treatment has no sum. */
const partSum = (part: Part): Fact => onLeast({ event: 'work_accident', disabilities: [{ part }] });

/** Two bands of months at the full wage. */
const fullMonths: Fact = (today) => {
  const { value, confidence } = jkkValue('stmbBandMonths', today)!;
  return { value: 2 * value, confidence };
};

/** What a death or an accident gives. */
export const benefitFacts = {
  jkmTotal: sum(() => ({ event: 'other_death' })),
  jkmLumpSum: jkm('lumpSum'),
  jkmPeriodic: jkm('periodic'),
  jkmFuneral: jkm('funeral'),
  fullFromMonths: jkm('fullFromMonths'),
  arrearsMonths: jkm('arrearsMonths'),
  homeCareMost: jkk('homeCareMost'),
  homeCareYears: jkk('homeCareYears'),
  transportLand: jkk('transportLandMost'),
  transportSea: jkk('transportSeaMost'),
  transportAir: jkk('transportAirMost'),
  stmbFirst: jkk('stmbFirstPercent'),
  stmbLater: jkk('stmbLaterPercent'),
  stmbFullMonths: fullMonths,
  prosthesisOver: jkk('prosthesisOverPercent'),
  dentures: jkk('denturesMost'),
  hearingAid: jkk('hearingAidMost'),
  glasses: jkk('glassesMost'),
  wageMonths: jkk('wageMonths'),
  deathPercent: jkk('deathPercent'),
  jkkFuneral: jkk('funeral'),
  jkkPeriodic: jkk('periodic'),
  jkkDeathTotal: onLeast({ event: 'work_death' }),
  totalPercent: jkk('permanentTotalPercent'),
  totalDisabilitySum: onLeast({ event: 'work_accident', totalPermanent: true }),
  disabilityMost: jkk('disabilityMost'),
  thumbRight: partPercent('thumb_right'),
  thumbRightSum: partSum('thumb_right'),
  indexRight: partPercent('index_right'),
  fingerRight: partPercent('finger_other_right'),
  eyeOne: partPercent('eye_one'),
  eyeOneSum: partSum('eye_one'),
  eyesBoth: partPercent('eyes_both'),
  handRight: partPercent('hand_right'),
  handRightSum: partSum('hand_right'),
  armRight: partPercent('arm_shoulder_right'),
  footOne: partPercent('foot_one'),
  footOneSum: partSum('foot_one'),
  legOne: partPercent('leg_one'),
  hearingOne: partPercent('hearing_one'),
  hearingBoth: partPercent('hearing_both'),
  sdYearly: school('sdYearly'),
  smpYearly: school('smpYearly'),
  smaYearly: school('smaYearly'),
  ptYearly: school('ptYearly'),
  childrenMost: school('childrenMost'),
  scholarshipYears: inYears(school('jkmContributionMonths')),
  scholarshipAge: school('endsAtAge'),
  scholarshipWorkMonths: school('workMonthsMost'),
  scholarshipLateYears: school('backYears'),
} satisfies Record<string, Fact>;
