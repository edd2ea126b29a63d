import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/** *Keluar*: this chat no longer speaks for anyone and follows no claim: a phone may be somebody else's tomorrow. */
export const leave = flow('leave', {}, {}, async (_seed, ports) =>
  (await ports.people()).length + (await ports.cases()).length > 0
    ? { effects: [{ do: 'unbind' }], end: [say('leave.done', {}, ['check', 'menu'])] }
    : { end: [say('leave.nobody', {}, ['check', 'menu'])] },
);
