import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { hearName } from '../../language/hearing/hear-name.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { coverSays } from '../cover-says.ts';
import { NIK } from '../hear-proof.ts';
import type { Named, Ports, Proof } from '../ports.ts';
import { type About, withTold } from './known.ts';
import { onwards, type ReportMove } from './order.ts';

/** Why this is no NIK; where a NIK is not asked for, that a name will do. */
const notNikSay = ({ length }: string, { byName }: About): Say => {
  if (byName) return say('report.badName');
  return length === NIK ? say('report.badNik') : say('report.badLength', { count: length });
};

/** A NIK is refused only where it cannot be one; an odd one is an officer's to look at. */
function withNik(number: string, about: About, ports: Ports): ReportMove {
  const nik = number.length === NIK ? readNik(number, ports.today()).nik : null;
  if (!nik) return { again: notNikSay(number, about) };
  return onwards({ ...withTold(about, { nik: ports.seal(nik) }), nikIndex: ports.indexOf('nik', nik) }, 'worker');
}

export function answerName({ written, numbers }: Heard, about: About, ports: Ports): ReportMove {
  if (numbers[0]) return withNik(numbers[0], about, ports);
  const name = hearName(written);
  return name ? onwards(withTold(about, { worker: ports.seal(name) }), 'worker') : { again: say('report.badName') };
}

/** The NIK, or at once the name of a worker whose card nobody has. */
export function answerWorker(heard: Heard, about: About, ports: Ports): ReportMove {
  const [number] = heard.numbers;
  if (number) return withNik(number, about, ports);
  if (heard.choice === 'noNik') return { says: [say('report.noNik')], next: 'name', known: about };
  if (about.byName || hearName(heard.written)) return answerName(heard, about, ports);
  return { again: say('report.needWorker') };
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
