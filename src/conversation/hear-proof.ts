import type { Heard } from '../language/hear.ts';
import { say } from '../language/texts.ts';
import type { Say } from '../message.ts';
import type { wayOf } from './asking.ts';
import type { Named, Ports, Proof } from './ports.ts';

/** Digits of a NIK and of a family card (PP 37/2007 Pasal 37), and of a participant card (KPJ). */
export const NIK = 16;
export const CARD = 11;

/** The proof in this message: a number of the right length for what named the record, an activation code, or the chat's own vouched phone. */
export function hearProof(
  { numbers, phone, code }: Heard,
  by: Named['by'],
  ports: Pick<Ports, 'indexOf'>,
): Proof | undefined {
  if (phone?.own) return { kind: 'phone', value: phone.number };
  if (code) return { kind: 'code', index: ports.indexOf('code', code.signs) };
  const number = numbers[0] ?? '';
  if (number.length === CARD && by === 'nik') return { kind: 'card', value: number };
  if (number.length === NIK) return { kind: by === 'nik' ? 'family' : 'nik', value: number };
  return undefined;
}

/** Why there is none, and what would have been one; numbers are named only where they may be asked for. */
export const notAProof = ({ numbers, phone }: Heard, by: Named['by'], way: ReturnType<typeof wayOf>): Say => {
  if (phone) return say('check.contactNotOwn');
  if (way !== 'chat') return say(numbers[0] ? 'check.badNumber' : 'check.needOtherProof');
  return numbers[0] ? say(`check.badProof_${by}`, { count: numbers[0].length }) : say(`check.needProof_${by}`);
};

/** The NIK once more instead of a family card: both have sixteen digits, and it must not count as a wrong proof. */
export const isSameNik = (proof: Proof, named: Named, ports: Pick<Ports, 'indexOf'>): boolean =>
  proof.kind === 'family' && ports.indexOf('nik', proof.value) === named.index;
