import { type Estimate, estimate } from '../../domain/benefits/estimate.ts';
import { jkkValue } from '../../domain/benefits/jkk-law.ts';
import { jkmValue } from '../../domain/benefits/jkm.ts';
import { type Asked, question } from '../../domain/benefits/question.ts';
import type { Day } from '../../domain/day.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { Ports } from '../ports.ts';
import { type Own, ownFacts } from './own.ts';
import type { EstimateMove, Told } from './questions.ts';
import { estimateSays } from './says.ts';

/** What the last question adds to what was told before. */
type Last = Partial<Pick<Asked, 'children' | 'stmbMonths' | 'disabilities' | 'handed'>>;

/** Whether the record must tell what nobody was asked. */
const needsRecord = ({ event, wage, segment }: Told): boolean =>
  event === 'other_death' ? !segment : wage === undefined;

const kindOf = ({ event }: Told): 'jkk' | 'jkm' => (event === 'other_death' ? 'jkm' : 'jkk');

/** Since when the law that was counted with stands. */
function sinceSays({ event, on }: Asked): Say[] {
  const law = event === 'other_death' ? jkmValue('lumpSum', on) : jkkValue('wageMonths', on);
  return law ? [say('estimate.since', { from: law.from })] : [];
}

const ownSays = (own: Own | undefined): Say[] =>
  own
    ? [
        say('estimate.own', {
          name: own.name,
          wage: own.wage,
          months: own.contributionMonths,
          unpaid: own.unpaidMonths,
        }),
      ]
    : [];

const withBasis = (found: Estimate, basis: Say[]): Say => {
  const said = estimateSays(found);
  return { ...said, more: [...basis, ...(said.more ?? [])] };
};

const nextSay = ({ event }: Told): Say =>
  say('estimate.next', {}, ['check', event === 'work_accident' ? 'accidentReport' : 'bereaved', 'officer', 'menu']);

const shown = ({ participantId }: Own) =>
  ({ do: 'audit', action: 'record.shown', subject: `participant:${participantId}` }) as const;

/** The record is gone since the question was open: what it would have told is asked. */
const askInstead = ({ event, said }: Told, on: Day): EstimateMove =>
  event === 'other_death'
    ? { next: 'segment', known: { on, other: true, said } }
    : { next: 'wage', known: { event, other: true, said } };

/** Works out what was told, with the record where it was used instead of asking, and says it. `notes` stand before the rules. */
export async function finish(told: Told, last: Last, ports: Ports, notes: Say[] = []): Promise<EstimateMove> {
  const on = told.on ?? ports.today();
  const own = needsRecord(told) ? await ownFacts(kindOf(told), on, ports) : undefined;
  if (needsRecord(told) && !own) return askInstead(told, on);
  const { other: _other, said: _said, ...facts } = told;
  const record = own && { wage: own.wage, contributionMonths: own.contributionMonths, unpaidMonths: own.unpaidMonths };
  const asked = question.parse({ ...facts, ...record, ...last, on });
  const basis = [...ownSays(own), ...sinceSays(asked), ...notes];
  return { effects: own ? [shown(own)] : [], end: [withBasis(estimate(asked), basis), nextSay(told)] };
}
