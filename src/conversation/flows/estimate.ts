import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const estimate = flow('estimate', {}, {}, () => ({ end: [say('estimate.next', {}, ['menu'])] }));
