import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import { wayOf } from '../asking.ts';
import { hearProof, isSameNik, notAProof } from '../hear-proof.ts';
import type { Named, Ports, Proof } from '../ports.ts';
import { notDueSay, toProofByLink } from './link.ts';
import type { CheckMove } from './questions.ts';
import { type ProvenBy, show } from './show.ts';

/** How long to wait, in the unit a person would use. */
function waitSay(until: Date, now: Date): Say {
  const minutes = Math.ceil((until.getTime() - now.getTime()) / 60_000);
  return minutes <= 90
    ? say('check.waitMinutes', { minutes })
    : say('check.waitHours', { hours: Math.ceil(minutes / 60) });
}

const provenBy = (proof: Proof): ProvenBy => ({
  proof: proof.kind,
  ...(proof.kind === 'code' && { spends: proof.index }),
});

/** A number that was typed where nobody asked for it is taken, and the link named once. */
const saferSays = (ports: Ports): Say[] => (wayOf(ports.asking()) === 'link' ? [say('check.saferByLink')] : []);

/** Asks for the proof: in the chat, or by a link that is given at once. */
const askProof = (named: Named, ports: Ports, before: Say[] = []): CheckMove =>
  wayOf(ports.asking()) === 'link'
    ? toProofByLink(named, ports, before)
    : { says: before, next: 'proof', known: { named } };

/** On from a record that is named: shown at once where the phone of this very message proves it, else its proof is asked for. */
export async function toProof(named: Named, ports: Ports): Promise<CheckMove> {
  const own = await ports.ownPhone(named);
  const proven = own && (await ports.prove(named, own));
  if (proven?.ok) return show(proven.record, provenBy(own!), ports, saferSays(ports));
  const waits = proven?.why === 'wait' ? [waitSay(proven.until, ports.now())] : [];
  return askProof(named, ports, [...saferSays(ports), ...waits]);
}

/** Why this is no proof: digits that are not due, where a link was given, else what would have been one. */
async function notAProofSay(heard: Heard, named: Named, ports: Ports): Promise<Say> {
  const way = wayOf(ports.asking());
  return (way === 'link' && (await notDueSay(heard, ports))) || notAProof(heard, named.by, way);
}

const sameNikSay = (ports: Ports): Say =>
  say(wayOf(ports.asking()) === 'chat' ? 'check.sameNik' : 'check.needOtherProof');

/** Tries a proof: the cover at once when it holds; one and the same answer for "not in the roll" and "wrong proof". */
export async function prove(heard: Heard, named: Named, ports: Ports): Promise<CheckMove> {
  const proof = hearProof(heard, named.by, ports);
  if (!proof) return { again: await notAProofSay(heard, named, ports) };
  if (isSameNik(proof, named, ports)) return { again: sameNikSay(ports) };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.record, provenBy(proof), ports);
  if (proven.why === 'wait') return { again: waitSay(proven.until, ports.now()) };
  return { next: 'notProven', known: { named, ...codeOf(proof) } };
}

/** Kept with the record it did not prove: when the NIK was mistyped, the code need not be typed again. */
const codeOf = (proof: Proof) => (proof.kind === 'code' ? { code: proof.index } : {});

/** Tries a code that came first. Whatever its answer, the person is then where any other proof may be typed. */
export async function proveByCode(named: Named, index: string, ports: Ports): Promise<CheckMove> {
  const proof: Proof = { kind: 'code', index };
  const proven = await ports.prove(named, proof);
  if (proven.ok) return show(proven.record, provenBy(proof), ports, saferSays(ports));
  if (proven.why === 'no') return { next: 'notProven', known: { named, code: index } };
  return askProof(named, ports, [waitSay(proven.until, ports.now())]);
}
