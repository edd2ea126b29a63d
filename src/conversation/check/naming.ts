import { readNik } from '../../domain/nik.ts';
import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { wayOf } from '../asking.ts';
import { CARD, NIK } from '../hear-proof.ts';
import type { Named, Ports } from '../ports.ts';
import { toLink, wantsLink } from './link.ts';
import { proveByCode, toProof } from './proving.ts';
import type { CheckMove } from './questions.ts';

/** Asks whom it is about, as this chat may be asked; `code` is the index of an activation code that waits for that. */
export function toName(code: string | undefined, ports: Ports, before: Say[] = []): CheckMove {
  const way = wayOf(ports.asking());
  if (way === 'link') return toLink(code, ports, [...before, say('check.notInChat')]);
  if (way === 'none') return { says: before, next: 'ways', known: { code } };
  return code ? { says: before, next: 'nameForCode', known: { code } } : { says: before, next: 'name', known: {} };
}

/** What names a record in this message, and whether its NIK is an odd one; or why nothing does. */
function hearNamed({ numbers }: Heard, ports: Ports): { named: Named; odd: boolean } | { again: Say } {
  const way = wayOf(ports.asking());
  const number = numbers[0];
  if (!number) return { again: say(way === 'chat' ? 'check.needNik' : 'check.pickWay') };
  if (number.length === CARD) return { named: { by: 'card', index: ports.indexOf('card', number) }, odd: false };
  const reading = number.length === NIK ? readNik(number, ports.today()) : undefined;
  if (!reading?.ok && way !== 'chat') return { again: say('check.badNumber') };
  if (!reading) return { again: say('check.badLength', { count: number.length }) };
  if (!reading.ok) return { again: say('check.badNik') };
  const odd = reading.findings.some(({ code }) => code !== 'serial_0000');
  return { named: { by: 'nik', index: ports.indexOf('nik', number) }, odd };
}

/** Goes on with what names a record in this message, or says why nothing does; an odd NIK is asked about first. A code that waits is tried on it. */
export async function nameRecord(heard: Heard, code: string | undefined, ports: Ports): Promise<CheckMove> {
  const found = hearNamed(heard, ports);
  if ('again' in found) return found;
  if (found.odd) return { next: 'unusual', known: { named: found.named, code } };
  return confirmed(found.named, code, ports);
}

/** On with a record that is named beyond doubt. */
export const confirmed = (named: Named, code: string | undefined, ports: Ports): Promise<CheckMove> =>
  code ? proveByCode(named, code, ports) : toProof(named, ports);

/** Choices that the questions of naming share: a link, the other ways, an officer. */
export function choose(heard: Heard, code: string | undefined, ports: Ports): CheckMove | undefined {
  const { choice } = heard;
  if (wantsLink(heard, ports)) return toLink(code, ports);
  if (choice === 'otherWays') return ports.asking().inChat ? toName(code, ports) : { next: 'ways', known: { code } };
  return choice === 'askOfficer' ? { go: 'report', seed: { report: { kind: 'check' } } } : undefined;
}
