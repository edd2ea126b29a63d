import type { Command } from 'commander';
import { text } from '../../language/texts.ts';
import { handBackTalk } from '../../store/talk/hand-back.ts';
import { type CliContext, refuse } from '../command.ts';
import { officer } from '../officer.ts';
import { notTalking, withTalk } from './talk.ts';

/** `inbox hand-back #12`: the officer is done, the bot has the chat again. */
export const handBackCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('hand-back')
    .description(text('inbox.handBackAbout'))
    .argument('<id>', text('inbox.talkId'))
    .action((written: string) =>
      withTalk(context, written, async (db, id) => {
        const done = await handBackTalk(db, id, officer(context));
        if (!done.ok) return refuse(context, notTalking(done.why, id));
        await context.out(`${done.told ? text('inbox.handedBack', { id }) : text('inbox.closedOnly', { id })}\n`);
      }),
    );
