import { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { takeTurn } from '../src/app/turn.ts';
import { readUpdate } from '../src/channels/telegram/read-update.ts';
import { sender } from '../src/channels/telegram/sending.ts';
import { handle } from '../src/conversation/handle.ts';
import type { Ports } from '../src/conversation/ports.ts';
import { usualHours } from '../src/domain/notice-hours.ts';
import { type Door, openDoor } from '../src/jobs/door.ts';
import { render } from '../src/language/render.ts';
import { openLog } from '../src/log.ts';
import type { Inbound, Say } from '../src/message.ts';
import { chatPorts } from '../src/store/chat-ports.ts';
import type { Database } from '../src/store/database.ts';
import { INBOUND, type Received, receive } from '../src/store/inbound.ts';
import { openBody, sealBody } from '../src/store/outgoing.ts';
import type { BotApi } from '../test/bot-api/index.ts';
import { report } from './report.ts';
import { watchTrips } from './trips.ts';
import { median, updateOf } from './turn-load.ts';
import type { Asked } from './turn-people.ts';

/** Milliseconds of each run of each part, by its name. */
type Times = Map<string, number[]>;

async function timed<T>(times: Times, part: string, work: () => T | Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.set(part, [...(times.get(part) ?? []), performance.now() - began]);
  return result;
}

/** Ports that ask the world once, and give the same answers from memory from then on. */
function remembering(ports: Ports): Ports {
  const known = new Map<string, unknown>();
  return new Proxy(ports, {
    get:
      (target, name) =>
      (...words: unknown[]) => {
        const question = JSON.stringify([name, words]);
        const ask = Reflect.get(target, name) as (...words: unknown[]) => unknown;
        if (!known.has(question)) known.set(question, ask(...words));
        return known.get(question);
      },
  });
}

type Apart = { db: Database; door: Door; times: Times; now: Date; trips: ReturnType<typeof watchTrips> };

/** What the conversation itself takes: hearing, routing, deciding, with a world that answers at once. */
async function think({ db, times, now }: Apart, { state }: Received, message: Inbound): Promise<Say[]> {
  const real = chatPorts(db, { chatId: state!.chatId, channel: 'telegram', network: undefined }, { now });
  const ports = remembering(real);
  await handle(message, state!, ports);
  const { says } = await timed(times, 'hear, route, answer', () => handle(message, state!, ports));
  return says;
}

/** The three seals of a turn and the one that is opened: the message, its masked form, the reply. */
const seal = ({ db: { vault } }: Apart, message: Inbound, [first, ...then]: Say[]): Say => {
  const said = { ...first!, then };
  vault.seal(INBOUND, JSON.stringify(message));
  vault.seal(INBOUND, JSON.stringify({ text: '*******0001' }));
  return openBody(vault, said.key, sealBody(vault, said));
};

/** One turn after another, each part alone. */
async function oneTurn(apart: Apart, json: string): Promise<void> {
  const { db, door, times, now, trips } = apart;
  const read = await timed(times, 'read the update', () => readUpdate(JSON.parse(json) as Update));
  if (read?.is !== 'said') throw new Error('no message of a person');
  const message: Inbound = { channel: 'telegram', chat: read.chat, id: `1003:${read.chat}`, ...read.content };
  const part = <T>(name: string, work: () => Promise<T>) => trips.during(name, () => timed(times, name, work));
  const received = (await part('store the message', () => receive(db, message, now)))!;
  const says = await think(apart, received, message);
  const said = await timed(times, 'seal and open', () => seal(apart, message, says));
  await timed(times, 'render', () => render(said, '1'));
  const deps = { db, log: openLog('silent'), now: () => now, holds: () => true };
  const turned = await part('the turn: prove, read, commit', () => takeTurn(received, message, deps));
  await part('send and mark', () => door.deliver(turned.replies, turned.claimed));
}

/** Measures and prints what the parts of a turn take where nothing else goes on: median of as many turns as there are chats. */
export async function partsOfTurn(db: Database, api: BotApi, chats: Asked[]): Promise<void> {
  const token = '1003:BENCH-PARTS';
  const side = api.addBot(token);
  side.keepCalls = false;
  const times: Times = new Map();
  const trips = watchTrips(db.pool);
  const say = sender({ api: new Api(token, { apiRoot: api.root }), sharePhone: 'x', onMoved: () => {} });
  const send: typeof say = (chat, message) => timed(times, 'of which sendMessage', () => say(chat, message));
  const channel = { name: 'telegram', repeatable: false, start: async () => {}, stop: async () => {}, send };
  const channels = new Map([['telegram', channel]]);
  const now = new Date();
  const log = openLog('silent');
  const door = openDoor({ pool: db.pool, vault: db.vault, channels, now: () => now, hours: usualHours, log });
  for (const [at, { chat, card }] of chats.entries()) {
    const update = updateOf({ chat, text: card }, at);
    side.push(update);
    await oneTurn({ db, door, times, now, trips }, JSON.stringify(update));
  }
  await door.stop();
  const lines = [...times].map(([name, all]): [string, string] => {
    const { statements, trips: count } = trips.of(name);
    const asked = statements ? `, ${statements / all.length} statements in ${count / all.length} round trips` : '';
    return [name, `${(median(all) * 1_000).toFixed(0)} µs${asked}`];
  });
  report(`turn: its parts, one turn at a time (median of ${chats.length})`, lines);
}
