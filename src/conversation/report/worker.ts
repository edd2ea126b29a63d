import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { hearName } from '../../language/hear-name.ts';
import { say } from '../../language/texts.ts';
import { coverSays } from '../cover-says.ts';
import { NIK } from '../hear-proof.ts';
import type { Named, Ports, Proof } from '../ports.ts';
import { type About, withTold } from './known.ts';
import { onwards, type ReportMove } from './order.ts';

/** A NIK is refused only where it cannot be one; an odd one is an officer's to look at. */
function withNik(number: string, about: About, ports: Ports): ReportMove {
  if (number.length !== NIK) return { again: say('report.badLength', { count: number.length }) };
  const { nik } = readNik(number, ports.today());
  if (!nik) return { again: say('report.badNik') };
  return onwards({ ...withTold(about, { nik: ports.seal(nik) }), nikIndex: ports.indexOf('nik', nik) }, 'worker');
}

export function answerName({ words, numbers }: Heard, about: About, ports: Ports): ReportMove {
  if (numbers[0]) return withNik(numbers[0], about, ports);
  const name = hearName(words);
  return name ? onwards(withTold(about, { worker: ports.seal(name) }), 'worker') : { again: say('report.badName') };
}

/** The NIK, or at once the name of a worker whose card nobody has. */
export function answerWorker(heard: Heard, about: About, ports: Ports): ReportMove {
  const [number] = heard.numbers;
  if (number) return withNik(number, about, ports);
  if (heard.choice === 'noNik') return { next: 'name', known: about };
  return hearName(heard.words) ? answerName(heard, about, ports) : { again: say('report.needWorker') };
}

/** Shows cover and dates where the family card is right; nothing of the roll in any other case, and the report goes on. */
async function tryFamily(proof: Proof, about: About & { nikIndex: string }, ports: Ports): Promise<ReportMove> {
  const named: Named = { by: 'nik', index: about.nikIndex };
  const proven = await ports.prove(named, proof);
  if (!proven.ok) return { ...onwards(about, 'family'), says: [say('report.notMatched')] };
  const { record } = proven;
  return {
    ...onwards({ ...about, participantId: record.participantId }, 'family'),
    says: [coverSays(record, ports.today())],
    effects: [{ do: 'audit', action: 'record.shown', subject: `participant:${record.participantId}` }],
  };
}

export function answerFamily(
  { choice, numbers }: Heard,
  about: About & { nikIndex: string },
  ports: Ports,
): ReportMove | Promise<ReportMove> {
  if (choice === 'noCard') return onwards(about, 'family');
  const [number] = numbers;
  if (number?.length !== NIK) return { again: say('report.badFamily') };
  if (ports.indexOf('nik', number) === about.nikIndex) return { again: say('report.sameNik') };
  return tryFamily({ kind: 'family', value: number }, about, ports);
}
