import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const accident = flow('accident', {}, {}, () => ({ end: [say('accident.next', {}, ['menu'])] }));
