import { type Command, type Heard, mentionsCommand, type Topic } from '../../language/hear.ts';
import { withoutCourtesy } from '../../language/hearing/hear-courtesy.ts';
import { say } from '../../language/texts.ts';
import { asksOrWants } from '../../language/understanding/asks.ts';
import type { Intent } from '../../language/understanding/intents.ts';
import { isNamed, topicSaid } from '../../language/understanding/topics.ts';
import type { FlowName } from '../flow.ts';
import { flows } from '../flows/index.ts';
import { begin, follow, type Outcome, withChoices } from '../follow.ts';
import { isFlowName, type Open, open, previous } from '../place.ts';
import type { Ports } from '../ports.ts';
import { seedOf } from '../seed.ts';
import { comfort } from './despair.ts';
import { byTopic, elsewhere } from './elsewhere.ts';
import { BY_CODE, lateDigits, opensByItself } from './given-out.ts';
import { isAsking } from './in-between.ts';
import { answerOdd } from './odd.ts';
import { spoken } from './spoken.ts';
import { unconsented, WITHOUT_CONSENT, waiting } from './unconsented.ts';

/** How a message was taken: for the terminal's replays and the metrics. Never holds what was written. */
export type Understood = {
  as:
    | ('command' | 'choice' | 'answer' | 'topic' | 'number' | 'media' | 'handed')
    | ('courtesy' | 'found' | 'which' | 'nothing');
  flow?: string;
  choice?: string;
};

export type Routed = Outcome & { understood: Understood };

/** Carries out a command, wherever the chat stands. */
async function commanded(
  command: Command,
  opened: Open | undefined,
  home: 'menu' | 'welcome',
  ports: Ports,
): Promise<Routed> {
  const understood = { as: 'command', choice: command } as const;
  if (command === 'help') {
    return { says: [withChoices(say('help.text'), opened)], place: opened?.place ?? null, effects: [], understood };
  }
  if (command === 'cancel') return { ...(await begin(home, {}, ports, [say('menu.cancelled')])), understood };
  const before = command === 'back' && opened ? previous(opened.place) : undefined;
  if (!before) return { ...(await begin(home, home === 'welcome' ? waiting(opened) : {}, ports)), understood };
  return { says: (await open(before, ports)).asks, place: before, effects: [], understood };
}

/** Flows that read numbers themselves: a number is their own affair. */
const OWN_NUMBERS: FlowName[] = ['check', 'report'];

/** What answers tell of, too: a death, an accident, what either gives. In a report such a topic is begun only where it was asked what there is to tell. */
const TOLD_OF: Topic[] = ['bereaved', 'accidentReport', 'accident', 'jkk', 'jkm'];

/** At an open question so many words, so surely understood, are no slip of an answer but something else that is wanted. */
const TURNS = { words: 3, confidence: 0.85 };

/** Whether somebody means to speak of something else than what is being asked: a button, a phrase that we know, or a whole sentence that asks or wants. */
function turnsAway({ written, words, topic, understood }: Heard): boolean {
  if (topic && (!understood || topicSaid(withoutCourtesy(words.replace(/^\//, ''))) === topic)) return true;
  const isNamedOutright = topic !== undefined && !TOLD_OF.includes(topic) && isNamed(words, topic);
  const isSentence = words.split(' ').length >= TURNS.words && (isNamedOutright || asksOrWants(written));
  return isSentence && (understood?.confidence ?? 0) >= TURNS.confidence;
}

/** Whether a message that the open question did not take may yet be its own affair. */
function isStillAnswer(opened: Open, heard: Heard): boolean {
  const { place } = opened;
  const { topic, numbers } = heard;
  if (topic === place.flow) return true;
  if (!topic) return numbers.length > 0 && OWN_NUMBERS.includes(place.flow);
  if (place.flow === 'report' && TOLD_OF.includes(topic)) return place.question !== 'kind';
  return isAsking(opened) && !turnsAway(heard);
}

/** Commands in so many other words: "dak jadi lah bang". */
const COMMANDS: Partial<Record<Intent, Command>> = { cancel: 'cancel', menu: 'menu', help: 'help' };

/** At an open question only what says *batal* or *menu* in so many words: "sebentar, saya cari dulu" must lose nothing. */
function commandMeant({ words, understood }: Heard, opened: Open | undefined): Command | undefined {
  const isSaid = understood?.act === 'go' && /\p{L}/u.test(words);
  const command = isSaid ? COMMANDS[understood.intent] : undefined;
  if (!command || !isAsking(opened)) return command;
  return command !== 'help' && mentionsCommand(words, command) ? command : undefined;
}

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
