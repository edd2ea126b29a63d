import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** Not written yet. */
export const accidentReport = flow('accidentReport', {}, {}, () => ({
  end: [say('accidentReport.next', {}, ['menu'])],
}));
