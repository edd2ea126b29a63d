import { say } from '../../language/texts.ts';
import { flow } from '../flow.ts';

/**
 * *Keluar*: this chat no longer speaks for anyone and follows no claim: a phone may be somebody else's tomorrow. A link to our
 * page is void even where it speaks for nobody yet: the digits may still stand in that phone's browser.
 */
export const leave = flow('leave', {}, {}, async (_seed, ports) => {
  const sees = (await ports.people()).length + (await ports.cases()).length > 0;
  return { effects: [{ do: 'unbind' }], end: [say(sees ? 'leave.done' : 'leave.nobody', {}, ['check', 'menu'])] };
});
