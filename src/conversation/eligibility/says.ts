import { ageOn } from '../../domain/age.ts';
import { branchOf } from '../../domain/claims/branch.ts';
import type { Day } from '../../domain/day.ts';
import { best } from '../../domain/eligibility/best.ts';
import type { Judged, Judgement } from '../../domain/eligibility/judge.ts';
import { judge } from '../../domain/eligibility/judge.ts';
import type { NextStep } from '../../domain/eligibility/next-step.ts';
import { mostDesil, selfPaidMostAge } from '../../domain/programmes.ts';
import { say, type TextKey } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { youngest } from './age.ts';
import { judgeTold, type Told } from './known.ts';
import { fitSays, plannedSays, programmeOf, refusalSays } from './reasons.ts';

/** Programmes told after the best one. */
const MOST_ALSO = 2;

const isLikely = ({ verdict }: Judged): boolean => verdict === 'likely';

/** One programme whole: who pays, why, what is not known, who proposes, what to do and to bring. */
function foundSay(judged: Judged, also: Judged[], advice: Say[]): Say {
  const { name, sponsor, confidence, proposedBy, bring } = programmeOf(judged);
  return {
    ...say(isLikely(judged) ? 'eligibility.foundLikely' : 'eligibility.foundOfficer', { name, sponsor }),
    more: [
      ...fitSays(judged),
      ...(confidence === 'unconfirmed' ? [say('eligibility.unconfirmed')] : []),
      ...(proposedBy ? [say(`eligibility.by_${proposedBy}`)] : []),
      say(`eligibility.next_${judged.next}`),
      say('eligibility.bring'),
      ...bring.map((paper) => say(`eligibility.bring_${paper}`)),
      say('eligibility.decided'),
      ...also.map(alsoSay),
      ...advice,
    ],
  };
}

function alsoSay(judged: Judged): Say {
  const { name, sponsor } = programmeOf(judged);
  return say(isLikely(judged) ? 'eligibility.alsoLikely' : 'eligibility.alsoOfficer', { name, sponsor });
}

/** What is left to someone for whom a programme is not. */
const withoutStep = ({ programmes }: Judgement): NextStep =>
  programmes.find(({ verdict }) => verdict === 'not')?.next ?? 'self_paid';

const noneSay = (judgement: Judgement, without: NextStep): Say => ({
  ...say('eligibility.none'),
  more: [...refusalSays(judgement), say(`eligibility.next_${without}`)],
});

/** Who is on no list may be put on one: said where nothing surely fits. */
const listAdvice = (first: Judged, { listed }: Told): Say[] =>
  listed === false && !isLikely(first) ? [say('eligibility.fail_poverty', { desil: mostDesil })] : [];

const ways: Partial<Record<NextStep, TextKey>> = {
  keep_cover: 'eligibility.selfPaidLater',
  ask_employer: 'eligibility.selfPaidEmployed',
  ask_bpjs: 'eligibility.selfPaidAsk',
};

/** Paying oneself, with what it costs this month; or why that is closed. */
function selfPaidSay(judgement: Judgement, age: number): Say {
  const { monthly } = judgement.selfPaid;
  if (monthly === null) return say('eligibility.selfPaidClosed', { most: selfPaidMostAge });
  if (age < youngest) return say('eligibility.selfPaidYoung', { monthly });
  return say(ways[withoutStep(judgement)] ?? 'eligibility.selfPaid', { monthly });
}

const nextSay = (looksUp: boolean): Say =>
  say('eligibility.next', {}, [looksUp ? 'check' : 'contribution', 'officer', 'menu']);

/** Those who are registered already, or by an employer, need no office now. */
const officeSays = (domicile: string, without: NextStep): Say[] => {
  const served = ['keep_cover', 'ask_employer'].includes(without) ? undefined : branchOf(domicile);
  return served ? [say(`offices.${served.branch}`)] : [];
};

/** The answer: the best programme and up to two more, or why none; then what is planned, and the self-paid way. */
export function resultSays(told: Told, today: Day): Say[] {
  const judgement = judgeTold(told, today);
  const age = ageOn(told.birthDate, today);
  const [first, ...others] = best(judgement);
  // Nobody told us the youngest age of those who pay for themselves.
  const without = age < youngest ? 'ask_bpjs' : withoutStep(judgement);
  return [
    first ? foundSay(first, others.slice(0, MOST_ALSO), listAdvice(first, told)) : noneSay(judgement, without),
    {
      ...selfPaidSay(judgement, age),
      more: [...plannedSays(judgement), ...officeSays(told.domicile, without)],
    },
    nextSay(told.cover === 'held' || told.cover === 'unknown'),
  ];
}

/** Who does not live in Jambi by the identity card: its programmes are not for them, paying oneself is. */
export const elsewhereSays = (today: Day): Say[] => [
  say('eligibility.elsewhere'),
  say('eligibility.selfPaid', { monthly: judge({ on: today }).selfPaid.monthly! }),
  nextSay(false),
];
