import type { Programme } from '../../language/hearing/hear-programme.ts';
import type { FlowName, Seed } from '../flow.ts';
import { isOfBpjsTk } from './says.ts';

/** Where a claim leads that is for a programme of BPJS Ketenagakerjaan, but none of ours ("klaim JHT"). */
export const ofOtherClaim = (programme: Programme | undefined): { go: FlowName; seed: Seed } | undefined =>
  isOfBpjsTk(programme) ? { go: 'otherProgramme', seed: { programme } } : undefined;
