import { printActivationCode } from '../../domain/activation-code.ts';
import type { Circumstances } from '../../domain/claims/states.ts';
import { regencyName } from '../../language/hearing/hear-region.ts';
import { say } from '../../language/texts.ts';
import type { NewReport, Ports, Relation, Told } from '../ports.ts';
import type { Related } from './known.ts';
import type { ReportMove } from './order.ts';
import { afterSays } from './says.ts';

/** Who claims for a death, by who the dead person was to them. */
const heirOf = (relation: Relation): Circumstances['heir'] => {
  if (relation === 'spouse') return 'spouse';
  return relation === 'parent' ? 'child' : 'other';
};

const circumstancesOf = ({ kind, died, relation }: Related): Circumstances => ({
  ...(died && { died }),
  ...(kind === 'death' && { heir: heirOf(relation)! }),
});

/** Where only the regency is known, it stands for the village. */
function toldOf({ told, regency }: Related, ports: Ports): Told {
  const place = regency && regencyName(regency);
  const village = told.village ?? (place && ports.seal(place));
  const known = Object.entries({ ...told, village }).filter(([, value]) => value);
  return Object.fromEntries(known) as Told;
}

/** The report as it is written, and the answer that shows its number and, this once, its access code. */
export function write(about: Related, ports: Ports): ReportMove {
  const { number, code, codeIndex } = ports.newReport();
  const report: NewReport = {
    kind: about.kind,
    number,
    codeIndex,
    relation: about.relation,
    participantId: about.participantId ?? null,
    nikIndex: about.nikIndex ?? null,
    eventOn: about.on ?? null,
    circumstances: circumstancesOf(about),
    told: toldOf(about, ports),
  };
  return {
    effects: [{ do: 'report', report }],
    end: [say('report.done', { number, code: printActivationCode(code) }), ...afterSays(about, ports.today())],
  };
}
