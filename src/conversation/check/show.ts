import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { coverSays } from '../cover-says.ts';
import type { Effect, Ports, Proof, RollRecord } from '../ports.ts';
import type { CheckMove } from './questions.ts';

/** What proved a record: its kind, and the index of the activation code that it spends. */
export type ProvenBy = { proof: Proof['kind']; spends?: string };

const shown = (participantId: number): Effect => ({
  do: 'audit',
  action: 'record.shown',
  subject: `participant:${participantId}`,
});

/** The cover of a record that was proven, and the chat speaks for it from now on; `notes` stand after it. */
export function show(record: RollRecord, provenBy: ProvenBy, ports: Ports, notes: Say[] = []): CheckMove {
  const { participantId } = record;
  const announce = say('check.boundElsewhere');
  return {
    says: [coverSays(record, ports.today()), ...notes],
    effects: [
      { do: 'bind', participantId, relation: record.relation ?? 'other', ...provenBy, announce },
      shown(participantId),
    ],
    next: 'relation',
    known: { participantId },
  };
}

/** Someone this chat already speaks for: shown without asking again. */
export async function showBound(participantId: number, ports: Ports): Promise<CheckMove> {
  const record = (await ports.record(participantId))!;
  return {
    effects: [shown(participantId)],
    end: [coverSays(record, ports.today()), say('check.whatNext', {}, ['remind', 'jkk', 'jkm', 'menu'])],
  };
}
