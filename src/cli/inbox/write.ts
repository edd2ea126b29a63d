import type { Command } from 'commander';
import { MOST_WORDS } from '../../domain/officer-words.ts';
import { text } from '../../language/texts.ts';
import { type NotWritten, writeToTalk } from '../../store/talk/write.ts';
import { type CliContext, refuse } from '../command.ts';
import { officer } from '../officer.ts';
import { notTalking, withTalk } from './talk.ts';

function mistake(why: NotWritten['why'], id: number): string {
  if (why === 'unknown' || why === 'closed') return notTalking(why, id);
  if (why === 'late') return text('inbox.writeLate', { id });
  return why === 'long' ? text('inbox.writeLong', { most: MOST_WORDS }) : text(`inbox.write_${why}`, { id });
}

/** `inbox write #12 "words"`: an officer's own words to the chat that he has. */
export const writeCommand = (program: Command, context: CliContext): Command =>
  program
    .createCommand('write')
    .description(text('inbox.writeAbout'))
    .argument('<id>', text('inbox.talkId'))
    .argument('<words>', text('inbox.writeWords'))
    .option('--again', text('inbox.writeAgain'))
    .action((written: string, words: string, { again = false }: { again?: boolean }) =>
      withTalk(context, written, async (db, id) => {
        const done = await writeToTalk(db, id, words, { ...officer(context), again });
        if (!done.ok) return refuse(context, mistake(done.why, id));
        await context.out(`${text('inbox.wrote', { id })}\n`);
      }),
    );
