import type { Heard } from '../../language/hear.ts';
import { say } from '../../language/texts.ts';
import { flows } from '../flows/index.ts';
import { begin, follow, type Outcome } from '../follow.ts';
import { isFlowName, type Open } from '../place.ts';
import type { Ports } from '../ports.ts';
import { seedOf } from '../seed.ts';
import { commanded, commandMeant } from './commands.ts';
import { comfort } from './despair.ts';
import { byTopic, elsewhere } from './elsewhere.ts';
import { BY_CODE, lateDigits, opensByItself } from './given-out.ts';
import { answerOdd } from './odd.ts';
import { spoken } from './spoken.ts';
import { isStillAnswer } from './turns.ts';
import { unconsented, WITHOUT_CONSENT } from './unconsented.ts';

/** How a message was taken: for the terminal's replays and the metrics. Never holds what was written. */
export type Understood = {
  as:
    | ('command' | 'choice' | 'answer' | 'topic' | 'number' | 'media' | 'handed')
    | ('courtesy' | 'found' | 'which' | 'nothing');
  flow?: string;
  choice?: string;
};

export type Routed = Outcome & { understood: Understood };

/** What else a message may be that nothing open took: the digits of our page, a topic, a command in other words, a courtesy, a question that has an answer. */
async function other(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  const digits = await lateDigits(heard, opened, ports);
  if (digits) return byTopic('check', { digits }, BY_CODE, ports);
  if (opened && isStillAnswer(opened, heard)) return undefined;
  const command = commandMeant(heard, opened);
  if (command) return commanded(command, opened, 'menu', ports);
  return (await elsewhere(heard, opened, ports)) ?? spoken(heard, opened, ports);
}

async function answer(heard: Heard, opened: Open, ports: Ports): Promise<Routed> {
  const { flow, question, known } = opened.place;
  const move = await flows[flow].answer(question, heard, known, ports);
  const turned = 'again' in move ? await other(heard, opened, ports) : undefined;
  if (turned) return turned;
  const as = heard.choice ? 'choice' : 'again' in move ? 'nothing' : 'answer';
  const understood = { as, flow, ...(heard.choice && { choice: heard.choice.replace(/-\d+$/, '') }) } as const;
  return { ...(await follow(move, opened.place, opened, ports)), understood };
}

const nothingOpen = async (heard: Heard, ports: Ports): Promise<Routed> =>
  (await other(heard, undefined, ports)) ?? {
    ...(await begin('menu', {}, ports, [say('menu.greet')])),
    understood: { as: 'nothing' },
  };

/** A choice says no more than its name, whether it was tapped or its label typed. */
const CHOSEN: Heard = { written: '', words: '', numbers: [] };

/** Picks the way of a message: a command, else a choice that names a topic, else the open question, else what was understood. */
export async function route(heard: Heard, opened: Open | undefined, consented: boolean, ports: Ports): Promise<Routed> {
  const home = consented ? 'menu' : 'welcome';
  const comforted = await comfort(heard, opened, home, ports);
  if (comforted) return comforted;
  if (heard.command) return commanded(heard.command, opened, home, ports);
  const target = isFlowName(heard.choice) ? heard.choice : undefined;
  if (target && (consented || WITHOUT_CONSENT.includes(target))) {
    const outcome = await begin(target, seedOf(CHOSEN, opened, ports), ports);
    return { ...outcome, understood: { as: 'choice', flow: target } };
  }
  const odd = await answerOdd(heard, opened, consented, ports);
  if (odd) return odd;
  if (!consented) return unconsented(heard, opened, ports);
  const byItself = heard.choice ? undefined : opensByItself(heard, opened);
  if (byItself) return byTopic(byItself.flow, seedOf(heard, undefined, ports), byItself, ports);
  return opened ? answer(heard, opened, ports) : nothingOpen(heard, ports);
}
