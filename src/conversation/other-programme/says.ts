import type { Programme } from '../../language/hearing/hear-programme.ts';
import { say } from '../../language/texts.ts';
import type { Say } from '../../message.ts';
import type { FlowName } from '../flow.ts';

/** Those of BPJS Ketenagakerjaan: a claim for one of them is none of ours. */
const OF_BPJS_TK: Programme[] = ['jht', 'jp', 'jkp'];

export const isOfBpjsTk = (programme: Programme | undefined): programme is Programme =>
  programme !== undefined && OF_BPJS_TK.includes(programme);

/** Aid of the social ministry has one door. */
const SOCIAL_AID: Programme[] = ['pkh', 'blt', 'sembako', 'bansos'];

/** Where what we do comes nearest to what was asked. */
const nearest: Partial<Record<Programme | 'other', FlowName>> = {
  jht: 'office',
  jp: 'office',
  jkp: 'office',
  bpjsKesehatan: 'jkk',
  bsu: 'check',
  jasaRaharja: 'accidentReport',
  pip: 'scholarship',
};

/** What a programme is and where its door is; of nothing more do we speak, and that it is common knowledge is said. */
export function programmeSays(programme: Programme | 'other'): Say[] {
  const more = [
    ...(programme !== 'other' && SOCIAL_AID.includes(programme) ? [say('otherProgramme.doorBansos')] : []),
    ...(programme !== 'other' && isOfBpjsTk(programme) ? [say('otherProgramme.notOurs')] : []),
    ...(programme === 'other' ? [] : [say('otherProgramme.known')]),
  ];
  return [
    { ...say(`otherProgramme.says_${programme}`), ...(more.length > 0 && { more }) },
    say('otherProgramme.next', {}, [nearest[programme] ?? 'eligibility', 'talk', 'menu']),
  ];
}
