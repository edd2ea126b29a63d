import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flowNames } from '../../src/conversation/flow.ts';
import { day } from '../../src/domain/day.ts';
import { normalise } from '../../src/language/normalise.ts';
import { intents } from '../../src/language/understanding/intents.ts';
import { topicSaid } from '../../src/language/understanding/topics.ts';
import { understand } from '../../src/language/understanding/understand.ts';
import { chatScript, type Replayed } from '../support/chat-script.ts';
import { trial } from '../support/trial.ts';
import { type Conversation, conversations } from './free-text-file.ts';

/** A Monday, in the hours of the officers. */
const TODAY = day.parse('2026-11-23');
const MORNING = new Date(`${TODAY}T09:00:00+07:00`);

const all = conversations();

/** What was answered, by the name of the conversation and in the order of its turns. */
const heard = new Map<string, Replayed[]>();

const agreeing = [{ text: 'halo' }, { choice: 'agree' }];

type Script = ReturnType<typeof chatScript>;

async function hold(script: Script, { name, agreed, turns }: Conversation): Promise<void> {
  for (const line of [{ chat: name }, ...(agreed ? agreeing : [])]) await script.says(JSON.stringify(line));
  const answers: Replayed[] = [];
  for (const { line } of turns) answers.push(await script.says(JSON.stringify(line)));
  heard.set(name, answers);
}

/** One process holds these conversations one after another. */
async function holdAll(env: Record<string, string>, some: Conversation[]): Promise<void> {
  const script = chatScript(env, '--today', TODAY);
  for (const one of some) await hold(script, one);
  await script.end();
}

/** The keys that an answer means, and its words in quotes, as far as any of these is asked for. */
function heldBy({ replies }: Replayed, wanted: string[]): string[] {
  const meant = replies.flatMap((reply) => reply.meant);
  const words = replies.flatMap(({ text, choices }) => [text, ...choices]).join('\n');
  const isHeld = (one: string) => (one.startsWith('"') ? words.includes(one.slice(1, -1)) : meant.includes(one));
  return wanted.filter((one) => (one === '(diam)' ? replies.length === 0 : isHeld(one)));
}

describe('conversations that start from free text, over the terminal', () => {
  let drop: () => Promise<void> = async () => {};
  beforeAll(async () => {
    const home = await trial(MORNING);
    drop = home.drop;
    const half = Math.ceil(all.length / 2);
    await Promise.all([all.slice(0, half), all.slice(half)].map((some) => holdAll(home.env, some)));
  }, 120_000);
  afterAll(() => drop());

  it.each(all.map(({ name, turns }) => [name, turns] as const))('%s', (name, turns) => {
    const answers = heard.get(name)!;
    const told = turns.map(({ holds, never }, at) => ({
      holds: heldBy(answers[at]!, holds),
      never: heldBy(answers[at]!, never),
    }));
    expect(told).toEqual(turns.map(({ holds }) => ({ holds, never: [] })));
  });

  it('lead into every flow', () => {
    const entered = [...heard.values()].flat().map(({ understood }) => understood.flow);
    expect(flowNames.filter((flow) => !entered.includes(flow))).toEqual([]);
  });
});

describe('what is written in them', () => {
  const written = all.map(({ turns }) => turns.flatMap((turn) => turn.written ?? []));

  it('is forty conversations or more, of two to ten messages, and every answer is judged', () => {
    expect(all.length).toBeGreaterThanOrEqual(40);
    expect(written.filter(({ length }) => length < 2 || length > 11)).toEqual([]);
    expect(all.flatMap(({ turns }) => turns).filter(({ holds }) => holds.length === 0)).toEqual([]);
  });

  it('begins with no word of the menu, but for "bpjs" alone', () => {
    const named = written.map(([first]) => topicSaid(normalise(first!)));
    expect(named.filter(Boolean)).toEqual(['whichBpjs']);
  });

  it('wants every one of the intents', () => {
    const wanted = written.flat().map((text) => understand(text, TODAY).intent);
    expect(intents.filter((intent) => !wanted.includes(intent))).toEqual([]);
  });

  it('is once as long as four thousand characters', () => {
    expect(Math.max(...written.flat().map(({ length }) => length))).toBeGreaterThanOrEqual(4000);
  });
});
