import type { Heard } from '../language/hear.ts';
import { hearPastDay } from '../language/hear-past-day.ts';
import { say } from '../language/texts.ts';
import type { FlowName, Move, Seed } from './flow.ts';
import { flows } from './flows/index.ts';
import { begin, follow, type Outcome, withChoices } from './follow.ts';
import { CARD, NIK } from './hear-proof.ts';
import { isFlowName, type Open, open, previous } from './place.ts';
import type { Ports } from './ports.ts';

/** How a message was taken: for the terminal's replays and the metrics. Never holds what was written. */
export type Understood = {
  as: 'command' | 'choice' | 'answer' | 'topic' | 'number' | 'media' | 'nothing';
  flow?: string;
  choice?: string;
};

export type Routed = Outcome & { understood: Understood };

/** Flows that a person may use without having agreed to anything. */
const WITHOUT_CONSENT: FlowName[] = ['welcome', 'erase'];

/** Lengths of the numbers that name a record. */
const NAMES_A_RECORD = [NIK, CARD];

/** What was already said: in this message, and at the open question about whom. */
const seedOf = ({ words, numbers, day, code }: Heard, opened: Open | undefined, ports: Ports): Seed => {
  const past = hearPastDay(words, ports.today());
  const number = numbers.find(({ length }) => NAMES_A_RECORD.includes(length));
  const named = opened?.place.known.named as Seed['named'];
  return {
    ...(number && { number }),
    ...(day && { day }),
    ...(past && { past }),
    ...(named && { named }),
    ...(code && { code: ports.indexOf('code', code.signs) }),
  };
};

/** The activation code that waits for consent. */
const waiting = (opened: Open | undefined): Seed => {
  const code = opened?.place.flow === 'welcome' ? (opened.place.known.code as Seed['code']) : undefined;
  return code ? { code } : {};
};

async function command(heard: Heard, opened: Open | undefined, home: FlowName, ports: Ports): Promise<Outcome> {
  if (heard.command === 'help') {
    return { says: [withChoices(say('help.text'), opened)], place: opened?.place ?? null, effects: [] };
  }
  if (heard.command === 'cancel') return begin(home, {}, ports, [say('menu.cancelled')]);
  const before = heard.command === 'back' && opened ? previous(opened.place) : undefined;
  if (!before) return begin(home, home === 'welcome' ? waiting(opened) : {}, ports);
  return { says: (await open(before, ports)).asks, place: before, effects: [] };
}

/** A message that answers nothing open: a topic, a number that names a record, or nothing we know. */
async function elsewhere(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed | undefined> {
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

/** In a flow that reads numbers itself, a number is its own affair. */
const elsewhereFrom = (opened: Open, heard: Heard, ports: Ports) =>
  opened.place.flow === 'check' && !heard.topic ? undefined : elsewhere(heard, opened, ports);

/** A code that was sent unasked is taken as a number would be. */
const BY_CODE = { as: 'number', flow: 'check' } as const;

/** A code begins the check, unless a record is named already and waits for its proof; a link that is tapped always does. */
const begins = ({ code }: Heard, opened: Open | undefined): boolean =>
  code !== undefined && (code.begins || opened?.place.flow !== 'check' || opened.place.known.named === undefined);

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
  if (begins(heard, opened))
    return { ...(await begin('check', seedOf(heard, undefined, ports), ports)), understood: BY_CODE };
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
const GOES_ON: FlowName[] = ['bereaved'];

/** Before consent there is one question, the law, and the way out. */
async function unconsented(heard: Heard, opened: Open | undefined, ports: Ports): Promise<Routed> {
  const { topic, code } = heard;
  if (code) {
    const { code: index } = seedOf(heard, undefined, ports);
    return { ...(await begin('welcome', { code: index! }, ports)), understood: BY_CODE };
  }
  if (topic === 'erase') return { ...(await begin('erase', {}, ports)), understood: { as: 'topic', flow: 'erase' } };
  if (topic && AT_ONCE.includes(topic)) {
    const told = (await begin(topic, seedOf(heard, undefined, ports), ports)).says.slice(0, -1);
    const seed = { ...waiting(opened), ...(GOES_ON.includes(topic) && { wanted: topic }) };
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
