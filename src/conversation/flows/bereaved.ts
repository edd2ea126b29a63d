import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const bereaved = flow('bereaved', {}, {}, () => ({ end: [say('bereaved.next', {}, ['menu'])] }));
