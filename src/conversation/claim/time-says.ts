import type { StageTime } from '../../domain/claims/stage-time.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { CaseRecord } from '../ports.ts';

type Target = NonNullable<StageTime['target']>;

/** The day to expect; "about" where a holiday may move or nobody noted when the papers were complete. */
function targetSay({ on, exact, what, law }: Target): Say {
  const key = exact ? (`claimStatus.target_${what}` as const) : (`claimStatus.about_${what}` as const);
  return say(key, { on, days: law.value, cite: law.cite });
}

/** The day has passed: ask, and from when lateness costs the agency something. */
function overdueSays({ target, overdue, compensation }: StageTime): Say[] {
  const { on, law } = target!;
  return [
    say('claimStatus.overdue', { on, overdue, cite: law.cite }),
    ...(compensation
      ? [
          say('claimStatus.compensation', {
            percent: compensation.law.value,
            days: compensation.days,
            cite: compensation.law.cite,
          }),
        ]
      : []),
  ];
}

function expectSays(time: StageTime): Say[] {
  if (!time.target) return [];
  return time.overdue > 0 ? overdueSays(time) : [targetSay(time.target), say('claimStatus.whenPassed')];
}

function limitSays({ claimBy }: StageTime, today: Day): Say[] {
  if (!claimBy) return [];
  const values = { by: claimBy.on, cite: claimBy.law.cite };
  return [say(claimBy.on < today ? 'claimStatus.claimOver' : 'claimStatus.claimBy', values)];
}

/** By when the agency should act, what to do when it has not, and until when the right to claim lasts. */
export const timeSays = ({ claim }: CaseRecord, time: StageTime, today: Day): Say[] => [
  ...expectSays(time),
  ...(time.overdue > 0 && claim === 'jkk' ? [say('claimStatus.dispute')] : []),
  ...limitSays(time, today),
];
