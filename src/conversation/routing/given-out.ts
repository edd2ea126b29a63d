import type { Heard } from '../../language/hear.ts';
import { hearDigits } from '../../language/hearing/hear-digits.ts';
import type { FlowName } from '../flow.ts';
import type { Open } from '../place.ts';
import type { Ports } from '../ports.ts';

/** A code that was sent unasked is taken as a number would be; so is the number of a case. */
export const BY_CODE = { as: 'number', flow: 'check' } as const;
export const BY_CASE = { as: 'number', flow: 'claimStatus' } as const;

/** Whether a code here is the access code of a case: beside its number, or where it was asked for. */
export const isAccess = ({ caseNumber }: Heard, opened: Open | undefined): boolean =>
  caseNumber !== undefined || opened?.place.flow === 'claimStatus' || opened?.place.known.wanted === 'claimStatus';

/** A code begins the check, unless a record is named already and waits for its proof; a link that is tapped always does. */
const begins = (heard: Heard, opened: Open | undefined): boolean => {
  if (!heard.code || heard.code.begins) return heard.code !== undefined;
  const isProof = opened?.place.flow === 'check' && opened.place.known.named !== undefined;
  return !isProof && !isAccess(heard, opened);
};

/** What names a case or a sheet begins its topic wherever the chat stands, but where that topic is already open. */
export function opensByItself(heard: Heard, opened: Open | undefined): typeof BY_CODE | typeof BY_CASE | undefined {
  if (begins(heard, opened)) return BY_CODE;
  return heard.caseNumber && opened?.place.flow !== 'claimStatus' ? BY_CASE : undefined;
}

/** Flows whose questions take days, sums and counts: digits alone are an answer there that was not understood. */
const READ_NUMBERS: FlowName[] = [
  ...(['accidentReport', 'bereaved', 'claimStatus', 'contribution', 'eligibility', 'estimate', 'remind'] as const),
  ...(['report', 'scholarship'] as const),
];

/** The four digits of our page, where it was filled in; asked of a message that nothing open took. */
export async function lateDigits(
  { words }: Heard,
  opened: Open | undefined,
  ports: Ports,
): Promise<string | undefined> {
  const digits = hearDigits(words);
  const isAnswer = !/\p{L}/u.test(words) && opened && READ_NUMBERS.includes(opened.place.flow);
  return digits && !isAnswer && (await ports.openLink())?.told ? digits : undefined;
}
