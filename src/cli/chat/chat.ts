import { randomUUID } from 'node:crypto';
import { createInterface, type Interface } from 'node:readline';
import { listen } from '../../app/listen.ts';
import type { Channel } from '../../channels/channel.ts';
import { shown, terminalChannel } from '../../channels/terminal/terminal-channel.ts';
import { day } from '../../domain/day.ts';
import { openDoor } from '../../jobs/door.ts';
import { text } from '../../language/texts.ts';
import type { Outbound } from '../../message.ts';
import type { Database } from '../../store/database.ts';
import { listenForOutgoing } from '../../store/wake.ts';
import { type CliCommand, type CliContext, refuse } from '../command.ts';
import { asTrial, withTrial } from './open-trial.ts';
import { replay } from './replay.ts';

type Options = { script?: true; chat?: string; today?: string };

/** Begins to read at once: whoever asks for it must be ready to take the lines, for those that come before are lost. */
const input = (): Interface => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });

/** Talks in the terminal until the input ends and all is answered; what another process writes for this chat is shown as it comes. */
async function talk(context: CliContext, db: Database, address: string): Promise<void> {
  const { log, config } = context;
  const channels = new Map<string, Channel>();
  const door = openDoor({
    pool: db.pool,
    vault: db.vault,
    channels,
    now: context.now,
    hours: config.NOTICE_HOURS,
    log,
  });
  const listening = listen({ db, log, now: context.now, officerHours: config.OFFICER_HOURS }, door.deliver);
  const wake = await listenForOutgoing(db.url, { onChats: door.deliverWoken, onGap: () => {}, log });
  const show = (message: Outbound) => context.out(`\n${shown(message)}\n\n> `);
  const channel = terminalChannel({ lines: input(), address, show });
  channels.set(channel.name, asTrial(context, channel));
  context.out(`${text('cli.chatHello')}\n\n> `);
  try {
    await channel.start(listening.onMessage);
    await channel.ended;
  } finally {
    await listening.idle();
    await wake.stop();
    await door.idle();
    await door.stop();
  }
}

/** `chat`: a conversation in the terminal; with `--script` a replay, one message a line in, one JSON object a line out. */
export const chatCommand: CliCommand = (program, context) => {
  program
    .command('chat')
    .description(text('cli.chatAbout'))
    .option('--script', text('cli.chatScript'))
    .option('--chat <name>', text('cli.chatName'))
    .option('--today <date>', text('cli.chatToday'))
    .action(async ({ script, chat, today }: Options) => {
      const on = today === undefined ? undefined : day.safeParse(today).data;
      if (today !== undefined && !on) return refuse(context, text('cli.badToday'));
      if (on && !script) return refuse(context, text('cli.todayNeedsScript'));
      if (script) return replay(context, input, { address: chat ?? randomUUID(), on });
      return withTrial(context, (db) => talk(context, db, chat ?? 'saya'));
    });
};
