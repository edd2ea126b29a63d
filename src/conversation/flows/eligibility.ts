import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const eligibility = flow('eligibility', {}, {}, () => ({ end: [say('eligibility.next', {}, ['menu'])] }));
