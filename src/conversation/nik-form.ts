import { readNik } from '../domain/nik.ts';
import { hear } from '../language/hear.ts';
import { longNumbers } from '../language/normalise.ts';
import { say } from '../language/texts.ts';
import type { Say } from '../message.ts';
import { hearProof, isSameNik, NIK } from './hear-proof.ts';
import type { Named, Ports, Proof } from './ports.ts';

/** What was typed on the page for a NIK. `sure` is the unusual NIK that the person was asked to look at once more. */
export type NikFields = { nik: string; proof: string; code: string; sure: string };

/** What is wrong with a field, and what would do. */
export type Slips = Partial<Record<'nik' | 'proof' | 'code', Say>>;

/** What names and proves a record, or why it does not yet; `sure` is the NIK that is taken when it comes once more. */
export type NikForm = { ok: true; named: Named; proof: Proof } | { ok: false; slips: Slips; sure: string };

type World = Pick<Ports, 'indexOf' | 'today'>;
type Nik = { nik: string } | { slip: Say; sure?: string };

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

function nikOf({ nik: typed, sure }: NikFields, { today }: World): Nik {
  if (!/\d/.test(typed)) return { slip: say('nikPage.needNik') };
  const number = longNumbers(typed)[0] ?? '';
  const count = number.length || digitsOf(typed);
  if (count !== NIK) return { slip: say('nikPage.badLength', { count }) };
  const { ok, findings } = readNik(number, today());
  if (!ok) return { slip: say('nikPage.badNik') };
  const isUsual = findings.every(({ code }) => code === 'serial_0000');
  return isUsual || sure === number ? { nik: number } : { slip: say('nikPage.unusual'), sure: number };
}

/** Digits are counted for whoever lost one; letters can only be a code that was misread. */
function badProof(proof: string): Slips {
  if (/\p{L}/u.test(proof)) return { proof: say('nikPage.badCode') };
  const count = digitsOf(proof);
  return { proof: count ? say('nikPage.badProof', { count }) : say('nikPage.needProof') };
}

function proofOf({ proof: typed, code }: NikFields, world: World): Proof | Slips {
  const heard = hear({ text: code.trim() || typed }, [], world.today());
  const proof = hearProof(heard, 'nik', world);
  if (proof && (!code.trim() || proof.kind === 'code')) return proof;
  return code.trim() ? { code: say('nikPage.badCode') } : badProof(typed);
}

/** Reads the page's form. Whatever is no number of the right kind is said so, and neither spends the link nor counts as a try. */
export function readNikForm(fields: NikFields, world: World): NikForm {
  const [nik, proof] = [nikOf(fields, world), proofOf(fields, world)];
  const slips: Slips = { ...('slip' in nik && { nik: nik.slip }), ...(!('kind' in proof) && proof) };
  const sure = 'nik' in nik ? nik.nik : (nik.sure ?? '');
  if (!('nik' in nik) || !('kind' in proof)) return { ok: false, slips, sure };
  const named: Named = { by: 'nik', index: world.indexOf('nik', nik.nik) };
  if (isSameNik(proof, named, world)) return { ok: false, slips: { proof: say('nikPage.sameNik') }, sure };
  return { ok: true, named, proof };
}
