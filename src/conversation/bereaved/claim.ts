import { branchOf } from '../../domain/claims/branch.ts';
import { claimBy, type Insurance, jkmClaimBy, payBy, reportBy } from '../../domain/claims/deadlines.ts';
import { heirRanks } from '../../domain/claims/heirs.ts';
import { papersFor } from '../../domain/claims/papers.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { paperSays } from '../paper-says.ts';
import type { Cause } from './says.ts';

/** Who may claim, the nearest first, and what of it an officer must settle. */
export const heirsSay = (): Say => ({
  ...say('bereaved.heirs', { cite: heirRanks[0]!.cite }),
  more: [
    ...heirRanks.map(({ rank }) => say(`bereaved.rank_${rank}`)),
    ...heirRanks.flatMap(({ askOfficer }) => (askOfficer ? [say(`bereaved.rankAsk_${askOfficer}`)] : [])),
  ],
});

/** The papers of the heirs; of the longer list where it may have been an accident at work. */
export function heirPapersSay(cause: Cause): Say {
  const { papers, confidence } = papersFor(cause === 'other' ? 'jkm' : 'jkk_death');
  const list = paperSays(papers);
  return { ...list, more: [...list.more!, say(`papers.${confidence as 'published' | 'unconfirmed'}`)] };
}

/** Where to go: the branch of that regency (Kemendagri code), any office where none is known. */
export function whereSay(regency: string | undefined): Say {
  const served = regency === undefined ? undefined : branchOf(regency);
  return say(served ? `offices.${served.branch}` : 'bereaved.anyOffice');
}

const paidSay = (kind: Insurance, today: Day): Say => {
  const { law } = payBy(kind, today)!;
  return say(`bereaved.paid_${kind}`, { days: law.value, cite: law.cite });
};

/** JKK lapses five years after the accident (PP 82/2019 Pasal 26), whose day may not be that of the death. */
function claimSay(diedOn: Day | undefined, today: Day): Say {
  const claim = claimBy(diedOn ?? today)!;
  const values = { on: diedOn ?? today, by: claim.on, cite: claim.law.cite };
  if (!diedOn) return say('bereaved.claimYears', { years: claim.law.value, cite: claim.law.cite });
  return say(claim.on < today ? 'bereaved.claimOver' : 'bereaved.claimBy', values);
}

function jkkLimitSays(diedOn: Day | undefined, today: Day): Say[] {
  const { law } = reportBy(today)!;
  const report = say('bereaved.reportFirst', { days: law.value, cite: law.cite });
  return [report, claimSay(diedOn, today), paidSay('jkk', today)];
}

const jkmLimitSays = (today: Day): Say[] => [
  say('bereaved.noLimit', { cite: jkmClaimBy(today)!.law.cite }),
  paidSay('jkm', today),
];

/** Until when to claim and how long payment takes; of a death before the first law that we know an officer tells. */
export function limitSays(cause: Cause, diedOn: Day | undefined, today: Day): Say[] {
  if (diedOn && !claimBy(diedOn)) return [];
  return [...(cause === 'other' ? [] : jkkLimitSays(diedOn, today)), ...(cause === 'work' ? [] : jkmLimitSays(today))];
}
