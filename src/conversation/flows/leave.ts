import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** *Keluar*: this chat no longer speaks for anyone. */
export const leave = flow('leave', {}, {}, async (_seed, ports) =>
  (await ports.people()).length > 0
    ? { effects: [{ do: 'unbind' }], end: [say('leave.done', {}, ['check', 'menu'])] }
    : { end: [say('leave.nobody', {}, ['check', 'menu'])] },
);
