import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const scholarship = flow('scholarship', {}, {}, () => ({ end: [say('scholarship.next', {}, ['menu'])] }));
