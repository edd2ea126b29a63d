import type { Heard, Topic } from '../language/hear.ts';
import { say } from '../language/texts.ts';
import type { FlowName, Move, Seed } from './flow.ts';
import { flows } from './flows/index.ts';
import { begin, follow, type Outcome, withChoices } from './follow.ts';
import { BY_CASE, BY_CODE, isAccess, lateDigits, opensByItself } from './given-out.ts';
import { isFlowName, type Open, open, previous } from './place.ts';
import type { Ports } from './ports.ts';
import { given, seedOf } from './seed.ts';

/** How a message was taken: for the terminal's replays and the metrics. Never holds what was written. */
export type Understood = {
  as: 'command' | 'choice' | 'answer' | 'topic' | 'number' | 'media' | 'handed' | 'nothing';
  flow?: string;
  choice?: string;
};

export type Routed = Outcome & { understood: Understood };

/** Flows that a person may use without having agreed to anything. */
const WITHOUT_CONSENT: FlowName[] = ['welcome', 'erase'];

/** The activation code that waits for consent. */
const waiting = (opened: Open | undefined): Seed =>
  opened?.place.flow === 'welcome' ? given(['code'], opened.place.known) : {};

async function command(heard: Heard, opened: Open | undefined, home: FlowName, ports: Ports): Promise<Outcome> {
  if (heard.command === 'help') {
    return { says: [withChoices(say('help.text'), opened)], place: opened?.place ?? null, effects: [] };
  }
  if (heard.command === 'cancel') return begin(home, {}, ports, [say('menu.cancelled')]);
  const before = heard.command === 'back' && opened ? previous(opened.place) : undefined;
  if (!before) return begin(home, home === 'welcome' ? waiting(opened) : {}, ports);
  return { says: (await open(before, ports)).asks, place: before, effects: [] };
}

/** A message that answers nothing open: the digits of our page, a topic, a number that names a record, or nothing we know. */
async function elsewhere(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
  const digits = await lateDigits(heard, opened, ports);
  if (digits) return { ...(await begin('check', { digits }, ports)), understood: BY_CODE };
  const seed = seedOf(heard, opened, ports);
  if (heard.topic)
    return { ...(await begin(heard.topic, seed, ports)), understood: { as: 'topic', flow: heard.topic } };
  if (seed.number) return { ...(await begin('check', seed, ports)), understood: { as: 'number', flow: 'check' } };
  return undefined;
}

async function answer(heard: Heard, opened: Open, ports: Ports, mayTurn: boolean): Promise<Routed> {
  const { flow, question, known } = opened.place;
  const move: Move = heard.media
    ? { again: say(`media.${heard.media}`) }
    : await flows[flow].answer(question, heard, known, ports);
  const turned =
    mayTurn && 'again' in move && flow !== heard.topic ? await elsewhereFrom(opened, heard, ports) : undefined;
  if (turned) return turned;
  const as = heard.media ? 'media' : heard.choice ? 'choice' : 'again' in move ? 'nothing' : 'answer';
  const understood = { as, flow, ...(heard.choice && { choice: heard.choice.replace(/-\d+$/, '') }) } as const;
  return { ...(await follow(move, opened.place, opened, ports)), understood };
}

/** Flows that read numbers themselves: a number is their own affair. */
const OWN_NUMBERS: FlowName[] = ['check', 'report'];

/** What a report tells of does not begin that topic again, unless it was asked what there is to tell. */
const ABOUT_REPORTS: Topic[] = ['bereaved', 'accidentReport', 'accident', 'jkk', 'jkm'];

function elsewhereFrom(
  { place, ...opened }: Open,
  heard: Heard,
  ports: Ports,
): Promise<Routed | undefined> | undefined {
  if (!heard.topic && heard.numbers.length > 0 && OWN_NUMBERS.includes(place.flow)) return undefined;
  const isTelling = place.flow === 'report' && place.question !== 'kind';
  if (heard.topic && isTelling && ABOUT_REPORTS.includes(heard.topic)) return undefined;
  return elsewhere(heard, { place, ...opened }, ports);
}

/** Picks the way of a message: a command, else a choice that names a topic, else the open question, else what was understood. */
export async function route(heard: Heard, opened: Open | undefined, consented: boolean, ports: Ports): Promise<Routed> {
  const home = consented ? 'menu' : 'welcome';
  if (heard.command)
    return { ...(await command(heard, opened, home, ports)), understood: { as: 'command', choice: heard.command } };
  const target = isFlowName(heard.choice) ? heard.choice : undefined;
  if (target && (consented || WITHOUT_CONSENT.includes(target))) {
    return {
      ...(await begin(target, seedOf(heard, opened, ports), ports)),
      understood: { as: 'choice', flow: target },
    };
  }
  if (!consented) return unconsented(heard, opened, ports);
  const byItself = opensByItself(heard, opened);
  if (byItself)
    return { ...(await begin(byItself.flow, seedOf(heard, undefined, ports), ports)), understood: byItself };
  if (opened) return answer(heard, opened, ports, true);
  const found = await elsewhere(heard, undefined, ports);
  return (
    found ?? {
      ...(await begin('menu', {}, ports, [notUnderstood(heard)])),
      understood: { as: heard.media ? 'media' : 'nothing' },
    }
  );
}

const notUnderstood = (heard: Heard) => (heard.media ? say(`media.${heard.media}`) : say('menu.greet'));

/** What the law gives, the first help and a word of sympathy are for anyone: at once, and then consent is asked for all the same. */
const AT_ONCE: FlowName[] = ['jkk', 'jkm', 'accidentReport', 'bereaved'];

/** Of these only the first words were said: the rest follows consent. */
const GOES_ON: FlowName[] = ['bereaved', 'accidentReport'];

/** Before consent there is one question, the law, and the way out. */
async function unconsented(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed> {
  const { topic, code, caseNumber } = heard;
  if (caseNumber) {
    return { ...(await begin('welcome', { wanted: 'claimStatus', caseNumber }, ports)), understood: BY_CASE };
  }
  if (code && !isAccess(heard, opened)) {
    const { code: index } = seedOf(heard, undefined, ports);
    return { ...(await begin('welcome', { code: index! }, ports)), understood: BY_CODE };
  }
  if (topic === 'erase') return { ...(await begin('erase', {}, ports)), understood: { as: 'topic', flow: 'erase' } };
  if (topic && AT_ONCE.includes(topic)) {
    const said = seedOf(heard, undefined, ports);
    const told = (await begin(topic, said, ports)).says.slice(0, -1);
    const seed = { ...waiting(opened), ...(GOES_ON.includes(topic) && { wanted: topic, ...given(['past'], said) }) };
    return { ...(await begin('welcome', seed, ports, told)), understood: { as: 'topic', flow: topic } };
  }
  const asked = opened && WITHOUT_CONSENT.includes(opened.place.flow) ? opened : undefined;
  if (asked) return answer(heard, asked, ports, false);
  const seed: Seed = topic ? { wanted: topic } : {};
  return {
    ...(await begin('welcome', seed, ports)),
    understood: { as: topic ? 'topic' : 'nothing', flow: 'welcome' },
  };
}
