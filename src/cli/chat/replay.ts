import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { answerTurn } from '../../app/answer-turn.ts';
import { terminalChannel } from '../../channels/terminal/terminal-channel.ts';
import { type Day, instantOf } from '../../domain/day.ts';
import { type Door, openDoor } from '../../jobs/door.ts';
import { writeDue } from '../../jobs/remind.ts';
import { withE164 } from '../../language/phone.ts';
import { text } from '../../language/texts.ts';
import type { Content, Outbound } from '../../message.ts';
import { chatIdOf, OWN_CLOCK } from '../../store/chats.ts';
import type { Database } from '../../store/database.ts';
import { receive } from '../../store/inbound.ts';
import { planChatReminders } from '../../store/plan.ts';
import type { CliContext } from '../command.ts';
import { meantBy } from './meant-by.ts';
import { asTrial, withTrial } from './open-trial.ts';
import { echo, type Read, readLine } from './script-line.ts';

/** A replay's chat, and the day it begins on, at nine in the morning; without one it lives by the real clock. */
type Replay = { address: string; on: Day | undefined };

/** One chat that is worked line by line, by a clock of its own. `shown` is what the current line was answered with. */
type Session = {
  context: CliContext;
  db: Database;
  address: string;
  door: Door;
  at: Date | undefined;
  shown: Outbound[];
};

const NINE = 9 * 60;

const nowOf = ({ at, context }: Session): Date => at ?? context.now();

function openSession(context: CliContext, db: Database, { address, on }: Replay): Session {
  const session = { context, db, address, at: on && instantOf(on, NINE), shown: [] } as Omit<
    Session,
    'door'
  > as Session;
  const show = (message: Outbound) => void session.shown.push(message);
  const channel = asTrial(context, terminalChannel({ name: OWN_CLOCK, lines: Readable.from([]), address, show }));
  const { pool, vault } = db;
  const { log, config } = context;
  const channels = new Map([[channel.name, channel]]);
  session.door = openDoor({ pool, vault, channels, now: () => nowOf(session), hours: config.NOTICE_HOURS, log });
  return session;
}

/** Moves the clock, and shows what has fallen due in this chat by then. */
async function move(session: Session, to: string): Promise<object> {
  const { context, db, address, door } = session;
  session.at = new Date(to);
  const chatId = await chatIdOf(db, OWN_CLOCK, address);
  if (chatId === undefined) return { as: 'clock' };
  await planChatReminders(db, chatId, session.at);
  await writeDue(db, session.at, context.config.NOTICE_HOURS, chatId);
  await door.deliverChat(chatId);
  return { as: 'clock' };
}

async function hear(session: Session, content: Content): Promise<object> {
  const { context, db, address, door } = session;
  const now = () => nowOf(session);
  const message = withE164({ ...content, channel: OWN_CLOCK, chat: address, id: randomUUID() });
  const received = (await receive(db, message, now()))!;
  const deps = { db, log: context.log, now, officerHours: context.config.OFFICER_HOURS };
  const { replies, understood } = await answerTurn(received, message, deps);
  await door.deliver(replies);
  // What the night does for everybody is done here at once: a replay sleeps no nights.
  const chatId = await chatIdOf(db, OWN_CLOCK, address);
  if (chatId !== undefined) await planChatReminders(db, chatId, now());
  return understood;
}

/** Another chat goes on, or begins: by a clock that starts as that of the first did. */
async function turnTo({ context, db, door }: Session, to: Replay): Promise<Session> {
  await door.stop();
  return openSession(context, db, to);
}

async function work(session: Session, read: Read): Promise<object> {
  if (!read) return { as: 'unreadable', why: text('cli.badLine') };
  if ('chat' in read) return { as: 'chat' };
  return 'at' in read ? move(session, read.at) : hear(session, read);
}

/** A reply in words and choices, and the keys that it means. */
const told = async (db: Database, { id, text, choices }: Outbound): Promise<object> => ({
  text,
  choices: choices.map(({ label }) => label),
  meant: await meantBy(db, Number(id)),
});

/** One line in, what it was answered with and how it was understood out. */
async function answered(session: Session, line: string, read: Read): Promise<object> {
  session.shown = [];
  const understood = await work(session, read);
  const replies = await Promise.all(session.shown.map((message) => told(session.db, message)));
  return { in: echo(line, read), replies, understood };
}

/** Replays lines one after another: standard output gets one JSON object a line and nothing else. */
export const replay = (context: CliContext, lines: () => AsyncIterable<string>, of: Replay): Promise<void> =>
  withTrial(context, async (db) => {
    let session = openSession(context, db, of);
    try {
      for await (const line of lines()) {
        const read = readLine(line);
        if (read && 'chat' in read) session = await turnTo(session, { address: read.chat, on: of.on });
        await context.out(`${JSON.stringify(await answered(session, line, read))}\n`);
      }
    } finally {
      await session.door.stop();
    }
  });
