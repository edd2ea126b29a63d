import { randomUUID } from 'node:crypto';
import { terminalChannel } from '../channels/terminal/terminal-channel.ts';
import { type Day, instantOf } from '../domain/day.ts';
import { maskNumbers } from '../domain/mask.ts';
import { openDoor } from '../jobs/door.ts';
import { withE164 } from '../language/phone.ts';
import { text } from '../language/texts.ts';
import type { Content, Outbound } from '../message.ts';
import { chatIdOf } from '../store/chats.ts';
import type { Database } from '../store/database.ts';
import { receive } from '../store/inbound.ts';
import { writeDue } from '../store/reminders.ts';
import { takeTurn } from '../turn.ts';
import type { CliContext } from './command.ts';
import { openTrial } from './open-trial.ts';
import { readLine } from './script-line.ts';

/** A replay's chat, and the day it begins on, at nine in the morning; without one it lives by the real clock. */
type Replay = { address: string; on: Day | undefined };

const NINE = 9 * 60;

/** One chat that is worked by hand, with a clock of its own. */
function openReplay(context: CliContext, db: Database, { address, on }: Replay) {
  let at = on && instantOf(on, NINE);
  let replies: Outbound[] = [];
  const now = () => at ?? context.now();
  const show = (message: Outbound) => void replies.push(message);
  const channel = terminalChannel({ lines: (async function* () {})(), address, show });
  const { log, config } = context;
  const door = openDoor({
    pool: db.pool,
    vault: db.vault,
    channels: new Map([['terminal', channel]]),
    now,
    hours: config.NOTICE_HOURS,
    log,
  });

  /** What falls due in this chat by its own clock. */
  async function move(to: string): Promise<object> {
    at = new Date(to);
    const chatId = await chatIdOf(db, 'terminal', address);
    if (chatId === undefined) return { as: 'clock' };
    await writeDue(db, now(), config.NOTICE_HOURS, chatId);
    await door.deliverChat(chatId);
    return { as: 'clock' };
  }

  async function hear(content: Content): Promise<object> {
    const message = withE164({ ...content, channel: 'terminal', chat: address, id: randomUUID() });
    const received = (await receive(db, message, now()))!;
    const turned = await takeTurn(received, message, { db, log, now });
    await door.deliver(turned.replies);
    return turned.understood;
  }

  return {
    async line(line: string): Promise<object> {
      replies = [];
      const read = readLine(line);
      const understood = !read
        ? { as: 'unreadable', why: text('cli.badLine') }
        : await ('at' in read ? move(read.at) : hear(read));
      const shownReplies = replies.map(({ text, choices }) => ({ text, choices: choices.map(({ label }) => label) }));
      return { in: echo(line, read), replies: shownReplies, understood };
    },
    close: () => door.stop(),
  };
}

/** What came in, with long numbers masked: an output may be kept. */
const echo = (line: string, read: ReturnType<typeof readLine>): object => {
  if (read && 'at' in read) return read;
  return line.startsWith('{') && read
    ? JSON.parse(line, (_key, value) => (typeof value === 'string' ? maskNumbers(value) : value))
    : { text: maskNumbers(line) };
};

/** Replays lines one after another: standard output gets one JSON object a line and nothing else. */
export async function replay(context: CliContext, lines: () => AsyncIterable<string>, of: Replay): Promise<void> {
  const db = await openTrial(context);
  const chat = openReplay(context, db, of);
  for await (const line of lines()) await context.out(`${JSON.stringify(await chat.line(line))}\n`);
  await chat.close();
  await db.close();
}
