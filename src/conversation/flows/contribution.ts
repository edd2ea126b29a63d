import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const contribution = flow('contribution', {}, {}, () => ({ end: [say('contribution.next', {}, ['menu'])] }));
