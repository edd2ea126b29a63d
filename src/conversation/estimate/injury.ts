import { hasSide } from '../../domain/benefits/disability.ts';
import { isPart, type Part } from '../../domain/benefits/parts.ts';
import type { Asked } from '../../domain/benefits/question.ts';
import type { Heard } from '../../language/hear.ts';
import { hearCount } from '../../language/hearing/hear-count.ts';
import { hearPart, type PartHeard } from '../../language/hearing/hear-part.ts';
import { say } from '../../language/texts.ts';
import type { Ports } from '../ports.ts';
import { finish } from './end.ts';
import type { EstimateMove, Hurt, Injured } from './questions.ts';

type Loss = Omit<NonNullable<Asked['disabilities']>[number], 'part'>;
type Awaitable = EstimateMove | Promise<EstimateMove>;

/** How much is left of these changes their sum: hearing by decibels, sight by percent. */
const MEASURED: Partial<Record<Part, 'db' | 'percent'>> = {
  hearing_both: 'db',
  hearing_one: 'db',
  visual_efficiency: 'percent',
  visual_field: 'percent',
};
const MOST = { db: 140, percent: 100 };

/** The unit in which the loss of a part is told. */
export const unitOf = (part: Part): 'db' | 'percent' => MEASURED[part] ?? 'percent';

/** A part as the table names it; of the arm the right one until the side is said. */
function whole(heard: PartHeard): Part | undefined {
  const side = 'side' in heard ? heard.side : undefined;
  const name = isPart(heard.part) ? heard.part : `${heard.part}_${side ?? 'right'}`;
  return isPart(name) ? name : undefined;
}

const lost = (
  known: Hurt,
  part: Part,
  loss: Loss,
  handed: Asked['handed'],
  ports: Ports,
  note: 'whole' | 'most' | 'told',
) => finish(known, { disabilities: [{ part, ...loss }], handed }, ports, [say(`estimate.loss_${note}`)]);

/** Which part of the body; then its side, the hand that is used, or how much is lost: one of these, if it changes the sum. */
export function answerPart({ choice, words }: Heard, known: Hurt, ports: Ports): Awaitable {
  if (choice === 'partOther') return finish(known, {}, ports, [say('estimate.partUnknown')]);
  const heard = hearPart(words);
  return heard ? ofPart(heard, known, ports) : { again: say('estimate.badPart') };
}

/** A part that was named. */
export function ofPart(heard: PartHeard, known: Hurt, ports: Ports): Awaitable {
  const part = whole(heard);
  if (!part) return { again: say('estimate.badPart') };
  if (MEASURED[part]) return { next: 'loss', known: { ...known, part } };
  if (!hasSide(part)) return lost(known, part, {}, undefined, ports, 'whole');
  return 'side' in heard && heard.side
    ? { next: 'handed', known: { ...known, part } }
    : { next: 'side', known: { ...known, part } };
}

/** Right or left; that the right hand is the one used is then assumed and said. */
export function answerSide({ choice }: Heard, { part, ...known }: Injured, ports: Ports): Awaitable {
  if (choice !== 'sideRight' && choice !== 'sideLeft') return { again: say('estimate.pickSide') };
  const sided = choice === 'sideLeft' ? (part.replace(/_right$/, '_left') as Part) : part;
  return lost(known, sided, {}, undefined, ports, 'whole');
}

/** The hand that is used: for left-handed people the table's sides change places. */
export function answerHanded({ choice }: Heard, { part, ...known }: Injured, ports: Ports): Awaitable {
  if (choice !== 'handRight' && choice !== 'handLeft') return { again: say('estimate.pickHanded') };
  return lost(known, part, {}, choice === 'handLeft' ? 'left' : 'right', ports, 'whole');
}

/** How much hearing or sight is lost, as the doctor measured it; the most that it can be where nobody knows. */
export function answerLoss({ choice, words }: Heard, { part, ...known }: Injured, ports: Ports): Awaitable {
  const unit = unitOf(part);
  const all: Loss = unit === 'db' ? {} : { percent: MOST.percent };
  if (choice === 'lossAll') return lost(known, part, all, undefined, ports, 'told');
  if (choice === 'lossUnknown') return lost(known, part, all, undefined, ports, 'most');
  const much = hearCount(words.replaceAll('%', ''));
  if (!much || much > MOST[unit]) return { again: say(`estimate.badLoss_${unit}`) };
  return lost(known, part, { [unit]: much }, undefined, ports, 'told');
}
