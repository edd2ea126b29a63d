import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** *Manfaat dan perkiraan*: what there is to read or work out about money. */
export const benefits = flow('benefits', {}, {}, () => ({
  end: [say('benefits.next', {}, ['estimate', 'scholarship', 'jkk', 'jkm', 'accident', 'menu'])],
}));
